"""Input cells given new values, each with the look it had, and nothing else in the sheet changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll, skriv_varde
from finsam_xl.arbetsbok.andra.omrakning import slapp_kedjan
from finsam_xl.arbetsbok.andra.talformat import Talformat
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import Omrade, qn
from finsam_xl.arbetsbok.opc.paket import oskadad

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["satt_celler"]


@oskadad
def satt_celler(
    paket: Paket,
    blad: str,
    varden: Mapping[tuple[int, int], Cellvarde],
    talformat: Mapping[tuple[int, int], str] | None = None,
) -> None:
    """Set cells by row and column; None empties a cell. A formula that stood there is replaced.

    *talformat* says how the numbers of some cells are to show, where their own format does not show such numbers.

    Raises:
        Paketfel: the workbook has no such sheet, or a text is longer than a cell can hold.

    """
    del_ = hitta_blad(paket, blad).del_
    ark, noll = Ark(paket.rot(del_)), dag_noll(paket)
    formler = ark.formelceller()
    if formler & varden.keys():
        ark.skriv_ut_delade_formler()
    former = Talformat(paket)
    for (rad, kolumn), varde in varden.items():
        cell = etree.Element(qn("c"), r=ooxml.cell(rad, kolumn))
        stil = ark.grundstil(rad, kolumn)
        if kod := (talformat or {}).get((rad, kolumn)):
            stil = former.som(stil, kod)
        if stil:
            cell.set("s", stil)
        skriv_varde(cell, varde, noll)
        ark.satt_rad(rad, Omrade(rad, kolumn, rad, kolumn), {kolumn: cell})
    paket.satt(del_, ark.skriv())
    former.spara()
    if formler != ark.formelceller():
        slapp_kedjan(paket)
