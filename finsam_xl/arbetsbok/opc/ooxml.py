"""SpreadsheetML as XML: namespaces, a parser that trusts nobody, cell addresses and the text of cells."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from lxml import etree

from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = [
    "MAIN",
    "OFFICE",
    "REL",
    "Element",
    "Omrade",
    "XmlFel",
    "avkoda",
    "barnet",
    "barnets_text",
    "cell",
    "infoga",
    "koda",
    "kolumnnummer",
    "lokalt",
    "omrade",
    "omrade_text",
    "position",
    "prova",
    "qn",
    "satt_text",
    "skriv",
    "synlig_text",
    "tolka",
]

Element: TypeAlias = etree._Element  # noqa: SLF001 - the only name lxml gives the class of its elements

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
REL: Final = f"{{{OFFICE}}}id"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LONGEST_TEXT: Final = 10_000_000
"""lxml refuses a longer text in one piece."""
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_(?=x[0-9A-Fa-f]{4}_)")


class XmlFel(Exception):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """XML that cannot be read, or that declares a document type (and with it entities)."""


class Omrade(NamedTuple):
    """A rectangle of cells, 1-based and inclusive."""

    rad: int
    kolumn: int
    sista_rad: int
    sista_kolumn: int

    def traffar(self, annat: Omrade) -> bool:
        """Whether the two rectangles share a cell."""
        return (
            self.rad <= annat.sista_rad
            and annat.rad <= self.sista_rad
            and self.kolumn <= annat.sista_kolumn
            and annat.kolumn <= self.sista_kolumn
        )


@cache
def qn(namn: str) -> str:
    """Return the qualified name of a SpreadsheetML element."""
    return f"{{{MAIN}}}{namn}"


def barnet(element: Element, namn: str) -> Element | None:
    """Return the first child of that name in SpreadsheetML; in a fifth of the time that *find* takes."""
    return next(element.iterchildren(qn(namn)), None)


def barnets_text(element: Element, namn: str) -> str | None:
    """Return the text of the first child of that name, None when there is none."""
    ett = barnet(element, namn)
    return None if ett is None else ett.text or ""


def lokalt(element: Element) -> str:
    """Return an element's name without namespace; comments and instructions have none."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def tolka(data: bytes) -> Element:
    """Parse XML from outside: no entities, no document type, no network.

    Raises:
        XmlFel: malformed, or with a document type.

    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, strip_cdata=False)
    try:
        rot = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as fel:
        raise XmlFel(str(fel)) from fel
    if rot.getroottree().docinfo.internalDTD is not None:
        raise XmlFel("doctype")
    return rot


def prova(data: bytes) -> None:
    """Refuse what *tolka* would refuse; what is sound is not built into a tree (a third of the time).

    Raises:
        XmlFel: malformed, or with a document type.

    """
    from xml.parsers.expat import ExpatError, ParserCreate  # noqa: PLC0415 - only a book being opened is tried

    parser = ParserCreate(namespace_separator=" ")
    doctypes: list[object] = []
    parser.StartDoctypeDeclHandler = lambda *named: doctypes.append(named)
    try:
        parser.Parse(data, True)
        sound = not doctypes and len(data) < _LONGEST_TEXT
    except (ExpatError, ValueError, LookupError):
        sound = False
    if not sound:
        tolka(data)


def skriv(rot: Element) -> bytes:
    """Write a part as Excel does: UTF-8, standalone."""
    return etree.tostring(rot.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)


def infoga(foralder: Element, barn: Element, ordning: Sequence[str]) -> None:
    """Insert a child where the schema's order of names wants it; names outside the order come last."""
    plats = ordning.index(lokalt(barn))
    for index, syskon in enumerate(foralder):
        namn = lokalt(syskon)
        if namn and (namn not in ordning or ordning.index(namn) > plats):
            foralder.insert(index, barn)
            return
    foralder.append(barn)


@lru_cache(maxsize=1024)
def kolumnnummer(bokstaver: str) -> int:
    """A is 1, XFD is 16384."""
    nummer = 0
    for bokstav in bokstaver:
        nummer = nummer * 26 + ord(bokstav) - 64
    return nummer


def position(adress: str) -> tuple[int, int]:
    """Return row and column of an address like C7.

    Raises:
        XmlFel: not an address, or of a cell that no sheet in Excel has.

    """
    traff = _ADDRESS.fullmatch(adress)
    if traff:
        rad, kolumn = int(traff[2]), kolumnnummer(traff[1])
        if rad <= _LAST_ROW and kolumn <= _LAST_COLUMN:
            return rad, kolumn
    raise XmlFel(f"celladress {adress!r}")


def cell(rad: int, kolumn: int) -> str:
    """Return the address of a cell, like C7."""
    return f"{kolumnbokstaver(kolumn)}{rad}"


def omrade(ref: str) -> Omrade:
    """Read a reference like A5:I90, or a single cell.

    Raises:
        XmlFel: not a reference.

    """
    forsta, _, sista = ref.partition(":")
    return Omrade(*position(forsta), *position(sista or forsta))


def omrade_text(plats: Omrade) -> str:
    """Write a rectangle as A5:I90; a single cell as A5."""
    forsta, sista = cell(plats.rad, plats.kolumn), cell(plats.sista_rad, plats.sista_kolumn)
    return forsta if forsta == sista else f"{forsta}:{sista}"


def koda(text: str) -> str:
    """Spell what XML cannot hold as Excel does, ``_x0007_``, and guard text that only looks so spelt."""
    return _UNWRITABLE.sub(lambda traff: f"_x{ord(traff[0]):04X}_", text)


def avkoda(text: str) -> str:
    """Read Excel's spelling ``_x000D_`` back to the character it means."""
    return _ESCAPED.sub(lambda traff: chr(int(traff[1], 16)), text)


def satt_text(element: Element, text: str) -> None:
    """Set an element's text so that leading and trailing blanks and line breaks survive."""
    element.text = koda(text)
    if text != text.strip() or "\n" in text:
        element.set(_SPACE, "preserve")


def synlig_text(strang: Element) -> str:
    """Return the text of a string item (si, is, text), runs joined, phonetic hints left out."""
    return avkoda("".join(_textdelar(strang)))


def _textdelar(strang: Element) -> Iterator[str]:
    for barn in strang:
        if barn.tag == qn("t"):
            yield barn.text or ""
        elif barn.tag == qn("r"):
            yield from (text.text or "" for text in barn.iterchildren(qn("t")))
