// The sheets of a workbook file that we wrote, as Excel would set them in: names, texts and numbers.
import { inflateRawSync } from "node:zlib";

const NAMED = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const text = (xml) =>
  xml.replace(/&(#x?[0-9a-fA-F]+|\w+);/g, (_, ent) =>
    ent.startsWith("#x") ? String.fromCodePoint(parseInt(ent.slice(2), 16))
    : ent.startsWith("#") ? String.fromCodePoint(Number(ent.slice(1)))
    : NAMED[ent]);

function parts(file) {
  const found = new Map();
  let at = file.readUInt32LE(file.lastIndexOf(Buffer.from("PK\x05\x06")) + 16);
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)];
    const [nameLength, extra, comment, start] = [28, 30, 32].map((n) => file.readUInt16LE(at + n)).concat(file.readUInt32LE(at + 42));
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const raw = file.subarray(data, data + size);
    found.set(file.toString("utf8", at + 46, at + 46 + nameLength), (method ? inflateRawSync(raw) : raw).toString("utf8"));
    at += 46 + nameLength + extra + comment;
  }
  return found;
}

const attribute = (xml, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(xml)?.[1] ?? "";

export function sheetsIn(file) {
  const files = parts(file);
  const targets = new Map(
    [...files.get("xl/_rels/workbook.xml.rels").matchAll(/<Relationship\s[^>]*>/g)].map(([xml]) => [
      attribute(xml, "Id"), attribute(xml, "Target").replace(/^\/?(xl\/)?/, "xl/"),
    ]),
  );
  return [...files.get("xl/workbook.xml").matchAll(/<sheet\s[^>]*>/g)].map(([xml]) => ({
    name: text(attribute(xml, "name")),
    cells: [...cellsOf(files.get(targets.get(attribute(xml, "r:id"))))],
  }));
}

function* cellsOf(xml) {
  for (const [, attributes, inner] of xml.matchAll(/<c\s([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    if (!inner) continue;
    const [, col, row] = /\sr="([A-Z]+)(\d+)"/.exec(` ${attributes}`);
    const at = `${row},${[...col].reduce((sum, ch) => sum * 26 + ch.charCodeAt(0) - 64, 0)}`;
    const string = /<is>.*?<t[^>]*>(.*?)<\/t>/s.exec(inner);
    if (string) yield [at, text(string[1])];
    else if (/<v>/.test(inner)) yield [at, Number(/<v>(.*?)<\/v>/.exec(inner)[1])];
    if (/<f/.test(inner)) throw new Error(`a formula in the sheets to set in: ${at}`);
  }
}
