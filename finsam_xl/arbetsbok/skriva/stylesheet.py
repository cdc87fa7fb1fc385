"""The styles part of a scratch workbook: made once for each set of named styles, since many books use the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from finsam_xl.arbetsbok.skriva.openpyxl_load import load_openpyxl
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from openpyxl.workbook import Workbook

    Register: TypeAlias = Callable[[Workbook, Collection[str]], None]
    """Gives a workbook the named styles that are asked for."""

__all__ = ["STATUS_STYLES", "Stylesheet", "stylesheet"]

STATUS_STYLES = {
    "OK": Style.OK,
    "NOTIS": Style.NOTIS,
    "FEL": Style.FEL,
    "EJ PRÖVAD": Style.EJ_PROVAD,
}
"""The style that colours each outcome of a control; what the förbund does not have stands without colour."""
_SETS = 64


@dataclass(frozen=True, slots=True)
class Stylesheet:
    """The part, the number of each named style's format, and of each outcome's conditional format."""

    part: bytes
    numbers: Mapping[str, int]
    outcomes: Mapping[str, int]


@lru_cache(maxsize=_SETS)
def stylesheet(register: Register, names: frozenset[str]) -> Stylesheet:
    """The styles *names* and those of the outcomes, as *register* defines them."""
    load_openpyxl()
    from openpyxl import Workbook  # noqa: PLC0415 - only building needs openpyxl
    from openpyxl.cell import Cell  # noqa: PLC0415 - as above
    from openpyxl.styles.stylesheet import write_stylesheet  # noqa: PLC0415 - as above
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - as above

    book: Any = Workbook()
    register(book, names | {*STATUS_STYLES.values()})
    numbers = {}
    for name in sorted(names):
        cell: Any = Cell(book.worksheets[0], 1, 1)
        cell.style = name
        numbers[name] = cell.style_id
    named = {style.name: style for style in book._named_styles}  # noqa: SLF001 - openpyxl has no public look-up
    outcomes = {status: _outcome(book, named[name]) for status, name in STATUS_STYLES.items()}
    return Stylesheet(tostring(write_stylesheet(book)), numbers, outcomes)


def _outcome(book: Any, style: Any) -> int:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415 - only building needs openpyxl
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415 - as above

    fill = PatternFill("solid", bgColor=style.fill.fgColor)
    look = DifferentialStyle(fill=fill, font=Font(bold=True, color=style.font.color))
    number: int = book._differential_styles.add(look)  # noqa: SLF001 - openpyxl has no public way
    return number
