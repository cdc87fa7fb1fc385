"""A document made into the template of itself: each frame's mark written again, so that it can be filled anew.

So a document is renewed without the template it was once made of: a person may have copied a table, moved it, or lost
the template. The text of the document is there for its headings alone, and no mark in it counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.ater.inramning import MARKE, marke
from finsam_xl.dokument.ater.ramar import ramar
from finsam_xl.dokument.ater.runtext import satt_runtext
from finsam_xl.dokument.ater.wordxml import BLOCK, W, wn
from finsam_xl.dokument.nycklar import som_marke
from finsam_xl.dokument.oppning import huvuddel, textdelar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.minne import Dokumentminne

__all__ = ["som_mall"]

_OPPNAR: Final = "{"


def som_mall(paket: Paket, minne: Dokumentminne) -> Paket:
    """Return a copy with marks in the place of what they became.

    A table's mark stands where the table first stood; a figure's stands last in the body, in a paragraph of its own.
    """
    mall = paket.kopia()
    nycklar = {market: rad.nyckel for market, rad in minne.rader.items()}
    ensamma: dict[str, str] = {}
    satta: set[str] = set()
    rotter = {del_: mall.rot(del_) for del_ in textdelar(mall)}
    for del_, rot in rotter.items():
        _tysta(rot)
        for ram in list(ramar(del_, rot)):
            nyckel = nycklar.setdefault(ram.marke, ram.marke.removeprefix(MARKE))
            if marke(nyckel) != ram.marke or not som_marke(nyckel):
                continue
            if any(ett.tag in BLOCK for ett in ram.innehall):
                if som_marke(nyckel) not in satta:
                    ram.kontroll.addnext(_stycke(som_marke(nyckel)))
                satta.add(som_marke(nyckel))
            else:
                ensamma[ram.marke] = som_marke(nyckel)
            _ta_bort(ram.kontroll)
    _lagg_sist(rotter[huvuddel(mall)], ensamma)
    for del_, rot in rotter.items():
        mall.satt(del_, ooxml.skriv(rot))
    return mall


def _tysta(rot: Element) -> None:
    """Let no mark that a person has typed be one."""
    for ett in rot.iter(wn("t")):
        if _OPPNAR in (ett.text or ""):
            ett.text = (ett.text or "").replace(_OPPNAR, "(")


def _stycke(text: str) -> Element:
    stycke = etree.Element(wn("p"), nsmap={"w": W})
    satt_runtext(etree.SubElement(stycke, wn("r")), text)
    return stycke


def _lagg_sist(rot: Element, ensamma: Mapping[str, str]) -> None:
    kropp = rot.find(wn("body"))
    if kropp is None:
        return
    sektion = kropp.find(wn("sectPr"))
    for text in ensamma.values():
        if sektion is None:
            kropp.append(_stycke(text))
        else:
            sektion.addprevious(_stycke(text))


def _ta_bort(element: Element) -> None:
    foralder = element.getparent()
    if foralder is not None:
        foralder.remove(element)
