// Carries out the work of finsam-xl in the open book, in few calls over the net: each context.sync() is one.
//
// Office.js carries out what is queued in order, but not all of it or nothing. So a hidden sheet says first what is
// under way and is taken away last; where the next run finds it, it makes anew what was left half-made.
import { bladavtryck } from "./avtryck.js";

const OLD_EXCEL =
  "Excel är för gammalt: programmet behöver kunna ändra tabellers storlek (ExcelApi 1.13). Inget har ändrats i boken.";

const supports = (version) => Office.context.requirements.isSetSupported("ExcelApi", version);

const letters = (number) =>
  number > 0 ? letters(Math.floor((number - 1) / 26)) + String.fromCharCode(65 + ((number - 1) % 26)) : "";

const rectangle = (rows) => `A1:${letters(Math.max(...rows.map((row) => row.length)))}${rows.length}`;

const cells = (rows) => rows.map((row) => row.map((value) => value ?? ""));

export async function finsamUtfor(context, sent) {
  const work = Array.isArray(sent) ? sent[0] : sent;
  if (work.tabeller.some((table) => table.andras) && !supports("1.13")) throw new Error(OLD_EXCEL);
  const book = context.workbook;
  const sheets = book.worksheets.load("items/name");
  const names = book.names.load("items/name");
  await context.sync();
  const there = new Set(sheets.items.map((sheet) => sheet.name));
  const order = [...there].filter((name) => !work.bort.includes(name));
  const named = new Set(names.items.map((name) => name.name));

  textSheet(book, there, work.pagarblad, work.pagar.map((text) => [text])).visibility = "Hidden";
  await context.sync();
  try {
    work.bort.forEach((name) => book.worksheets.getItem(name).delete());
    work.tabeller.forEach((table) => fillTable(book, table));
    work.byten.forEach(([name, kept]) => (book.worksheets.getItem(name).name = kept));
    await context.sync();

    const fresh = work.blad.filter((sheet) => !sheet.finns);
    const total = there.size - work.bort.length + fresh.length; // with the sheet of what is under way
    const whole = await insertSheets(context, work.ark, work.blad);
    work.blad.forEach((sheet) => {
      if (!whole.has(sheet.insatt)) return setCells(book, sheet);
      if (sheet.finns) writeOver(book, sheet);
      setFormulas(book, sheet);
    });
    besideKept(order, work.byten).forEach(([name, place]) => (book.worksheets.getItem(name).position = place));
    work.sist.forEach((name) => (book.worksheets.getItem(name).position = total - 1));
    work.namn.forEach(([name, formula]) => {
      if (!named.has(name)) book.names.add(name, formula);
      else if (formula) book.names.getItem(name).formula = formula;
      else book.names.getItem(name).delete();
    });
    await context.sync();

    const end = there.has(work.minnesblad) ? total - 1 : total;
    if (work.minne !== null) {
      const prints = await bladavtryck(context, work.blad.map((sheet) => sheet.namn));
      const rows = work.minne.map(([name, ours, print]) => [name, ours, prints[name] ?? print]);
      textSheet(book, there, work.minnesblad, rows).visibility = "VeryHidden";
    }
    if (there.has(work.minnesblad)) book.worksheets.getItem(work.minnesblad).position = end;
    await context.sync();
    book.worksheets.getItem(work.pagarblad).delete();
    await context.sync();
  } catch (fault) {
    throw new Error(
      `Excel avbröt (${fault.message}). Det som redan var gjort står kvar i boken. Tryck på knappen igen: ` +
        "det som blev halvfärdigt görs om.",
    );
  }
}

// The names of the sheets that came in as they are; no other of them is in the book afterwards.
async function insertSheets(context, file, all) {
  if (!all.length || !supports("1.13")) return new Set();
  const book = context.workbook;
  const wanted = all.map((sheet) => sheet.insatt);
  try {
    book.insertWorksheetsFromBase64(file, {
      sheetNamesToInsert: wanted,
      positionType: Excel.WorksheetPositionType.end,
    });
    await context.sync();
  } catch (fault) {
    console.warn("finsam-xl:", fault); // some versions set the sheets in and then say that they did not
  }
  const sheets = book.worksheets.load("items/name");
  await context.sync();
  const there = new Set(sheets.items.map((sheet) => sheet.name));
  return new Set(wanted.filter((name) => there.has(name)));
}

// Fills the sheet where it stands, so that names and a person's own formulas still lead to it.
function writeOver(book, sheet) {
  const target = book.worksheets.getItem(sheet.namn);
  const made = book.worksheets.getItem(sheet.insatt);
  const rows = `1:${sheet.rader.length}`;
  target.getRange().clear();
  target.getRange(rows).copyFrom(made.getRange(rows));
  setWidths(target, sheet);
  sheet.hojder.forEach(([row, points]) => (target.getRange(`${row}:${row}`).format.rowHeight = points));
  made.delete();
}

function setWidths(target, sheet) {
  sheet.bredder.forEach(([columns, points]) => (target.getRange(columns).format.columnWidth = points));
}

// Each fresh sheet's place, before the older one that is kept: one that has been given its place moves the next along.
function besideKept(order, renamed) {
  const places = renamed.map(([name]) => [name, order.indexOf(name)]).sort((one, other) => one[1] - other[1]);
  return places.map(([name, place], nr) => [name, place + nr]);
}

function setFormulas(book, sheet) {
  const target = book.worksheets.getItem(sheet.namn);
  sheet.block.forEach(([place, rows]) => (target.getRange(place).formulas = rows));
}

function setCells(book, sheet) {
  const target = sheet.finns ? book.worksheets.getItem(sheet.namn) : book.worksheets.add(sheet.namn);
  if (sheet.finns) target.getRange().clear();
  setWidths(target, sheet);
  sheet.format.forEach(([place, format]) => (target.getRange(place).numberFormat = format));
  sheet.fet.forEach((place) => (target.getRange(place).format.font.bold = true));
  target.getRange(rectangle(sheet.rader)).formulas = cells(sheet.rader);
}

function fillTable(book, table) {
  const sheet = book.worksheets.getItem(table.blad);
  if (table.andras) book.tables.getItem(table.tabell).resize(table.helhet);
  table.format.forEach(([place, format]) => (sheet.getRange(place).numberFormat = format));
  table.varden.forEach(([place, rows]) => (sheet.getRange(place).values = cells(rows)));
  if (table.rensas) sheet.getRange(table.rensas).clear();
}

function textSheet(book, there, name, rows) {
  const sheet = there.has(name) ? book.worksheets.getItem(name) : book.worksheets.add(name);
  const range = sheet.getRange(rectangle(rows));
  range.numberFormat = "@";
  range.values = cells(rows);
  if (there.has(name)) sheet.getRange(`${rows.length + 1}:1048576`).clear(); // never empty, wherever it breaks
  there.add(name);
  return sheet;
}
