"""What Excel copies when cells or a whole sheet are copied, between openpyxl's sheets."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any

from openpyxl.cell import MergedCell
from openpyxl.styles import NamedStyle

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_DELAR = ("font", "fill", "border", "alignment", "number_format", "protection")


class Stilkopia:
    """Formats of one workbook as formats of another, a named style brought along with its first cell."""

    def __init__(self, till: Workbook) -> None:
        self._till: Any = till
        self._kanda: dict[tuple[int, ...], Any] = {}

    def satt(self, fran: Any, till: Any) -> None:
        """Give the cell *till* the look of *fran*."""
        if fran._style is None:
            return
        nyckel = tuple(fran._style)
        if nyckel not in self._kanda:
            self._namngiven(fran)
            till.style = fran.style
            for del_ in _DELAR:
                if getattr(till, del_) != getattr(fran, del_):
                    setattr(till, del_, copy(getattr(fran, del_)))
            self._kanda[nyckel] = copy(till._style)
        till._style = copy(self._kanda[nyckel])

    def _namngiven(self, cell: Any) -> None:
        if cell.style in self._till.named_styles:
            return
        stil = NamedStyle(name=cell.style)
        for del_ in _DELAR:
            setattr(stil, del_, copy(getattr(cell, del_)))
        self._till.add_named_style(stil)


def kopiera_celler(fran: Worksheet, till: Worksheet) -> None:
    """All cells with formats, merges, widths, heights and conditional formats; what *till* held is gone."""
    kalla, mal = _alla(fran), _alla(till)
    for omrade in list(mal.merged_cells.ranges):
        mal.merged_cells.remove(omrade)
    mal._cells.clear()
    stilar = Stilkopia(mal.parent)
    for cell in (ett for ett in kalla._cells.values() if not isinstance(ett, MergedCell)):
        ny = mal.cell(cell.row, cell.column)
        ny._value, ny.data_type = cell._value, cell.data_type
        stilar.satt(cell, ny)
    for omrade in kalla.merged_cells.ranges:
        mal.merged_cells.add(str(omrade))
    mal.column_dimensions.clear()
    for bokstav, bredd in kalla.column_dimensions.items():
        mal.column_dimensions[bokstav].width, mal.column_dimensions[bokstav].hidden = bredd.width, bredd.hidden
    mal.row_dimensions.clear()
    for rad, hojd in kalla.row_dimensions.items():
        mal.row_dimensions[rad].height, mal.row_dimensions[rad].hidden = hojd.height, hojd.hidden
    mal.conditional_formatting = copy(kalla.conditional_formatting)


def kopiera_blad(fran: Worksheet, till: Worksheet) -> None:
    """A sheet as it is: its cells, its page, its view and its print titles."""
    kopiera_celler(fran, till)
    kalla, mal = _alla(fran), _alla(till)
    for del_ in ("page_margins", "page_setup", "print_options", "sheet_properties", "HeaderFooter", "row_breaks"):
        setattr(mal, del_, copy(getattr(kalla, del_)))
    mal.page_setup._parent = mal
    mal.sheet_view.showGridLines = kalla.sheet_view.showGridLines
    mal.freeze_panes = kalla.freeze_panes
    mal.print_title_rows = kalla.print_title_rows
    mal.sheet_state = kalla.sheet_state


def _alla(blad: Worksheet) -> Any:
    return blad
