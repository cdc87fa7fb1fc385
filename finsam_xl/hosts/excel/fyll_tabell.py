"""An input table of the open workbook filled: the rows are pasted as values, so that a text stays a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade_text
from finsam_xl.hosts.excel.plan import ARK_FORE
from finsam_xl.hosts.excel.rattade_celler import INDATABLAD
from finsam_xl.hosts.excel.tabellstorlek import satt_storlek

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.hosts.excel.angra import Angra
    from finsam_xl.hosts.excel.tabellplan import Tabellplan

__all__ = ["fyll_tabell"]


def fyll_tabell(bok: xlwings.Book, ark: xlwings.Book, plan: Tabellplan, angra: Angra) -> None:
    """Set the table's rows; new rows look as most of them, and what goes out of the table is cleared."""
    blad = bok.sheets[plan.blad]
    kalla = ark.sheets[INDATABLAD]
    angra.med(lambda: _satt_rader(blad, kalla, plan, f"{plan.namn}{ARK_FORE}", (plan.data, plan.data_fore)))
    _satt_rader(blad, kalla, plan, plan.namn, (plan.data_fore, plan.data))


def _satt_rader(
    blad: xlwings.Sheet, kalla: xlwings.Sheet, plan: Tabellplan, tabell: str, byte: tuple[Omrade, Omrade]
) -> None:
    """Set the rows of the source's *tabell*; *byte* are the cells of the data rows before and after."""
    fran, till = byte
    satt_storlek(blad, plan.namn, fran, till)
    if fran.sista_rad < till.sista_rad:
        nya = till._replace(rad=fran.sista_rad + 1)
        for rad, (forsta, sista) in plan.forlagor:
            spann = {"kolumn": till.kolumn + forsta, "sista_kolumn": till.kolumn + sista}
            blad.range(omrade_text(nya._replace(rad=rad, sista_rad=rad, **spann))).copy()
            blad.range(omrade_text(nya._replace(**spann))).paste("formats")
    kallplats = kalla.tables[tabell].range
    rad, kolumn = kallplats.row + 1, kallplats.column
    for forsta, sista in plan.spann:
        hojd = till.sista_rad - till.rad
        kalla.range((rad, kolumn + forsta), (rad + hojd, kolumn + sista)).copy()
        mal = till._replace(kolumn=till.kolumn + forsta, sista_kolumn=till.kolumn + sista)
        blad.range(omrade_text(mal)).paste("values")
