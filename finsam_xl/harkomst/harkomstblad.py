"""A trail as a sheet of the book: the same tree, each line with a link to its cell and with the cell's live value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.harkomst.gren import i_ordning
from finsam_xl.harkomst.nod import Nodslag
from finsam_xl.harkomst.text import benamning, sie
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import place_listing, record
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.harkomst.gren import Gren
    from finsam_xl.harkomst.nod import Nod
    from finsam_xl.layout.grid import Grid

__all__ = ["PREFIX", "Harkomstblad", "harkomstblad"]

PREFIX = "Spår "
"""How the sheets of trails begin their names."""

_STEP, _CELL, _NAME, _VALUE, _FORMULA, _SIE, _REMARK = range(1, 8)
_LISTING = Listing(
    (
        Field("Led", 60),
        Field("Cell", 26, Style.LANK),
        Field("Namn", 30),
        Field("Värde", 16, heading_style=Style.KOLUMNRUBRIK),
        Field("Formel", 60, Style.TEXT_KOLUMN),
        Field("SIE", 26, Style.TEXT_KOLUMN),
        Field("Anmärkning", 30),
    ),
    kept=1,
    auto_height=True,
)
_LONGEST_NAME = 31
_LONGEST_TEXT = 500
_INDENT = "    "


@dataclass(frozen=True, slots=True)
class Harkomstblad:
    """The placed sheet, and the values of its formula cells by row and column."""

    grid: Grid
    varden: Mapping[tuple[int, int], Resultat]


def harkomstblad(gren: Gren) -> Harkomstblad:
    """The sheet `Spår ...` of a trail; every number on it is a formula that reads the cell it tells of."""
    rot = gren.nod
    blad, _, adress = rot.var.rpartition("!")
    slut = f" {adress.replace(':', '-')}"
    namn = f"{PREFIX}{blad}"[: _LONGEST_NAME - len(slut)].rstrip() + slut
    grid = place_listing(_LISTING, namn, f"Spår: {rot.var}", subtitle=rot.etikett)
    varden: dict[tuple[int, int], Resultat] = {}
    rad = _LISTING.heading_row
    for ett in i_ordning(gren):
        rad += 1
        _rad(grid, rad, ett, varden)
        if ett.utelamnade:
            rad += 1
            grid.put(rad, _STEP, Style.RAD, text=f"{_INDENT * (ett.niva + 1)}... och {ett.utelamnade} till")
    return Harkomstblad(grid, varden)


def _rad(grid: Grid, rad: int, ett: Gren, varden: dict[tuple[int, int], Resultat]) -> None:
    nod = ett.nod
    namngiven = _INDENT * ett.niva + benamning(nod) + " (visad ovan)" * ett.ovan
    texter = {
        _STEP: namngiven,
        _CELL: nod.var,
        _NAME: nod.namn,
        _FORMULA: f"={nod.formel}"[:_LONGEST_TEXT] if nod.formel and not ett.ovan else "",
        _SIE: sie(nod),
        _REMARK: nod.anmarkning,
    }
    record(grid, _LISTING, rad, {kolumn: text for kolumn, text in texter.items() if text})
    if nod.slag is not Nodslag.OSPARBAR or nod.plats is not None:
        grid.links[rad, _CELL] = nod.var
    hamtar = _hamtar(nod)
    if hamtar:
        grid.put(rad, _VALUE, _stil(nod), formula=hamtar)
        varden[rad, _VALUE] = nod.varde


def _hamtar(nod: Nod) -> str:
    """The formula that shows the node's own value."""
    if nod.slag is Nodslag.URVAL:
        return nod.utskriven
    if nod.plats is None or nod.varde is None:
        return ""
    return f"{citera(nod.plats.blad)}!{cell(nod.plats.rad, nod.plats.kolumn)}"


def _stil(nod: Nod) -> Style:
    if isinstance(nod.varde, str):
        return Style.TEXT_BRYT
    if nod.visning.datum:
        return Style.DATUM
    if nod.visning.procent:
        return Style.PROCENT
    return Style.POSTER_BELOPP if nod.visning.tusental else Style.POSTER_ANTAL
