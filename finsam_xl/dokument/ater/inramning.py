"""A frame round what we put in the document: a content control with our key, and a hidden bookmark as its twin.

Word keeps the control's tag; LibreOffice drops it but keeps the bookmark, as long as it lies inside one paragraph: that
of a block lies round its first one. The same key may stand at several places:
what differs is *nr*, the place's number among those of its key, counted from 1 in the order of the document.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.dokument.ater.wordxml import W, med_varde, wn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["BOKMARKE", "MARKE", "bokmarke", "egenskaper_for", "marke", "ram_block", "ram_rad"]

MARKE: Final = "finsam:"
"""How the tags of our controls begin."""
BOKMARKE: Final = "_fx_"
"""How the names of our bookmarks begin; the first character hides them from people."""
_LANGST: Final = 64
"""Word takes no longer tag, and no longer title."""
_KORT: Final = 12


def marke(nyckel: str) -> str:
    """Return the tag of a key: the key itself where it fits, otherwise its beginning and a hash of the whole."""
    hel = MARKE + " ".join(nyckel.split())
    if len(hel) <= _LANGST:
        return hel
    return f"{hel[: _LANGST - _KORT - 1]}~{_hash(hel)[:_KORT]}"


def bokmarke(market: str, nr: int = 1) -> str:
    """Return the name of the bookmark that is the twin of a tag, at its place number *nr*."""
    return f"{BOKMARKE}{_hash(market)[:_KORT]}_{nr}"


def ram_block(nyckel: str, namn: str, innehall: Sequence[Element], *, nr: int = 1) -> Element:
    """Frame paragraphs and tables; the control can be written in but not removed by mistake.

    *namn* is what a person sees on the control.
    """
    stycken = [stycke for ett in innehall for stycke in ett.iter(wn("p"))]
    if not stycken:
        raise ValueError(f"{nyckel}: a block needs a paragraph")
    start, slut = _tvilling(marke(nyckel), nr)
    stycken[0].insert(1 if stycken[0].find(wn("pPr")) is not None else 0, start)
    stycken[0].append(slut)
    return _ram(nyckel, namn, nr, innehall, block=True)


def ram_rad(nyckel: str, namn: str, runs: Sequence[Element], *, nr: int = 1) -> Element:
    """Frame a figure, a word or a sentence inside a paragraph."""
    start, slut = _tvilling(marke(nyckel), nr)
    return _ram(nyckel, namn, nr, [start, *runs, slut], block=False)


def egenskaper_for(market: str, namn: str, *, block: bool) -> list[Element]:
    """What a control with that tag says of itself, but for its number."""
    egenskaper = [
        med_varde("alias", namn if len(namn) <= _LANGST else f"{namn[: _LANGST - 1]}…"),
        med_varde("tag", market),
    ]
    return [*egenskaper, med_varde("lock", "sdtLocked")] if block else egenskaper


def _ram(nyckel: str, namn: str, nr: int, innehall: Sequence[Element], *, block: bool) -> Element:
    market = marke(nyckel)
    ram = etree.Element(wn("sdt"), nsmap={"w": W})
    egenskaper = etree.SubElement(ram, wn("sdtPr"))
    egenskaper.extend(egenskaper_for(market, namn, block=block))
    egenskaper.insert(2, med_varde("id", str(_nummer("sdt", market, nr))))
    etree.SubElement(ram, wn("sdtContent")).extend(innehall)
    return ram


def _tvilling(market: str, nr: int) -> tuple[Element, Element]:
    nummer = str(_nummer("bokmärke", market, nr))
    start, slut = (etree.Element(wn(namn), nsmap={"w": W}) for namn in ("bookmarkStart", "bookmarkEnd"))
    start.set(wn("id"), nummer)
    start.set(wn("name"), bokmarke(market, nr))
    slut.set(wn("id"), nummer)
    return start, slut


def _nummer(slag: str, market: str, nr: int) -> int:
    """A number that is another for each place, the same each time, and far from those that Word counts up from 0."""
    return 0x4000_0000 | int(_hash(f"{slag} {nr} {market}")[:8], 16) & 0x3FFF_FFFF


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode(errors="replace")).hexdigest()
