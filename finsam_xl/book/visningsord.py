"""An id shown as its word in an input cell: the cell holds the id, which formulas look for, and its format the word.

So a person reads «Verksamhetens intäkter» where the workbook's formulas find RR_intakter, and the id stands in Excel's
formula bar. An id without a word, such as one of a row of the förbund's own, is shown as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.inputs.schema import TABELLER
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Mapping

    from openpyxl.formatting.rule import Rule
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["ORDEN", "VISAS_MED_ORD", "visa_med_ord", "visa_orden"]

VISAS_MED_ORD: Final = " Visas med sitt namn; koden står i formelfältet."
_FORSTA_FORMAT: Final = 400
"""The number of the first of these formats: above those of any style."""
ORDEN: Final = {ident: ordet for tab in TABELLER for kolumn in tab.kolumner for ident, ordet in kolumn.ord.items()}
"""The word of each id that has one."""
_FORMAT: Final = sorted(set(ORDEN.values()))


def visa_med_ord(blad: Worksheet, tab: Indatatabell, forsta: int, sista: int) -> None:
    """Let each column of the table that has words for its ids show them, in the rows from *forsta* to *sista*."""
    for nr, kolumn in enumerate(tab.kolumner, start=1):
        visa_orden(blad, kolumnbokstaver(nr), forsta, sista, kolumn.ord)


def visa_orden(blad: Worksheet, bokstav: str, forsta: int, sista: int, orden: Mapping[str, str]) -> None:
    """Let the cells of a column show *orden* for the ids that they hold."""
    for ident, ordet in orden.items():
        blad.conditional_formatting.add(f"{bokstav}{forsta}:{bokstav}{sista}", _regel(ident, ordet))


def _regel(ident: str, ordet: str) -> Rule:
    from openpyxl.formatting.rule import Rule as Regel  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415 - as above
    from openpyxl.styles.numbers import NumberFormat  # noqa: PLC0415 - as above

    format_ = NumberFormat(numFmtId=_FORSTA_FORMAT + _FORMAT.index(ordet), formatCode=f';;;"{ordet}"')
    return Regel("cellIs", operator="equal", formula=[f'"{ident}"'], dxf=DifferentialStyle(numFmt=format_))
