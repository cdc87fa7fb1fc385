// Presses the buttons of the task pane in xlwings' own client, with our JavaScript in it, against a real server.
// Standard input: the folder of the client, the server's address, and what to try. Standard output: what came of it.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { host } from "./host.mjs";
import { Book, excel } from "./office.mjs";

const { klient, server, config, prov } = JSON.parse(readFileSync(0, "utf8"));
const state = { said: [], level: 20 };
host(server, config, state);
await import(pathToFileURL(`${klient}/custom-scripts/index.js`));
const { kor } = await import(pathToFileURL(`${klient}/main.js`));

const digest = (dump) => createHash("sha256").update(JSON.stringify(dump)).digest("hex");
const results = [];
for (const ett of prov) {
  const book = new Book(ett.bok);
  book.inserts = ett.insats ?? true;
  state.level = ett.api ?? 20;
  globalThis.Excel = excel(book);
  state.meanwhile = ett.medan ? () => book.sheet(ett.medan[0]).cells.set(ett.medan[1], ett.medan[2]) : null;
  const korda = [];
  for (const { skript, args = [], klipp = null, halva = false, ändra = [] } of ett.kor) {
    for (const [namn, cell, värde] of ändra) book.sheet(namn).cells.set(cell, värde);
    state.said = [];
    book.syncs = 0;
    book.cutAfter = klipp ?? Infinity;
    book.cutInside = halva;
    let fel = "";
    try {
      await kor(skript, args);
    } catch (fault) {
      fel = fault.response ? `${fault.response.status} ${JSON.stringify(fault.response.data)}` : String(fault);
    }
    korda.push({ syncs: book.syncs, said: state.said, fel });
  }
  const dump = book.dump();
  const hash = digest(dump);
  const oordnat = digest({ ...dump, sheets: [...dump.sheets].sort((a, b) => (a.name < b.name ? -1 : 1)) });
  results.push({ korda, hash, oordnat, bok: ett.hel ? dump : null });
}
process.stdout.write(JSON.stringify(results));
