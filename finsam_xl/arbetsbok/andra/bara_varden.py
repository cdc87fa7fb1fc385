"""A sheet's formulas taken away and their values left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import formelelement, rutor
from finsam_xl.arbetsbok.opc import ooxml

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["bara_varden"]


def bara_varden(paket: Paket, blad: str) -> None:
    """Let every cell of the sheet hold the value that its formula was saved with.

    Raises:
        Paketfel: the workbook has no such sheet.

    """
    del_ = hitta_blad(paket, blad).del_
    rot = paket.rot(del_)
    for ruta, formel in formelelement(list(rutor(rot))):
        ruta.element.remove(formel)
    paket.satt(del_, ooxml.skriv(rot))
