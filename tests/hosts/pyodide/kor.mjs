// Starts Pyodide once, reads every module of the package in it, and presses every button of workbook/lite/main.py.
// Standard input: where things lie, the book, and what to press. Standard output: what came of it.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { host } from "../klient/host.mjs";
import { Book, excel } from "../klient/office.mjs";

const { pyodide, hjul, projekt, klient, config, bok, calculated, filer, tryck, tid } = JSON.parse(readFileSync(0, "utf8"));
const { loadPyodide } = await import(pathToFileURL(`${pyodide}/node_modules/pyodide/pyodide.mjs`));
const py = await loadPyodide({ env: { SOURCE_DATE_EPOCH: tid, HOME: "/home/pyodide" }, stdout: () => {}, stderr: () => {} });
const mounts = { "/proj": projekt, "/hjul": hjul, "/ersattare": `${projekt}/tests/hosts/pyodide/ersattare` };
for (const [to, root] of Object.entries(mounts)) {
  py.FS.mkdirTree(to);
  py.FS.mount(py.FS.filesystems.NODEFS, { root }, to);
}
py.FS.mkdirTree("/data");
for (const [name, content] of Object.entries(filer)) py.FS.writeFile(`/data/${name}`, Buffer.from(content, "base64"));
py.runPython(readFileSync(`${projekt}/tests/hosts/pyodide/i_pyodide.py`, "utf8"));

const state = { said: [], level: 20 };
host("http://127.0.0.1", config, state);
await import(pathToFileURL(`${klient}/custom-scripts/index.js`));
const { lasBoken } = await import(pathToFileURL(`${klient}/las.js`));
const book = new Book(bok);
book.calculated = calculated;
globalThis.Excel = excel(book);
globalThis.bokenSomJson = () =>
  globalThis.Excel.run(async (context) => JSON.stringify({ ...(await lasBoken(context)), version: config.xlwingsVersion }));

const result = { saknas: JSON.parse(py.globals.get("saknas")()), funktioner: JSON.parse(py.globals.get("funktionerna")()), korda: [] };
const press = py.globals.get("tryck");
for (const [skript, args] of tryck) {
  state.said = [];
  book.syncs = 0;
  let fel = "";
  try {
    await press(skript, JSON.stringify(args));
  } catch (fault) {
    fel = String(fault);
  }
  result.korda.push({ skript, said: state.said, syncs: book.syncs, fel });
}
result.bok = book.dump();
process.stdout.write(JSON.stringify(result), () => process.exit(0));
