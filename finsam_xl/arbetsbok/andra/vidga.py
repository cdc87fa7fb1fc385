"""An Excel table given one more column to the right, when nothing of a person's own stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.hangande import kommentarer
from finsam_xl.arbetsbok.lasa.innehall import tabeller
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, koda, omrade, omrade_text, qn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.andra.ark import Ark
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["i_vagen", "ny_kolumn", "platsen"]


def platsen(form: Tabellform) -> Omrade:
    """The cells that the next column of the table would take, its heading first."""
    kolumn = form.helhet.sista_kolumn + 1
    return form.helhet._replace(kolumn=kolumn, sista_kolumn=kolumn)


def i_vagen(paket: Paket, form: Tabellform, ark: Ark) -> str:
    """What stands where the next column would, by its address; empty when the cells are free."""
    plats = platsen(form)
    for annan in tabeller(paket):
        if annan.blad == form.blad and annan.del_ != form.del_ and omrade(annan.ref).traffar(plats):
            return f"tabellen {annan.namn}"
    for sammanslagen in ark.rot.iter(qn("mergeCell")):
        if omrade(sammanslagen.get("ref", "")).traffar(plats):
            return sammanslagen.get("ref", "")
    for rad, kolumn in [(ett.rad, ett.kolumn) for ett in ark.innehall(plats)] + [*kommentarer(paket, form.blad)]:
        if plats.traffar(Omrade(rad, kolumn, rad, kolumn)):
            return ooxml.cell(rad, kolumn)
    return ""


def ny_kolumn(paket: Paket, form: Tabellform, rubrik: str) -> None:
    """Give the table's part one more column; what its cells are to say is written in the sheet."""
    rot = paket.rot(form.del_)
    helhet = form.helhet._replace(sista_kolumn=form.helhet.sista_kolumn + 1)
    rot.set("ref", omrade_text(helhet))
    for filter_ in rot.findall(qn("autoFilter")):
        filter_.set("ref", omrade_text(helhet._replace(sista_rad=helhet.sista_rad - form.summarader)))
    kolumner = rot.find(qn("tableColumns"))
    if kolumner is not None:
        nummer = max(int(ett.get("id", "0")) for ett in kolumner) + 1
        etree.SubElement(kolumner, qn("tableColumn"), id=str(nummer), name=koda(rubrik))
        kolumner.set("count", str(len(kolumner)))
    paket.satt(form.del_, ooxml.skriv(rot))
