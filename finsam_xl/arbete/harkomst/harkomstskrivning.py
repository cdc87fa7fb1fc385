"""A figure's trail as a sheet in the workbook, or in a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import samma_fil, samma_slag, vagra_om_finns
from finsam_xl.arbete.gemensamt.skrivet import spara_i
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.book.stilark import stilark
from finsam_xl.harkomst.harkomstblad import harkomstblad

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbete.harkomst.harkomstvisning import Harledning

__all__ = ["skriv_harkomstblad"]


def skriv_harkomstblad(fil: Path, svar: Harledning, ut: Path) -> str:
    """Write the trail as a sheet `Spår ...` into a copy of the book at *ut* (or the book itself); returns its name.

    A sheet of the same name is replaced: it is the same cell's trail.

    Raises:
        Avbrott: the book is refused, or cannot be written.

    """
    samma_slag(fil, ut)
    i_boken = samma_fil(fil, ut)
    if not i_boken:
        vagra_om_finns(ut)
    placerat = harkomstblad(svar.gren)
    grid = placerat.grid

    def ympat() -> bytes:
        skiss = scratch_workbook(
            [grid],
            {},
            tables=(),
            cells=(),
            page=PageText(fil.stem, f"Spår: {svar.rot.var}"),
            styles=stilark,
        )
        paket = svar.bok.att_andra()
        ympa(paket, skiss, [grid.name], prefix="SPAR")
        satt_varden(paket, grid.name, {cell(*plats): varde for plats, varde in placerat.varden.items()})
        return paket.skriv()

    spara_i(ut, eller_avbrott(ympat), svar.bok.data if i_boken else None)
    return grid.name
