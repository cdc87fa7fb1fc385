"""A report's sheets as they are printed: values in place of formulas, and no row that says nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.layout.grid import Cell
from finsam_xl.layout.lines import HIGHEST_POINTS, row_height
from finsam_xl.layout.placing.measure import text_lines
from finsam_xl.layout.placing.pages import COLUMN
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.bygg.skiss import Skiss, Varde
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.style import CellStyle

__all__ = ["tryckt_blad"]

_TITEL, _RAD = 24.0, 13.5
_FOTNOT = 10 / 8
"""How much more of a note of eight points there is room for than of a text of ten."""
_BRYTS: Final[dict[CellStyle, tuple[Style, float, float]]] = {
    Style.TITEL: (Style.TITEL_BRYT, 0.58, _TITEL),
    Style.UNDERRUBRIK: (Style.UNDERRUBRIK_BRYT, 1.0, _RAD),
}
"""The style of a text too long for its sheet, how much of one of ten points there is room for, and a line's points."""


def tryckt_blad(skiss: Skiss, grid: Grid) -> Grid:
    """The sheet with the values that its formulas have; a row whose formulas all answer nothing is left out."""
    celler = {plats: _cell(ruta, skiss.cell(grid.name, *plats)) for plats, ruta in grid.cells.items()}
    tysta = {rad for rad, _ in celler} - {
        rad for (rad, _), ruta in celler.items() if ruta.text or ruta.number is not None
    }
    tysta &= {rad for (rad, _), ruta in grid.cells.items() if ruta.formula}
    tryckt = replace(grid, cells=celler, heights=_hojder(grid, celler), links={}, freeze="")
    return _utan_rader(_brutna(tryckt), tysta)


def _cell(ruta: Cell, varde: Varde) -> Cell:
    if not ruta.formula:
        return ruta
    if isinstance(varde, date):
        return Cell(ruta.style, number=varde.toordinal() - DAY_ZERO.toordinal())
    if isinstance(varde, (int, float)):
        return Cell(ruta.style, number=varde)
    return Cell(ruta.style, text="" if varde is None else str(varde))


def _hojder(grid: Grid, celler: Mapping[tuple[int, int], Cell]) -> dict[int, float]:
    """Every row's height; a note's is that of what it says now, not of the longest that it can say."""
    hojder = dict.fromkeys({rad for rad, _ in celler}, _RAD) | grid.heights
    bredd = sum(grid.widths.values())
    for (rad, _), ruta in celler.items():
        if ruta.style == Style.TITEL:
            hojder[rad] = _TITEL
        elif ruta.style == Style.FOTNOT and ruta.text:
            hojder[rad] = row_height(text_lines(ruta.text, bredd * _FOTNOT))
    return hojder


def _brutna(grid: Grid) -> Grid:
    """The sheet with a title or a line beneath it that is wider than the sheet on more lines, instead of more pages."""
    sista = grid.print_columns or max((kolumn for _, kolumn in grid.cells), default=1)
    bredd = sum(grid.widths.get(kolumn, COLUMN) for kolumn in range(1, sista + 1))
    celler, hojder, hop = dict(grid.cells), dict(grid.heights), [*grid.merges]
    for (rad, kolumn), ruta in grid.cells.items():
        if ruta.style not in _BRYTS or kolumn != 1:
            continue
        stil, rum, punkter = _BRYTS[ruta.style]
        rader = text_lines(ruta.text, bredd * rum)
        if rader > 1:
            celler[rad, 1] = ruta._replace(style=stil)
            hojder[rad] = min(rader * punkter, HIGHEST_POINTS)
            hop += [(rad, 1, rad, sista)] if sista > 1 else []
    return replace(grid, cells=celler, heights=hojder, merges=hop)


def _utan_rader(grid: Grid, bort: set[int]) -> Grid:
    """The sheet without those rows, and everything that stands beneath them moved up."""
    if not bort:
        return grid

    def ny(rad: int) -> int:
        return rad - sum(ett <= rad for ett in bort)

    return replace(
        grid,
        cells={(ny(rad), kolumn): ruta for (rad, kolumn), ruta in grid.cells.items() if rad not in bort},
        heights={ny(rad): points for rad, points in grid.heights.items() if rad not in bort},
        merges=[(ny(a), b, ny(c), d) for a, b, c, d in grid.merges if a not in bort],
        breaks=[ny(rad) for rad in grid.breaks],
        with_next={ny(rad) for rad in grid.with_next},
        blocks=[(ny(forsta), ny(sista)) for forsta, sista in grid.blocks],
        charts=[
            replace(
                ett,
                first_row=ny(ett.first_row),
                last_row=ny(ett.last_row),
                at_row=ny(ett.at_row),
                series=tuple(replace(serie, heading=(ny(serie.heading[0]), serie.heading[1])) for serie in ett.series),
            )
            for ett in grid.charts
        ],
    )
