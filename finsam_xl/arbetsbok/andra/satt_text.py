"""Texts set in cells that are there already, each with the format it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import koda, qn
from finsam_xl.arbetsbok.opc.paket import oskadad

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["satt_text"]


@oskadad
def satt_text(paket: Paket, blad: str, texter: Mapping[str, str]) -> None:
    """Set *texter* by address, as text whatever they begin with.

    Raises:
        Paketfel: the sheet is missing.
        LookupError: a cell is not there.

    """
    del_ = hitta_blad(paket, blad).del_
    rot = paket.rot(del_)
    celler = {cell.get("r", ""): cell for cell in rot.iter(qn("c"))}
    for adress, text in texter.items():
        if adress not in celler:
            raise LookupError(f"no cell {adress} in {blad}")
        cell = celler[adress]
        for barn in list(cell):
            cell.remove(barn)
        cell.set("t", "inlineStr")
        etree.SubElement(etree.SubElement(cell, qn("is")), qn("t")).text = koda(text)
    paket.satt(del_, ooxml.skriv(rot))
