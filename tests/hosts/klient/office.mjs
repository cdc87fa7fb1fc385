// A stand-in for Excel behind Office.js: a book in memory, a queue that context.sync() carries out in order, and a count
// of the calls over the net. It refuses what it does not know, so that nothing passes by being ignored.
import { sheetsIn } from "./xlsx.mjs";

export class Cut extends Error {}

const column = (letters) => [...letters].reduce((sum, ch) => sum * 26 + ch.charCodeAt(0) - 64, 0);
const letters = (n) => (n > 0 ? letters(Math.floor((n - 1) / 26)) + String.fromCharCode(65 + ((n - 1) % 26)) : "");

export function area(address) {
  if (!address) return { r1: 1, c1: 1, r2: 1048576, c2: 16384 };
  const [first, last = first] = address.replaceAll("$", "").split(":");
  const parse = (text) => /^([A-Z]*)(\d*)$/.exec(text);
  const [, a, b] = parse(first);
  const [, c, d] = parse(last);
  return { r1: Number(b || 1), c1: column(a || "A"), r2: Number(d || 1048576), c2: column(c || "XFD") };
}

const place = ({ r1, c1, r2, c2 }) => `${letters(c1)}${r1}:${letters(c2)}${r2}`;

class Sheet {
  constructor(name) {
    Object.assign(this, { name, visibility: "Visible", showGridlines: true, cells: new Map(), looks: new Map(), tables: [] });
    this.names = [];
    this.comments = 0;
  }
  set({ r1, c1 }, rows, kind) {
    rows.forEach((row, i) =>
      row.forEach((value, j) => {
        const key = `${r1 + i},${c1 + j}`;
        const text = this.looks.get(key) === "@";
        if (value === "") this.cells.delete(key);
        else this.cells.set(key, text ? String(value) : value);
      }),
    );
  }
  each({ r1, c1, r2, c2 }, what) {
    for (const key of [...this.cells.keys(), ...this.looks.keys()]) {
      const [r, c] = key.split(",").map(Number);
      if (r >= r1 && r <= r2 && c >= c1 && c <= c2) what(key);
    }
  }
  used() {
    const keys = [...this.cells.keys()].map((key) => key.split(",").map(Number));
    if (!keys.length) return null;
    return {
      r1: Math.min(...keys.map((k) => k[0])), c1: Math.min(...keys.map((k) => k[1])),
      r2: Math.max(...keys.map((k) => k[0])), c2: Math.max(...keys.map((k) => k[1])),
    };
  }
}

export class Book {
  constructor(json) {
    this.syncs = 0;
    this.cutAfter = Infinity; // so many calls get through
    this.cutInside = false; // and half of what the next one asks for
    this.name = json.book.name;
    this.names = new Map(json.names.map((name) => [name.name, name.refers_to]));
    this.inserts = true;
    this.recalculated = 0;
    this.calculated = {}; // what the formulas come to, by sheet and cell
    this.sheets = json.sheets.map((data) => {
      const sheet = new Sheet(data.name);
      data.values.forEach((row, i) =>
        row.forEach((value, j) => {
          const key = `${i + 1},${j + 1}`;
          if (value === "") return;
          const day = typeof value === "string" && value.endsWith("T00:00:00.000Z");
          sheet.cells.set(key, day ? Math.round(Date.parse(value) / 86400000) + 25569 : value);
          if (day) sheet.looks.set(key, "yyyy-mm-dd");
          else if (typeof value === "string" && value.startsWith("=")) sheet.looks.set(key, "@");
        }),
      );
      sheet.tables = data.tables.map((table) => ({ name: table.name, ...area(table.range_address), sheet }));
      return sheet;
    });
  }
  sheet(name) {
    const found = this.sheets.find((sheet) => sheet.name.toLowerCase() === name.toLowerCase());
    if (!found) throw new Error(`ItemNotFound: ${name}`);
    return found;
  }
  rename(sheet, name) {
    const quoted = (text) => `'${text}'!`;
    for (const [key, ref] of this.names) this.names.set(key, ref.replaceAll(quoted(sheet.name), quoted(name)));
    sheet.name = name;
  }
  remove(name) {
    const sheet = this.sheet(name);
    for (const [key, ref] of this.names) if (ref.includes(`'${sheet.name}'!`)) this.names.set(key, "=#REF!");
    this.sheets.splice(this.sheets.indexOf(sheet), 1);
  }
  // All that a person could see of the book, but for its looks.
  dump() {
    return {
      sheets: this.sheets.map((sheet) => ({
        name: sheet.name,
        visibility: sheet.visibility,
        // the third column of the memory is a hash of the very bytes of a file: at a distance there is none
        cells: Object.fromEntries([...sheet.cells].filter(([at]) => sheet.name !== "_finsam" || !at.endsWith(",3")).sort()),
        tables: sheet.tables.map((table) => `${table.name} ${place(table)}`),
      })),
      names: Object.fromEntries([...this.names].sort()),
    };
  }
}

