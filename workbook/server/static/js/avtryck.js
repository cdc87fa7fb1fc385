// A print of each of our own sheets as Excel has it: what stands in its cells, and how they look. The print is kept with
// the sheet; where the next one is the same, nobody has changed the sheet in between and it may be written over.

const SHORT = { bold: true, italic: true, underline: true, strikethrough: true, color: true, name: true, size: true };
const LOOKS = { format: { fill: { color: true }, font: SHORT, horizontalAlignment: true, wrapText: true } };
const KIND = "excel";

const supports = (version) => Office.context.requirements.isSetSupported("ExcelApi", version);

// The prints by name, in one call over the net. A sheet that somebody has protected or commented on has none, and where
// Excel cannot say how a sheet looks none has.
export async function bladavtryck(context, names) {
  if (!names.length || !supports("1.10")) return {};
  try {
    const asked = names.map((name) => {
      const sheet = context.workbook.worksheets.getItem(name);
      const range = sheet.getUsedRange().load("address,formulas,numberFormat");
      return {
        name,
        range,
        looks: range.getCellProperties(LOOKS),
        protection: sheet.protection.load("protected"),
        comments: sheet.comments.getCount(),
        notes: supports("1.18") ? sheet.notes.getCount() : { value: 0 },
        drawn: [sheet.charts.getCount(), sheet.shapes.getCount()],
      };
    });
    await context.sync();
    return Object.fromEntries(asked.flatMap((one) => (untouchable(one) ? [] : [[one.name, print(one)]])));
  } catch (fault) {
    console.warn("finsam-xl:", fault);
    return {};
  }
}

const untouchable = ({ protection, comments, notes }) =>
  protection.protected || comments.value > 0 || notes.value > 0;

function print({ range, looks, drawn }) {
  const first = range.address.split("!").pop().split(":")[0];
  const held = filled(range.formulas);
  const cells = [range.formulas, range.numberFormat, looks.value].map(held);
  const all = JSON.stringify([first, cells, drawn.map((one) => one.value)]);
  return `${KIND} ${[0, 1, 2].map((seed) => scrambled(all, seed)).join("")}`;
}

// What cuts away the last rows and columns without contents: Excel counts them among the used now and then.
function filled(formulas) {
  const rows = 1 + formulas.findLastIndex((row) => row.some((cell) => cell !== ""));
  const columns = 1 + Math.max(...formulas.map((row) => row.findLastIndex((cell) => cell !== "")));
  return (cells) => cells.slice(0, rows).map((row) => row.slice(0, columns));
}

// 32 bits of a text, hexadecimal; another seed gives others (FNV-1a, mixed at the end).
function scrambled(text, seed) {
  let bits = (0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)) >>> 0;
  for (let nr = 0; nr < text.length; nr += 1) bits = Math.imul(bits ^ text.charCodeAt(nr), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  return ((bits ^ (bits >>> 13)) >>> 0).toString(16).padStart(8, "0");
}
