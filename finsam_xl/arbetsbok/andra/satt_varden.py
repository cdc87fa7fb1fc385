"""Calculated values written into formula cells, and nothing else in the sheet changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.andra.cellvarde import taltext
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import barnet, koda, qn
from finsam_xl.arbetsbok.opc.paket import oskadad
from finsam_xl.arbetsbok.resultat import Felvarde

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["satt_varden"]


@oskadad
def satt_varden(paket: Paket, blad: str, varden: Mapping[str, Resultat]) -> None:
    """Set the calculated values of formula cells (by address, as C7); None leaves a cell to be calculated.

    Raises:
        Paketfel: the workbook has no such sheet.
        LookupError: an address where no formula stands.
        ArithmeticError: a number that is no number.

    """
    del_ = hitta_blad(paket, blad).del_
    rot = paket.rot(del_)
    celler = {
        ooxml.cell(ruta.rad, ruta.kolumn): ruta.element for ruta in rutor(rot) if barnet(ruta.element, "f") is not None
    }
    utan_formel = varden.keys() - celler.keys()
    if utan_formel:
        raise LookupError(f"no formula in {blad}: {sorted(utan_formel)}")
    for adress, varde in varden.items():
        _satt(celler[adress], varde)
    paket.satt(del_, ooxml.skriv(rot))


def _satt(cell: Element, varde: Resultat) -> None:
    cell.attrib.pop("t", "")
    for gammalt in list(cell.iterchildren(qn("v"))):
        cell.remove(gammalt)
    if varde is None:
        return
    slag, text = _typ_och_text(varde)
    if slag:
        cell.set("t", slag)
    nytt = etree.Element(qn("v"))
    nytt.text = text or None  # as it is written again when somebody else changes the sheet
    barnet(cell, "f").addnext(nytt)  # type: ignore[union-attr]  # only formula cells come here


def _typ_och_text(varde: Resultat) -> tuple[str, str]:
    match varde:
        case Felvarde(kod):
            return "e", kod
        case str():
            return "str", koda(varde)
        case bool():
            return "b", taltext(varde)
        case _:
            return "", "" if varde is None else taltext(varde)