// What the client holds: every property is a step in the queue, done when the queue is.
export function excel(book) {
  class Context {
    queue = [];
    constructor() {
      this.workbook = workbook(this);
    }
    async sync() {
      const steps = this.queue.splice(0);
      if (book.syncs >= book.cutAfter) {
        if (book.cutInside) for (const step of steps.slice(0, steps.length / 2)) step();
        throw new Cut("the net went away");
      }
      book.syncs += 1;
      for (const step of steps) step();
    }
  }
  return {
    run: async (what) => {
      const context = new Context();
      const result = await what(context);
      if (context.queue.length) await context.sync(); // as Excel.run ends
      return result;
    },
    RequestContext: Context,
    WorksheetPositionType: { end: "End" },
    ShapeType: { image: "Image" },
    ClearApplyTo: { all: "All" },
    CalculationType: { full: "Full" },
  };

  function workbook(context) {
    return strict({
      load: () => context.workbook,
      name: book.name,
      application: strict({
        load() { return this; },
        calculationMode: "Automatic",
        calculate: () => context.queue.push(() => (book.recalculated += 1)),
      }),
      worksheets: worksheets(context),
      tables: tables(context),
      names: names(context),
      comments: strict({ items: [], load() { return this; } }),
      insertWorksheetsFromBase64: (file, { sheetNamesToInsert, positionType }) =>
        context.queue.push(() => {
          if (!book.inserts || positionType !== "End") throw new Error("GeneralException");
          for (const { name, cells } of sheetsIn(Buffer.from(file, "base64"))) {
            if (!sheetNamesToInsert.includes(name)) continue;
            if (book.sheets.some((one) => one.name === name)) throw new Error(`InvalidArgument: ${name} finns`);
            const sheet = new Sheet(name);
            cells.forEach(([key, value]) => (sheet.cells.set(key, value), sheet.looks.set(key, typeof value === "string" ? "@" : "")));
            book.sheets.push(sheet);
          }
        }),
    });
  }

  function worksheets(context) {
    return strict({
      items: null,
      load() {
        context.queue.push(() => (this.items = book.sheets.map((sheet) => worksheet(context, () => sheet))));
        return this;
      },
      getItem: (name) => worksheet(context, once(context, () => book.sheet(name))),
      getActiveWorksheet: () => worksheet(context, once(context, () => book.sheets[0])),
      add: (name) =>
        worksheet(context, once(context, () => {
          if (book.sheets.some((one) => one.name === name)) throw new Error(`ItemAlreadyExists: ${name}`);
          book.sheets.push(new Sheet(name));
          return book.sheets.at(-1);
        })),
    });
  }

  function once(context, find) {
    let found;
    context.queue.push(() => (found = find()));
    return () => found;
  }

  function worksheet(context, sheet) {
    return strict({
      load() { return this; },
      get name() { return sheet().name; },
      set name(name) { context.queue.push(() => book.rename(sheet(), name)); },
      get visibility() { return sheet().visibility; },
      set visibility(value) { context.queue.push(() => (sheet().visibility = value)); },
      get position() { return book.sheets.indexOf(sheet()); },
      set position(to) {
        context.queue.push(() => {
          if (!(to >= 0 && to < book.sheets.length)) throw new Error(`InvalidArgument: position ${to}`);
          const one = sheet();
          book.sheets.splice(book.sheets.indexOf(one), 1);
          book.sheets.splice(to, 0, one);
        });
      },
      showGridlines: true,
      tables: tables(context, (table) => table.sheet === sheet()),
      names: strict({ items: [], load() { return this; } }),
      delete: () => context.queue.push(() => book.remove(sheet().name)),
      getRanges: () => range(context, sheet, () => area("")),
      getRange: (address) => range(context, sheet, () => area(address)),
      getRangeByIndexes: (r, c, rows, cols) =>
        range(context, sheet, () => ({ r1: r + 1, c1: c + 1, r2: r + rows, c2: c + cols })),
      protection: strict({ protected: false, load() { return this; } }),
      comments: counted(() => sheet().comments),
      notes: counted(() => 0),
      charts: counted(() => 0),
      shapes: counted(() => 0),
      getUsedRange: () => range(context, sheet, () => sheet().used() ?? area("A1")),
      getUsedRangeOrNullObject: () => range(context, sheet, () => sheet().used()),
    });
  }

  function counted(count) {
    return strict({ getCount: () => strict({ get value() { return count(); } }) });
  }

  function range(context, sheet, where) {
    const rows = (of) => {
      const { r1, c1, r2, c2 } = where();
      return [...Array(r2 - r1 + 1)].map((_, i) => [...Array(c2 - c1 + 1)].map((__, j) => of(`${r1 + i},${c1 + j}`)));
    };
    const value = (key) => {
      const cell = sheet().cells.get(key) ?? "";
      const formula = typeof cell === "string" && cell.startsWith("=") && sheet().looks.get(key) !== "@";
      return formula ? (book.recalculated && book.calculated[sheet().name]?.[key]) || 0 : cell;
    };
    const write = (given) =>
      context.queue.push(() => {
        const { r1, c1, r2, c2 } = where();
        if (given.length !== r2 - r1 + 1 || given.some((row) => row.length !== c2 - c1 + 1))
          throw new Error(`InvalidArgument: ${sheet().name}!${place(where())}`);
        sheet().set(where(), given);
      });
    const format = strict({
      font: strict({ set bold(_) { context.queue.push(() => where()); } }),
      set columnWidth(points) { context.queue.push(() => { if (!(points > 0)) throw new Error("InvalidArgument"); }); },
      set rowHeight(points) { context.queue.push(() => { if (!(points >= 0 && points <= 409.5)) throw new Error("InvalidArgument"); }); },
    });
    return strict({
      load() { return this; },
      get isNullObject() { return where() === null; },
      get rowCount() { return where().r2 - where().r1 + 1; },
      get columnCount() { return where().c2 - where().c1 + 1; },
      get address() { return `'${sheet().name}'!${place(where())}`; },
      get values() { return rows(value); },
      set values(given) { write(given); },
      get formulas() { return rows((key) => sheet().cells.get(key) ?? ""); },
      set formulas(given) { write(given); },
      getCellProperties: () => strict({ get value() { return rows((key) => ({ look: sheet().looks.get(key) })); } }),
      copyFrom: (from) =>
        context.queue.push(() => {
          const { r1, c1, r2, c2 } = where();
          const made = from.cellsOf();
          for (const what of ["cells", "looks"])
            for (const [key, given] of made[what]) {
              const [r, c] = key.split(",").map(Number);
              if (r >= r1 && r <= r2 && c >= c1 && c <= c2) sheet()[what].set(key, given);
            }
        }),
      cellsOf: () => sheet(),
      get numberFormat() { return rows((key) => sheet().looks.get(key) ?? "General"); },
      set numberFormat(given) {
        context.queue.push(() => {
          const { r1, c1, r2, c2 } = where();
          const form = Array.isArray(given) ? given[0][0] : given;
          for (let r = r1; r <= r2; r += 1) for (let c = c1; c <= c2; c += 1) sheet().looks.set(`${r},${c}`, form);
        });
      },
      format,
      clear: () =>
        context.queue.push(() => sheet().each(where(), (key) => (sheet().cells.delete(key), sheet().looks.delete(key)))),
    });
  }

  function tables(context, wanted = () => true) {
    const one = (find) => strict({
      load() { return this; },
      get name() { return find().name; },
      showHeaders: true,
      showTotals: false,
      get worksheet() { return worksheet(context, () => find().sheet); },
      getRange: () => range(context, () => find().sheet, () => find()),
      columns: strict({ load() { return this; }, items: [] }),
      resize: (address) => context.queue.push(() => Object.assign(find(), area(address))),
    });
    return strict({
      items: null,
      load() {
        context.queue.push(() => (this.items = book.sheets.flatMap((sheet) => sheet.tables.filter(wanted).map((table) => one(() => table)))));
        return this;
      },
      getItem: (name) =>
        one(once(context, () => {
          const found = book.sheets.flatMap((sheet) => sheet.tables).find((table) => table.name === name);
          if (!found) throw new Error(`ItemNotFound: ${name}`);
          return found;
        })),
    });
  }

  function names(context) {
    const one = (name) => strict({
      load() { return this; },
      name,
      type: "Range",
      get formula() { return book.names.get(name); },
      set formula(formula) {
        context.queue.push(() => {
          if (!book.names.has(name)) throw new Error(`ItemNotFound: ${name}`);
          book.names.set(name, checked(formula));
        });
      },
      delete: () => context.queue.push(() => book.names.delete(name)),
    });
    const checked = (formula) => {
      const sheet = /^='([^']+)'!/.exec(formula)?.[1];
      if (sheet) book.sheet(sheet);
      return formula;
    };
    return strict({
      items: null,
      load() {
        context.queue.push(() => (this.items = [...book.names.keys()].map(one)));
        return this;
      },
      getItem: one,
      add: (name, formula) =>
        context.queue.push(() => {
          if (book.names.has(name)) throw new Error(`ItemAlreadyExists: ${name}`);
          book.names.set(name, checked(formula));
        }),
    });
  }
}

function strict(object) {
  return new Proxy(object, {
    get(target, key, receiver) {
      if (key in target || typeof key === "symbol" || key === "then" || key === "toJSON") return Reflect.get(target, key, receiver);
      throw new Error(`the stand-in has no ${String(key)}`);
    },
    set(target, key, value, receiver) {
      if (!(key in target)) throw new Error(`the stand-in has no ${String(key)}`);
      return Reflect.set(target, key, value, receiver);
    },
  });
}
