// Reads the open book for the server in four calls over the net, whatever the number of its sheets.
// xlwings' own reader makes four for each sheet.
import { convertDateValues, unqualifiedAddress } from "./custom-scripts/workbook-metadata.js";

const NOTHING = { pictures: [], shapes: [], charts: [], notes: [], pivot_tables: [], print_area: null };

export async function lasBoken(context) {
  const book = context.workbook.load("name");
  const sheets = book.worksheets.load("items/name,items/visibility,items/showGridlines");
  const active = book.worksheets.getActiveWorksheet().load("position");
  const application = book.application.load("calculationMode");
  const tables = book.tables.load("items/name,items/showHeaders,items/showTotals");
  const names = book.names.load("items/name,items/type,items/formula");
  await context.sync();

  const used = sheets.items.map((sheet) => sheet.getUsedRangeOrNullObject(true).load("address"));
  const local = sheets.items.map((sheet) => sheet.names.load("items/name,items/type,items/formula"));
  const places = tables.items.map((table) => [
    table,
    table.worksheet.load("name"),
    table.getRange().load("address"),
    table.columns.load("items/name"),
  ]);
  await context.sync();

  // Values from A1 to the last cell, as xlwings sends them.
  const ranges = sheets.items.map((sheet, nr) =>
    sheet.getRange(fromA1(used[nr])).load("values,numberFormat"),
  );
  await context.sync();

  const perSheet = groups(places);
  return {
    client: "Office.js",
    book: {
      name: book.name,
      active_sheet_index: active.position,
      selection: null,
      calculation: application.calculationMode,
    },
    names: [
      ...names.items.map((item) => described(item, null, null)),
      ...local.flatMap((items, nr) => items.items.map((item) => described(item, sheets.items[nr].name, nr))),
    ],
    sheets: sheets.items.map((sheet, nr) => {
      const values = ranges[nr].values;
      convertDateValues(values, ranges[nr].numberFormat);
      return {
        ...NOTHING,
        name: sheet.name,
        visibility: sheet.visibility,
        show_gridlines: sheet.showGridlines,
        values,
        tables: (perSheet.get(sheet.name) ?? []).map(([table, , range, columns]) => ({
          name: table.name,
          range_address: unqualifiedAddress(range),
          columns: columns.items.map((column) => column.name),
          show_headers: table.showHeaders,
          show_totals: table.showTotals,
        })),
      };
    }),
  };
}

function fromA1(used) {
  return used.isNullObject ? "A1" : `A1:${unqualifiedAddress(used).split(":").pop()}`;
}

function groups(places) {
  const result = new Map();
  for (const place of places) result.set(place[1].name, [...(result.get(place[1].name) ?? []), place]);
  return result;
}

function described(item, sheet, nr) {
  return {
    name: item.name,
    refers_to: item.formula,
    type: item.type,
    sheet_index: null,
    address: null,
    scope_sheet_name: sheet,
    scope_sheet_index: nr,
    book_scope: sheet === null,
  };
}
