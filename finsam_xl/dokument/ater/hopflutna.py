"""Paragraphs where LibreOffice has run our frames together, with each bookmark round its own content again.

It saves a control without its tag, and sets one that is empty inside the one before it. Saved anew, the bookmarks of
both overlap, and those of others end inside a control that is none of theirs. The controls that say nothing are taken
away, and a bookmark round nothing is set beside the content of another.
"""

from __future__ import annotations

from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.spann import Byte, skarvad, som_byte, spannen
from finsam_xl.dokument.ater.utbyte import ordnar
from finsam_xl.dokument.ater.wordxml import wn

if TYPE_CHECKING:
    from collections.abc import Collection

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["atskilda"]

_SDT: Final = wn("sdt")
_START: Final = wn("bookmarkStart")
_SLUT: Final = wn("bookmarkEnd")
_INTETSAGANDE: Final = frozenset(map(wn, ("id", "rPr", "alias", "lock")))


def atskilda(data: bytes, rot: Element, namnen: Collection[str]) -> bytes:
    """Return the bytes of a part where the paragraphs with bookmarks of those names are set right.

    *rot* is the part parsed.
    """
    stycken = {
        stycke: None
        for start in rot.iter(_START)
        if start.get(wn("name"), "") in namnen and (stycke := next(start.iterancestors(wn("p")), None)) is not None
    }
    plats = spannen(data, rot) if stycken else {}
    byten = []
    for stycke in stycken:
        if not any(over in stycken for over in stycke.iterancestors(wn("p"))):
            rett = deepcopy(stycke)
            _ratta(rett, namnen)
            byten.append(Byte(plats[stycke].start, plats[stycke].slut, som_byte(rett, stycke.nsmap)))
    return skarvad(data, byten)


def _ratta(stycke: Element, namnen: Collection[str]) -> None:
    vara = [ett for ett in stycke.iter(_START) if ett.get(wn("name"), "") in namnen]
    nummer = {ett.get(wn("id")) for ett in vara}
    for kontroll in list(stycke.iter(_SDT)):
        granser = (ett for ett in kontroll.iter(_START, _SLUT) if ett.get(wn("id")) in nummer)
        if _sager_inget(kontroll) and any(True for _ in granser):
            _ta_bort(kontroll)
    for start in vara:
        slut = _slutet(start)
        if slut is not None and not any(map(ordnar, _emellan(start, slut))):
            start.addnext(slut)
    for start in vara:
        slut = _slutet(start)
        if slut is not None and start.getnext() is not slut:
            _tom(start, slut, vara)


def _sager_inget(kontroll: Element) -> bool:
    egenskaper = kontroll.find(wn("sdtPr"))
    return egenskaper is None or all(ett.tag in _INTETSAGANDE for ett in egenskaper)


def _ta_bort(kontroll: Element) -> None:
    """Leave the content of a control without it."""
    innehall = kontroll.find(wn("sdtContent"))
    for ett in [] if innehall is None else list(innehall):
        kontroll.addprevious(ett)
    foralder = kontroll.getparent()
    if foralder is not None:
        foralder.remove(kontroll)


def _slutet(start: Element) -> Element | None:
    """The end of a bookmark, among its neighbours."""
    return next((ett for ett in start.itersiblings(_SLUT) if ett.get(wn("id")) == start.get(wn("id"))), None)


def _emellan(start: Element, slut: Element) -> list[Element]:
    return list(takewhile(lambda ett: ett is not slut, start.itersiblings()))


def _tom(start: Element, slut: Element, vara: Collection[Element]) -> None:
    """Set those of ours that are round nothing outside this one: before its words, otherwise after them."""
    sagt = False
    efter = slut
    for ett in _emellan(start, slut):
        sagt = sagt or bool(ordnar(ett))
        nasta = ett.getnext()
        if ett not in vara or nasta is None or nasta.get(wn("id")) != ett.get(wn("id")):
            continue
        if sagt:
            efter.addnext(ett)
            ett.addnext(nasta)
            efter = nasta
        else:
            start.addprevious(ett)
            ett.addnext(nasta)
