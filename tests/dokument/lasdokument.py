"""A Word document read as a stranger would: zip and XML of the standard library, none of the program's own reading."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMNLOSA = frozenset({f"{W}{namn}" for namn in ("pPr", "rPr", "tblPr", "trPr", "tcPr", "sdtPr", "del", "moveFrom")})


@dataclass
class Lasttabell:
    """A table: the heading above it, its title for who hears it, its rows of texts, and how many are header rows."""

    rubrik: str
    titel: str
    rader: list[list[str]]
    rubrikrader: int


@dataclass
class Lastdokument:
    """A document: headings with their levels, paragraphs, tables, and the parts."""

    rubriker: list[tuple[int, str]] = field(default_factory=list)
    stycken: list[str] = field(default_factory=list)
    tabeller: list[Lasttabell] = field(default_factory=list)
    delar: dict[str, bytes] = field(default_factory=dict)

    def tabell(self, titel: str) -> Lasttabell:
        """The table with that title, or the one whose title begins so."""
        return next(ett for ett in self.tabeller if ett.titel == titel or ett.titel.startswith(f"{titel} "))


def last(kalla: Path | bytes) -> Lastdokument:
    """The document."""
    data = kalla if isinstance(kalla, bytes) else kalla.read_bytes()
    with zipfile.ZipFile(BytesIO(data)) as arkiv:
        dokument = Lastdokument(delar={namn: arkiv.read(namn) for namn in arkiv.namelist()})
    rot = ET.fromstring(dokument.delar["word/document.xml"])  # noqa: S314 - our own output
    for element in _block(rot[0]):
        if element.tag == f"{W}p":
            text = textn(element)
            niva = re.fullmatch(r"Heading(\d)", _stil(element))
            if niva:
                dokument.rubriker.append((int(niva[1]), text))
            dokument.stycken.append(text)
        else:
            dokument.tabeller.append(_tabell(element, dokument.rubriker[-1][1] if dokument.rubriker else ""))
    return dokument


def _block(rot: ET.Element) -> Iterator[ET.Element]:
    for barn in rot:
        if barn.tag in {f"{W}p", f"{W}tbl"}:
            yield barn
        elif barn.tag == f"{W}sdt":
            innehall = barn.find(f"{W}sdtContent")
            yield from () if innehall is None else _block(innehall)


def textn(element: ET.Element) -> str:
    """The text, with what is deleted under tracking left out."""
    if element.tag in _NAMNLOSA:
        return ""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in {f"{W}tab", f"{W}br"}:
        return " "
    return "".join(map(textn, element))


def _stil(element: ET.Element) -> str:
    stil = element.find(f"{W}pPr/{W}pStyle")
    return "" if stil is None else stil.get(f"{W}val", "")


def _tabell(element: ET.Element, rubrik: str) -> Lasttabell:
    titel = element.find(f"{W}tblPr/{W}tblCaption")
    rader, rubrikrader = [], 0
    for rad in element.iter(f"{W}tr"):
        rubrikrader += rad.find(f"{W}trPr/{W}tblHeader") is not None
        celler = []
        for cell in rad.iter(f"{W}tc"):
            bredd = cell.find(f"{W}tcPr/{W}gridSpan")
            celler += [textn(cell), *[""] * (int(bredd.get(f"{W}val", "1")) - 1 if bredd is not None else 0)]
        rader.append(celler)
    return Lasttabell(rubrik, "" if titel is None else titel.get(f"{W}val", ""), rader, rubrikrader)


def varde(text: str) -> object:
    """A cell's text as the number it prints: hard blanks between thousands, a true minus, percent as a share."""
    tal = re.fullmatch(r"(−?)(\d{1,3}(?:\u00a0\d{3})*|\d+)(?:,(\d+))?(\u00a0%)?", text)
    if tal is None:
        return text
    utan = float(f"{tal[2].replace(chr(0xA0), '')}.{tal[3] or 0}") * (-1 if tal[1] else 1)
    return utan / 100 if tal[4] else utan
