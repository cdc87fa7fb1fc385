"""Read a report written in Word: its tables, each with the text above it, and the paragraphs between them.

Only the document part is read, bounded in size, and nothing in it is followed or run.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bredarubriker import med_breda_rubriker
from finsam_xl.granskning.tryck.dokument import Olasbart, Stycke
from finsam_xl.granskning.tryck.helt_dokument import Dokumentdel, dokument_av
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["ar_word", "las_word"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DOKUMENT = "word/document.xml"
_STORST = 50_000_000
_FLEST_DELAR = 5_000
_FLEST_RUTOR = 20_000
_FLEST_STYCKEN = 50_000
_LANGST_CELL = 5_000
_RUBRIK = re.compile(r"(heading|rubrik|title|titel|underrubrik)", re.IGNORECASE)
_OVER = 3
"""So many short paragraphs above a table belong to it, with the heading they stand under."""
_KORT = 90
_ENHET = re.compile(
    r"belopp(en)?\b[^.]{0,40}? i (hela )?(tkr|mkr|kr|kronor|tusental kronor|tusen kronor)\b", re.IGNORECASE
)
"""What a longer paragraph says of the table under it: its unit."""


def ar_word(data: bytes) -> bool:
    """Whether the file is a Word document: a zip with a document part."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
            return len(arkiv.infolist()) <= _FLEST_DELAR and _DOKUMENT in arkiv.namelist()
    except zipfile.BadZipFile:
        return False


def las_word(namn: str, data: bytes) -> Dokument:
    """The Word document that its user calls *namn*.

    Raises:
        GranskningsfelError: damaged, too large, with entities in its XML, or without a table that can be read.

    """
    kropp = _rot(namn, data).find(f"{_W}body")
    if kropp is None:
        raise GranskningsfelError(f"{namn} är skadad: dokumentet har ingen text. Öppna det i Word och spara det igen.")
    last = _Last()
    for element in _innehall(kropp):
        if element.tag == f"{_W}p":
            last.stycke(element)
        else:
            last.tabell(element)
        if last.delar and len(last.delar[-1].rutor) > _FLEST_RUTOR:
            raise GranskningsfelError(
                f"{namn}: {last.delar[-1].namn} har fler än {_FLEST_RUTOR} ifyllda rutor och läses inte. Granska ett "
                "dokument med bara rapportens tabeller."
            )
        if len(last.texter) > _FLEST_STYCKEN:
            raise GranskningsfelError(f"{namn} har fler än {_FLEST_STYCKEN} stycken och läses inte.")
    return dokument_av(namn, last.delar, tuple(last.rubriker), tuple(last.texter), tuple(_bilder(kropp)))


def _bilder(kropp: Element) -> Iterator[Olasbart]:
    antal = sum(1 for tagg in ("drawing", "pict") for _ in kropp.iter(f"{_W}{tagg}"))
    if antal:
        varfor = f"dokumentet har {antal} {'bild' if antal == 1 else 'bilder'}, och en tabell som är en bild läses inte"
        yield Olasbart("bilder", varfor)


def _rot(namn: str, data: bytes) -> Element:
    from defusedxml.common import DefusedXmlException  # noqa: PLC0415 - only a Word document needs it
    from defusedxml.ElementTree import ParseError, fromstring  # noqa: PLC0415 - as above

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arkiv, arkiv.open(_DOKUMENT) as fil:
            xml = fil.read(_STORST + 1)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as fel:
        raise GranskningsfelError(f"{namn} är skadad och går inte att packa upp: {fel}.") from fel
    if len(xml) > _STORST:
        raise GranskningsfelError(f"{namn} är större än {_STORST // 1_000_000} MB uppackad och läses inte.")
    try:
        rot: Element = fromstring(xml)
    except (ParseError, DefusedXmlException) as fel:
        raise GranskningsfelError(
            f"{namn} är skadad eller har något som ett Word-dokument inte ska ha ({fel}). Öppna det i Word och spara "
            "det igen."
        ) from fel
    return rot


