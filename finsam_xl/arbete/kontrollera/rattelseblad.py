"""The sheet *Rättelser*: every cell that the program has mended in a book, what stood there and what stands there now.

It is a log: what an earlier mending wrote stays above the rows of a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import lines, row_height

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.rattelser import Rattelse

__all__ = ["RATTELSEBLAD", "rattelseblad", "rattelseskiss"]

RATTELSEBLAD = "Rättelser"
_KOLUMNER = ("När", "Cell", "Uppgift", "Före", "Efter")
_BREDDER = (18, 22, 26, 44, 44)
_RUBRIKRAD = 4
_OM = "Celler som programmet har rättat för att de gick att läsa på ett enda sätt. Nya rader läggs sist."


def rattelseblad(bok: Bok, nya: Sequence[Rattelse], tid: datetime) -> Grid:
    """The sheet with the rows that the book *bok* has, and those of *nya*."""
    grid = Grid(RATTELSEBLAD, landscape=True)
    grid.put(1, 1, "Finsam Titel", text=RATTELSEBLAD)
    grid.put(2, 1, "Finsam Underrubrik", text=_OM)
    for kolumn, (rubrik, bredd) in enumerate(zip(_KOLUMNER, _BREDDER, strict=True), start=1):
        grid.widths[kolumn] = bredd
        grid.put(_RUBRIKRAD, kolumn, "Finsam Kolumnrubrik Text", text=rubrik)
    stund = f"{tid:%Y-%m-%d %H:%M}"
    rader = [(stund, ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter) for ett in nya]
    for rad, texter in enumerate([*_tidigare(bok), *rader], start=_RUBRIKRAD + 1):
        for kolumn, text in enumerate(texter, start=1):
            grid.put(rad, kolumn, "Finsam Text Bryt", text=text)
        grid.heights[rad] = row_height(max(lines(text, _BREDDER[nr]) for nr, text in enumerate(texter)))
    grid.title_rows = (_RUBRIKRAD, _RUBRIKRAD)
    grid.freeze = f"A{_RUBRIKRAD + 1}"
    return grid


def _tidigare(bok: Bok) -> list[tuple[str, ...]]:
    if RATTELSEBLAD not in las_minne(bok):
        return []
    rader = bok.rader(RATTELSEBLAD)[_RUBRIKRAD:]
    skrivna = [tuple(str(cell) for cell in [*rad, *[""] * len(_KOLUMNER)][: len(_KOLUMNER)]) for rad in rader]
    return [rad for rad in skrivna if any(rad)]


def rattelseskiss(grid: Grid, tid: datetime) -> bytes:
    """The scratch workbook that the sheet is grafted from."""
    from finsam_xl.arbetsbok.skriva.calc import calculate  # noqa: PLC0415 - as above
    from finsam_xl.arbetsbok.skriva.openpyxl_writer import PageText, scratch_workbook  # noqa: PLC0415 - as above
    from finsam_xl.book.stilar import registrera  # noqa: PLC0415 - only writing needs styles

    data = scratch_workbook(
        (grid, Grid(MINNESBLAD, state="veryHidden")),
        {},
        tables=(),
        cells=(),
        page=PageText("", RATTELSEBLAD),
        register_styles=registrera,
    )
    return calculate(data, tid)
