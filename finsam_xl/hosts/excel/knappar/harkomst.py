"""The button *Spåra cell*: where the figure in a cell comes from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.harkomst.harkomstvisning import harled_i
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.harkomst.harkomstblad import harkomstblad
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.knappar.makro import makro, ur_hex
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.placera import placera
from finsam_xl.hosts.excel.plan import bladplan

if TYPE_CHECKING:
    import xlwings

__all__ = ["harled_cell"]


@makro
def harled_cell(bok: xlwings.Book, cell: str) -> None:
    """Follow the cell that the person pointed at to the ledger, on a sheet `Spår ...` that is then shown.

    *cell* is its address (`ÅR Noter!C7`), each character as four hexadecimal digits.
    """
    plats = ur_hex(cell)
    with arbetsro(bok, f"finsam-xl: spårar {plats} ..."):
        data = bokens_data(bok)
        svar = harled_i(data, bok.name, plats)
        grid = harkomstblad(svar.gren).grid
        placera(bok, bladplan(data, grid, PageText(Path(bok.name).stem, f"Spår: {plats}")), data)
    bok.sheets[grid.name].activate()
    besked.saga(bok, svar.raknat)
