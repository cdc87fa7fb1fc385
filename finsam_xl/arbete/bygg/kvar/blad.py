"""The sheet *Kvar att fylla i*: what is left, per report, each thing once and with a link to its cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.bygge import Bladsats
from finsam_xl.arbete.bygg.kvar.post import Kvarslag
from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.startformler import KVAR_GOR
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import place_listing, record
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbete.bygg.kvar.post import Kvar

__all__ = ["KVARBLAD", "antal_kvar", "kvarblad", "kvarsats"]

KVARBLAD = "Kvar att fylla i"
_LISTA = Listing(
    (
        Field("Rapport", 20),
        Field("Gör", 13),
        Field("Var", 22, Style.LANK),
        Field("Vad som är kvar", 80),
        Field("Kontroller som väntar", 30),
        Field("Trycks tomt i", 34),
    ),
)
_RAPPORT, _SLAG, _VAR, _VAD, _VANTAR, _TRYCKT = range(1, 7)
_PREFIX = "KVAR"
_INGET = "Inget är kvar att fylla i."
_ATT_GORA = {
    Kvarslag.FYLL_I: "att fylla i",
    Kvarslag.RATTA: "att rätta",
    Kvarslag.SVARA: "att ta ställning till",
    Kvarslag.PROVA: "förslag att pröva",
}


def kvarblad(rader: Sequence[Kvar]) -> Grid:
    """The sheet; when nothing is left it says so, and when nothing has changed it is the same, whatever the time."""
    delar = [f"{tal} {vad}" for slag, vad in _ATT_GORA.items() if (tal := sum(ett.slag is slag for ett in rader))]
    om = f"{', '.join(delar)}. Var sak står en gång, hos den rapport som först behöver den." if delar else _INGET
    grid = place_listing(_LISTA, KVARBLAD, KVARBLAD, subtitle=om)
    grid.page = KVARBLAD
    for nr, ett in enumerate(rader, start=_LISTA.first_row):
        texter = {
            _RAPPORT: ett.rapport,
            _SLAG: ett.slag.value,
            _VAR: ett.cell or "–",
            _VAD: ett.text,
            _VANTAR: ett.kontroller,
            _TRYCKT: "; ".join(ett.tryckt),
        }
        record(grid, _LISTA, nr, texter)
        if "!" in ett.cell:
            grid.links[nr, _VAR] = ett.cell
    return grid


def antal_kvar(grid: Grid) -> int:
    """How many rows the sheet has."""
    return sum(1 for rad, kolumn in grid.cells if kolumn == _SLAG and rad >= _LISTA.first_row)


def kvarsats(grid: Grid, forbund: str) -> Bladsats:
    """The sheet to set into a workbook."""
    skiss = scratch_workbook(
        (grid, Grid(MINNESBLAD, state="veryHidden")),
        {KVAR_GOR: (KVARBLAD, f"$B${_LISTA.first_row}:$B${max(grid.last_row(), _LISTA.first_row)}")},
        tables=(),
        cells=(),
        page=PageText(forbund, KVARBLAD),
        styles=stilark,
    )
    return Bladsats(skiss, (KVARBLAD,), _PREFIX, lambda namn: namn == KVARBLAD)