def _innehall(kropp: Element) -> Iterator[Element]:
    """The paragraphs and tables in order, those inside content controls too; a table in a cell after its own table."""
    for element in kropp:
        if element.tag in {f"{_W}p", f"{_W}tbl"}:
            yield element
            yield from (inre for cell in _celler(element) for inre in cell.iterfind(f"{_W}tbl"))
        elif element.tag == f"{_W}sdt":
            inre = element.find(f"{_W}sdtContent")
            yield from _innehall(inre) if inre is not None else ()


@dataclass
class _Last:
    """What is read so far: headings, running text, tables, and the heading and short paragraphs above the next."""

    delar: list[Dokumentdel] = field(default_factory=list)
    rubriker: list[str] = field(default_factory=list)
    texter: list[Stycke] = field(default_factory=list)
    rubrik: str = ""
    nara: list[str] = field(default_factory=list)

    def stycke(self, element: Element) -> None:
        text = _text(element)
        if not text:
            return
        if _ar_rubrik(element):
            self.rubriker.append(text)
            self.rubrik, self.nara = text[:_KORT], []
            return
        under = f"under rubriken {self.rubriker[-1]}" if self.rubriker else "i texten"
        self.texter.append(Stycke(under, text))
        enhet = _ENHET.search(text)
        self.nara = [*self.nara, text][-_OVER:] if len(text) <= _KORT else [enhet[0]] if enhet else []

    def tabell(self, element: Element) -> None:
        nr = len(self.delar) + 1
        over = [text for text in (self.rubrik, *self.nara) if text]
        rutor = {(steg - len(over) + 1, 1): text for steg, text in enumerate(over)} | _rutor(element)
        self.delar.append(Dokumentdel(f"tabell {nr}", rutor))
        self.rubrik, self.nara = "", []


def _ar_rubrik(element: Element) -> bool:
    stil = element.find(f"{_W}pPr/{_W}pStyle")
    niva = element.find(f"{_W}pPr/{_W}outlineLvl")
    return niva is not None or (stil is not None and bool(_RUBRIK.match(stil.get(f"{_W}val", ""))))


def _rutor(tabell: Element) -> dict[tuple[int, int], str]:
    rutor: dict[tuple[int, int], str] = {}
    breda: list[tuple[int, int, int]] = []
    for nr, rad in enumerate(tabell.iterfind(f"{_W}tr"), 1):
        kolumn = 1
        for cell in _radens_celler(rad):
            text = " ".join(filter(None, map(_text, cell.iterfind(f"{_W}p"))))[:_LANGST_CELL]
            if text:
                rutor[nr, kolumn] = text
            bredd = cell.find(f"{_W}tcPr/{_W}gridSpan")
            antal = int(bredd.get(f"{_W}val", "1")) if bredd is not None and _siffror(bredd) else 1
            breda += [(nr, kolumn, kolumn + antal - 1)] if antal > 1 else []
            kolumn += antal
    return med_breda_rubriker(rutor, breda)


def _celler(tabell: Element) -> Iterator[Element]:
    for rad in tabell.iterfind(f"{_W}tr"):
        yield from _radens_celler(rad)


def _radens_celler(rad: Element) -> Iterator[Element]:
    """The row's own cells, those inside content controls too, but not those of a table within a cell."""
    for element in rad:
        if element.tag == f"{_W}tc":
            yield element
        elif element.tag == f"{_W}sdt":
            inre = element.find(f"{_W}sdtContent")
            yield from _radens_celler(inre) if inre is not None else ()


def _siffror(bredd: Element) -> bool:
    return bredd.get(f"{_W}val", "").isdecimal() and len(bredd.get(f"{_W}val", "")) <= 2  # noqa: PLR2004 - columns


def _text(element: Element) -> str:
    delar = []
    for en in element.iter():
        if en.tag == f"{_W}t":
            delar.append(en.text or "")
        elif en.tag in {f"{_W}tab", f"{_W}br"}:
            delar.append(" ")
        elif en.tag == f"{_W}noBreakHyphen":
            delar.append("-")
    return " ".join("".join(delar).split())
