"""The text of formula cells replaced, their values kept: the same figure, said in another dialect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import barnet, koda

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["satt_formler"]


def satt_formler(paket: Paket, blad: str, formler: Mapping[tuple[int, int], str]) -> None:
    """Set the formulas (without `=`) of cells that hold one each, by row and column from 1.

    Raises:
        Paketfel: the workbook has no such sheet.
        LookupError: a cell without a formula of its own.

    """
    del_ = hitta_blad(paket, blad).del_
    rot = paket.rot(del_)
    celler = {
        (ruta.rad, ruta.kolumn): formel
        for ruta in rutor(rot)
        if (formel := barnet(ruta.element, "f")) is not None and formel.text
    }
    if saknas := formler.keys() - celler.keys():
        raise LookupError(f"no formula in {blad}: {sorted(saknas)}")
    for plats, text in formler.items():
        celler[plats].text = koda(text)
    paket.satt(del_, ooxml.skriv(rot))
