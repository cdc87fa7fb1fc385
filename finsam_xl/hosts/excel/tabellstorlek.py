"""An input table of the open workbook made longer or shorter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import omrade_text

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.arbetsbok.opc.ooxml import Omrade

__all__ = ["satt_storlek"]


def satt_storlek(blad: xlwings.Sheet, tabell: str, fran: Omrade, till: Omrade) -> None:
    """Let the data rows of *tabell* go from one rectangle to another; what goes out of the table is cleared."""
    if fran != till:
        blad.tables[tabell].resize(blad.range(omrade_text(till._replace(rad=till.rad - 1))))
    if till.sista_rad < fran.sista_rad:
        blad.range(omrade_text(fran._replace(rad=till.sista_rad + 1))).clear()
