"""A trail as a sheet of the book: the same tree, each line with a link to its cell and with the cell's live value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.harkomst.gren import i_ordning
from finsam_xl.harkomst.nod import Nodslag
from finsam_xl.harkomst.text import benamning, sie
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import lines, row_height

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.resultat import Resultat
    from finsam_xl.harkomst.gren import Gren
    from finsam_xl.harkomst.nod import Nod

__all__ = ["PREFIX", "Sparblad", "sparblad"]

PREFIX = "Spår "
"""How the sheets of trails begin their names."""

_STEP, _CELL, _NAME, _VALUE, _FORMULA, _SIE, _REMARK = range(1, 8)
_HEADINGS = ("Led", "Cell", "Namn", "Värde", "Formel", "SIE", "Anmärkning")
_WIDTHS = (60, 26, 30, 16, 60, 26, 30)
_HEADING_ROW = 4
_LONGEST_NAME = 31
_LONGEST_TEXT = 500
_INDENT = "    "
_TEXT_STYLES = {_CELL: "Finsam Länk", _FORMULA: "Finsam Text Kolumn", _SIE: "Finsam Text Kolumn"}


@dataclass(frozen=True, slots=True)
class Sparblad:
    """The placed sheet, and the values of its formula cells by row and column."""

    grid: Grid
    varden: Mapping[tuple[int, int], Resultat]


def sparblad(gren: Gren) -> Sparblad:
    """The sheet `Spår ...` of a trail; every number on it is a formula that reads the cell it tells of."""
    rot = gren.nod
    blad, _, adress = rot.var.rpartition("!")
    slut = f" {adress.replace(':', '-')}"
    grid = Grid(f"{PREFIX}{blad}"[: _LONGEST_NAME - len(slut)].rstrip() + slut, landscape=True)
    grid.put(1, 1, "Finsam Titel", text=f"Spår: {rot.var}")
    grid.put(2, 1, "Finsam Underrubrik", text=rot.etikett)
    for kolumn, (rubrik, bredd) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        grid.widths[kolumn] = bredd
        stil = "Finsam Kolumnrubrik" if kolumn == _VALUE else "Finsam Kolumnrubrik Text"
        grid.put(_HEADING_ROW, kolumn, stil, text=rubrik)
    varden: dict[tuple[int, int], Resultat] = {}
    rad = _HEADING_ROW
    for ett in i_ordning(gren):
        rad += 1
        _rad(grid, rad, ett, varden)
        if ett.utelamnade:
            rad += 1
            grid.put(rad, _STEP, "Finsam Rad", text=f"{_INDENT * (ett.niva + 1)}... och {ett.utelamnade} till")
    grid.title_rows = (_HEADING_ROW, _HEADING_ROW)
    grid.freeze = f"B{_HEADING_ROW + 1}"
    return Sparblad(grid, varden)


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
    for kolumn, text in texter.items():
        if text:
            grid.put(rad, kolumn, _TEXT_STYLES.get(kolumn, "Finsam Text Bryt"), text=text)
    if nod.slag is not Nodslag.OSPARBAR or nod.plats is not None:
        grid.links[rad, _CELL] = nod.var
    hamtar = _hamtar(nod)
    if hamtar:
        grid.put(rad, _VALUE, _stil(nod), formula=hamtar)
        varden[rad, _VALUE] = nod.varde
    hogst = max(lines(text, _WIDTHS[kolumn - 1]) for kolumn, text in texter.items())
    if hogst > 1:
        grid.heights[rad] = row_height(hogst)


def _hamtar(nod: Nod) -> str:
    """The formula that shows the node's own value."""
    if nod.slag is Nodslag.URVAL:
        return nod.utskriven
    if nod.plats is None or nod.varde is None:
        return ""
    return f"{citera(nod.plats.blad)}!{cell(nod.plats.rad, nod.plats.kolumn)}"


def _stil(nod: Nod) -> str:
    if isinstance(nod.varde, str):
        return "Finsam Text Bryt"
    if nod.visning.datum:
        return "Finsam Datum"
    if nod.visning.procent:
        return "Finsam Procent"
    return "Finsam Poster Belopp" if nod.visning.tusental else "Finsam Poster Antal"
