"""From which day a book at a distance counts: there its days come ready-made, always counted from 1900.

A book from an old Mac counts from 1904, and its days then come 1 462 days too early. Nobody says which it is, but Start
writes the year of the first report in a text, which Excel has counted in the book's own way.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

from finsam_xl.arbetsbok.andra.cellvarde import DAY_ZERO_1904
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.inputs.rapportperioder import RAPPORTER, periodnamn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

__all__ = ["ratta_dagarna"]

_FOR_TIDIGT: Final = DAY_ZERO_1904 - DAY_ZERO
_AR_PA_START: Final = ("A2", "A5")
"""Where Start has the year, today and in a book of before."""
_ARTAL: Final = re.compile(r"\b\d{4}\b")


def ratta_dagarna(bok: Workbook) -> None:
    """Give a book that counts from 1904 the days that it shows, and its own day 0; any other is left as it is."""
    if not _fran_1904(bok):
        return
    from openpyxl.utils.datetime import CALENDAR_MAC_1904  # noqa: PLC0415 - only a book at a distance is written anew

    bok.epoch = CALENDAR_MAC_1904
    for ark in bok.worksheets:
        for cell in _dagar(ark):
            cell.value += _FOR_TIDIGT


def _dagar(ark: Any) -> Iterator[Any]:
    return (cell for rad in ark.iter_rows() for cell in rad if isinstance(cell.value, datetime))


def _fran_1904(bok: Workbook) -> bool:
    texter = [str(bok["Start"][plats].value or "") for plats in _AR_PA_START] if "Start" in bok.sheetnames else []
    visat = next((traff for text in texter if (traff := _ARTAL.search(text))), None)
    period = next((dag for rapport in RAPPORTER if (dag := _dag(bok, periodnamn(rapport)))), None)
    if visat is None or period is None:
        return False
    return period.year != int(visat[0]) == (period + _FOR_TIDIGT).year


def _dag(bok: Workbook, namn: str) -> date | None:
    """The day in a named cell."""
    syftar = syftar_pa(bok.defined_names[namn].attr_text) if namn in bok.defined_names else None
    if syftar is None or syftar[0] not in bok.sheetnames:
        return None
    varde = bok[syftar[0]].cell(*syftar[1:]).value
    return varde if isinstance(varde, date) else None
