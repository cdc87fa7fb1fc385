"""The prints of our sheets where no client of ours runs (xlwings Lite): what stands in their cells, as Excel says it.

How the cells look is not seen there; a sheet with comments or notes has no print, so it is kept.
"""

from __future__ import annotations

import hashlib
import json
import logging
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade, omrade_text
from finsam_xl.hosts.excel.fjarr.ororda import INGET_AVTRYCK, mindes, satt_avtryck

if TYPE_CHECKING:
    from collections.abc import Iterable

    import xlwings

    from finsam_xl.layout.grid import Grid

__all__ = ["minns_avtryck", "ta_avtryck"]

_LOGG = logging.getLogger(__name__)
_SLAG: Final = "celler"


async def ta_avtryck(bok: xlwings.Book) -> None:
    """Give each sheet that was built there the print it has now; when Excel does not say, none has any."""
    byggda = {namn: ett.split(" ") for namn, ett in mindes(bok).items() if ett.startswith(f"{_SLAG} ")}
    bladen = [blad for blad in bok.sheets if blad.name in byggda and not blad.api.get("notes")]
    if not bladen:
        return
    try:
        kommenterade = {ett.impl.range.sheet.name for ett in await bok.get_comments()}
        for blad in bladen:
            if blad.name not in kommenterade:
                plats = omrade(byggda[blad.name][1])
                satt_avtryck(blad, await _avtryck(blad, plats, _bada(plats, _anvant(blad))))
    except Exception as fel:  # noqa: BLE001 - an older client has no such call: the sheets are then kept
        _LOGG.info("Excel säger inte vad som står i bladen (%s); de äldre bladen behålls", type(fel).__name__)


async def minns_avtryck(bok: xlwings.Book, bladen: Iterable[Grid]) -> None:
    """Remember the prints of the sheets that have just been built, when they are in."""
    platser = {grid.name: Omrade(1, 1, *_sista(grid)) for grid in bladen}
    minnet = bok.sheets[MINNESBLAD]
    rader = await minnet.range(f"A1:C{len(bok.sheets)}").options(ndim=2).get_value()
    avtryck = [str(rad[2] or "") for rad in rader if rad[0]]
    for nr, namn in enumerate(str(rad[0]) for rad in rader if rad[0]):
        if avtryck[nr] == INGET_AVTRYCK and namn in platser:
            avtryck[nr] = await _avtryck(bok.sheets[namn], platser[namn], platser[namn])
    minnet.range(f"C1:C{len(avtryck)}").value = [[ett] for ett in avtryck]
    await bok.flush()


async def _avtryck(blad: xlwings.Sheet, plats: Omrade, last: Omrade) -> str:
    """Where the sheet's cells lie (*plats*), and what stands in all of *last*."""
    formler = await blad.range(omrade_text(last)).options(ndim=2).get_formula()
    celler = [
        (rad, kolumn, formel)
        for rad, formlerna in enumerate(formler, start=last.rad)
        for kolumn, formel in enumerate(formlerna, start=last.kolumn)
        if formel not in {None, ""}
    ]
    text = json.dumps(celler, ensure_ascii=False)
    return f"{_SLAG} {omrade_text(plats)} {hashlib.sha256(text.encode(errors='replace')).hexdigest()}"


def _anvant(blad: xlwings.Sheet) -> Omrade:
    return omrade(blad.used_range.address.replace("$", ""))


def _bada(ett: Omrade, annat: Omrade) -> Omrade:
    return Omrade(1, 1, max(ett.sista_rad, annat.sista_rad), max(ett.sista_kolumn, annat.sista_kolumn))


def _sista(grid: Grid) -> tuple[int, int]:
    return grid.last_row(), max(kolumn for _, kolumn in grid.cells)
