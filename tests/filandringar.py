"""A cell of a finished file changed as somebody with the file at hand could: the value typed, everything else kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, hitta_blad
from finsam_xl.arbetsbok.lasa.rutnat import rutor
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import position, qn
from finsam_xl.arbetsbok.opc.paket import Paket

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["andra_blad", "andra_bok", "andra_cell", "andra_varde"]


def andra_blad(bok: Path, blad: str, andra: Callable[[Element], None]) -> None:
    """Change the sheet's XML."""
    _andra(bok, lambda paket: hitta_blad(paket, blad).del_, andra)


def andra_bok(bok: Path, andra: Callable[[Element], None]) -> None:
    """Change the workbook part."""
    _andra(bok, arbetsboksdel, andra)


def _andra(bok: Path, del_: Callable[[Paket], str], andra: Callable[[Element], None]) -> None:
    paket = Paket.oppna(bok.read_bytes())
    namn = del_(paket)
    rot = paket.rot(namn)
    andra(rot)
    paket.satt(namn, ooxml.skriv(rot))
    bok.write_bytes(paket.skriv())


def andra_cell(bok: Path, blad: str, adress: str, innehall: float | str) -> None:
    """Type a number, a text or (with `=` first) a formula in a cell that is there."""

    def skriv(rot: Element) -> None:
        cell = _cell(rot, adress)
        for barn in list(cell):
            cell.remove(barn)
        cell.attrib.pop("t", "")
        if isinstance(innehall, str) and innehall.startswith("="):
            etree.SubElement(cell, qn("f")).text = innehall[1:]
        elif isinstance(innehall, str):
            cell.set("t", "inlineStr")
            etree.SubElement(etree.SubElement(cell, qn("is")), qn("t")).text = innehall
        else:
            etree.SubElement(cell, qn("v")).text = repr(innehall)

    andra_blad(bok, blad, skriv)


def andra_varde(bok: Path, blad: str, adress: str, varde: str) -> None:
    """Change the value that a formula cell shows; the formula stays."""

    def skriv(rot: Element) -> None:
        element = _cell(rot, adress).find(qn("v"))
        assert element is not None
        element.text = varde

    andra_blad(bok, blad, skriv)


def _cell(rot: Element, adress: str) -> Element:
    return next(ruta.element for ruta in rutor(rot) if (ruta.rad, ruta.kolumn) == position(adress))
