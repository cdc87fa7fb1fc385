// Presses the buttons of the task pane in xlwings' own client, with our JavaScript in it, against a real server.
// Standard input: the folder of the client, the server's address, and what to try. Standard output: what came of it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { Book, excel } from "./office.mjs";

const { klient, server, config, prov } = JSON.parse(readFileSync(0, "utf8"));
const answers = new Map();
let said = [];
let level = 20;

globalThis.window = { location: { origin: server } };
if (!globalThis.navigator) globalThis.navigator = { userAgent: "node" };
globalThis.document = {
  getElementById: () => ({ textContent: JSON.stringify(config) }),
  querySelectorAll: () => [],
  querySelector: () => null,
  addEventListener: () => {},
};
globalThis.Office = {
  onReady: async () => {},
  AsyncResultStatus: { Failed: "failed" },
  context: {
    platform: "PC",
    requirements: { isSetSupported: (_, version) => Number((version ?? "1.1").split(".")[1]) <= level },
    ui: { displayDialogAsync: (url) => said.push(new URL(url).searchParams.get("prompt")) },
  },
};
globalThis.XMLHttpRequest = class {
  headers = {};
  open(method, url) { Object.assign(this, { method, url }); }
  setRequestHeader(name, value) { this.headers[name] = value; }
  getResponseHeader() { return this.type; }
  async send(body) {
    const key = `${this.url} ${body}`; // the same book gets the same answer: it is asked for once
    if (!answers.has(key)) {
      const answer = await fetch(this.url, { method: this.method, headers: this.headers, body });
      answers.set(key, [answer.status, answer.headers.get("Content-Type"), await answer.text()]);
    }
    [this.status, this.type, this.responseText] = answers.get(key);
    this.onload();
  }
};
globalThis.Excel = { run: async () => {}, RequestContext: class {} };
console.log = console.warn = () => {};

await import(pathToFileURL(`${klient}/custom-scripts/index.js`));
const { kor } = await import(pathToFileURL(`${klient}/main.js`));

const digest = (dump) => createHash("sha256").update(JSON.stringify(dump)).digest("hex");
const results = [];
for (const ett of prov) {
  const book = new Book(ett.bok);
  book.inserts = ett.insats ?? true;
  level = ett.api ?? 20;
  globalThis.Excel = excel(book);
  const korda = [];
  for (const { skript, args = [], klipp = null, halva = false } of ett.kor) {
    said = [];
    book.syncs = 0;
    book.cutAfter = klipp ?? Infinity;
    book.cutInside = halva;
    let fel = "";
    try {
      await kor(skript, args);
    } catch (fault) {
      fel = fault.response ? `${fault.response.status} ${JSON.stringify(fault.response.data)}` : String(fault);
    }
    korda.push({ syncs: book.syncs, said, fel });
  }
  const dump = book.dump();
  const hash = digest(dump);
  const oordnat = digest({ ...dump, sheets: dump.sheets.toSorted((a, b) => (a.name < b.name ? -1 : 1)) });
  results.push({ korda, hash, oordnat, bok: ett.hel ? dump : null });
}
process.stdout.write(JSON.stringify(results));
