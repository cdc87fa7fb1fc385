"""The sheet *Rättelser*: every cell that the program has mended in a book, what stood there and what stands there now.

It is a log: what an earlier mending wrote stays above the rows of a new one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD, las_minne
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import place_listing, record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.rattelser import Rattelse

__all__ = ["RATTELSEBLAD", "rattelseblad", "rattelseskiss"]

RATTELSEBLAD = "Rättelser"
_LISTA = Listing((Field("När", 18), Field("Cell", 22), Field("Uppgift", 26), Field("Före", 44), Field("Efter", 44)))
_OM = "Celler som programmet har rättat för att de gick att läsa på ett enda sätt. Nya rader läggs sist."


def rattelseblad(bok: Bok, nya: Sequence[Rattelse], tid: datetime) -> Grid:
    """The sheet with the rows that the book *bok* has, and those of *nya*."""
    grid = place_listing(_LISTA, RATTELSEBLAD, RATTELSEBLAD, subtitle=_OM)
    stund = f"{tid:%Y-%m-%d %H:%M}"
    rader = [(stund, ett.plats, ett.rubrik, ett.sagt_fore, ett.sagt_efter) for ett in nya]
    for rad, texter in enumerate([*_tidigare(bok), *rader], start=_LISTA.first_row):
        record(grid, _LISTA, rad, dict(enumerate(texter, start=1)))
    return grid


def _tidigare(bok: Bok) -> list[tuple[str, ...]]:
    if RATTELSEBLAD not in las_minne(bok):
        return []
    rader = bok.rader(RATTELSEBLAD)[_LISTA.heading_row :]
    skrivna = [tuple(str(cell) for cell in [*rad, *[""] * len(_LISTA.fields)][: len(_LISTA.fields)]) for rad in rader]
    return [rad for rad in skrivna if any(rad)]


def rattelseskiss(grid: Grid, tid: datetime) -> bytes:
    """The scratch workbook that the sheet is grafted from."""
    data = scratch_workbook(
        (grid, Grid(MINNESBLAD, state="veryHidden")),
        {},
        tables=(),
        cells=(),
        page=PageText("", RATTELSEBLAD),
        styles=stilark,
    )
    return calculate(data, tid)
