"""Placed sheets as a scratch workbook: the report's sheets, and beside them the input they are calculated from.

Only the report's sheets leave the scratch workbook; the input tables stand in it so that every formula can be
calculated without touching the user's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.skriva.openpyxl_load import load_openpyxl
from finsam_xl.arbetsbok.skriva.page_head import page_head
from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO, SheetRows, WrittenCell, formula_cell, sheet_rows, value_cell
from finsam_xl.arbetsbok.skriva.stylesheet import stylesheet
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.arbetsbok.skriva.stylesheet import Register, Stylesheet
    from finsam_xl.layout.grid import Cell, Grid

__all__ = ["InputTable", "NamedInput", "PageText", "scratch_workbook"]

_A4 = 9
_MARGIN_INCHES = 0.6
_INPUT_SHEET = "_Indata"
_TITLE_POINTS = 24.0
"""Not every program makes a row without a height as high as its title needs."""


@dataclass(frozen=True, slots=True)
class InputTable:
    """An input table as the report's formulas see it: Excel table name, headings, rows of cell values.

    Only the columns in *read* are written; the others keep their headings.
    """

    name: str
    headings: Sequence[str]
    read: Collection[str]
    rows: Sequence[Sequence[str | int | float | date | None]]


@dataclass(frozen=True, slots=True)
class NamedInput:
    """A named input cell: its value, or the formula (without `=`) of a derived one."""

    name: str
    value: str | int | float | date | None = None
    formula: str = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What every printed page carries: the förbund to the left and the report to the right of its head."""

    left: str
    right: str


def scratch_workbook(
    grids: Sequence[Grid],
    names: Mapping[str, tuple[str, str]],
    *,
    tables: Sequence[InputTable],
    cells: Sequence[NamedInput],
    page: PageText,
    register_styles: Register,
    day_zero: date = DAY_ZERO,
) -> bytes:
    """The scratch workbook's package, with the styles in use; *names* are defined names as (sheet, reference in it).

    *day_zero* is the day that it counts from.
    """
    load_openpyxl()
    from openpyxl import Workbook  # noqa: PLC0415 - only building needs openpyxl
    from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900  # noqa: PLC0415 - as above

    from finsam_xl.arbetsbok.skriva.openpyxl_memory import package  # noqa: PLC0415 - as above

    book = Workbook()
    book.remove(book.worksheets[0])
    book.calculation.fullCalcOnLoad = None
    book.epoch = CALENDAR_WINDOWS_1900 if day_zero == DAY_ZERO else CALENDAR_MAC_1904
    styles = stylesheet(register_styles, frozenset(cell.style for grid in grids for cell in grid.cells.values()))
    rows = {grid.name: _write_grid(book, grid, page, styles) for grid in grids}
    rows[_INPUT_SHEET] = _write_input(book, tables, cells, day_zero)
    inputs = {one.name: f"{_INPUT_SHEET}!$A${row}" for row, one in enumerate(cells, start=1)}
    figures = {name: f"'{sheet}'!{reference}" for name, (sheet, reference) in names.items()}
    return package(book, styles.part, rows, inputs | figures, {grid.name: _links(grid) for grid in grids})


def _write_grid(book: Workbook, grid: Grid, page: PageText, styles: Stylesheet) -> SheetRows:
    """Set the sheet up, and give its rows as they are to be written."""
    sheet = book.create_sheet(grid.name)
    sheet.sheet_state = grid.state
    for column, width in grid.widths.items():
        sheet.column_dimensions[kolumnbokstaver(column)].width = width
    for first_row, first_column, last_row, last_column in grid.merges:
        sheet.merged_cells.add(f"{kolumnbokstaver(first_column)}{first_row}:{kolumnbokstaver(last_column)}{last_row}")
    if grid.freeze:
        sheet.freeze_panes = grid.freeze
    _status_colours(sheet, grid, styles)
    if grid.charts:
        from finsam_xl.arbetsbok.skriva.charts import draw  # noqa: PLC0415 - only a sheet with charts draws

        draw(sheet, grid.charts)
    _page_setup(sheet, grid, page)
    cells = {at: (styles.numbers[cell.style], _content(cell)) for at, cell in grid.cells.items()}
    titles = (row for (row, _), cell in grid.cells.items() if cell.style == Style.TITEL)
    return sheet_rows(cells, dict.fromkeys(titles, _TITLE_POINTS) | grid.heights)


def _links(grid: Grid) -> list[Hyperlink]:
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415 - only building needs openpyxl

    return [
        Hyperlink(ref=f"{kolumnbokstaver(column)}{row}", location=f"{citera(sheet)}!{cell}", display=address)
        for (row, column), address in grid.links.items()
        for sheet, _, cell in (address.rpartition("!"),)
    ]


def _content(cell: Cell) -> tuple[str, str]:
    if cell.formula:
        return formula_cell(cell.formula)
    return value_cell(cell.text if cell.number is None else cell.number)


def _status_colours(sheet: Worksheet, grid: Grid, styles: Stylesheet) -> None:
    if not grid.status_cells:
        return
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415 - only building needs openpyxl

    for status, look in styles.outcomes.items():
        rule = Rule("cellIs", operator="equal", formula=[f'"{status}"'], dxfId=look)
        sheet.conditional_formatting.add(grid.status_cells, rule)


def _page_setup(sheet: Worksheet, grid: Grid, page: PageText) -> None:
    from openpyxl.worksheet.pagebreak import Break  # noqa: PLC0415 - only building needs openpyxl
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - only building needs openpyxl

    setup = sheet.page_setup
    setup.orientation = "landscape" if grid.landscape else "portrait"
    setup.paperSize = _A4
    if grid.fit:
        setup.fitToWidth, setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_view.showGridLines = False
    for side in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, side, _MARGIN_INCHES + (0.2 if side in {"top", "bottom"} else 0))
    for row in grid.breaks:
        sheet.row_breaks.append(Break(id=row))
    if grid.print_columns:
        sheet.print_area = f"A1:{kolumnbokstaver(grid.print_columns)}{grid.last_row()}"
    if grid.title_rows is not None:
        sheet.print_title_rows = f"{grid.title_rows[0]}:{grid.title_rows[1]}"
    head, foot = sheet.oddHeader, sheet.oddFooter
    if head is None or foot is None:
        raise TypeError("openpyxl gives every sheet a header and a footer")
    left, right = page_head(page.left, grid.page or page.right)
    for part, text in ((head.left, left), (head.right, right), (foot.center, "Sida &P av &N")):
        part.text, part.font, part.size = text, "Arial,Regular", 8


def _write_input(
    book: Workbook, tables: Sequence[InputTable], named: Sequence[NamedInput], day_zero: date
) -> SheetRows:
    """The input beside each other on one sheet: named cells in the first column, then each table."""
    sheet = book.create_sheet(_INPUT_SHEET)
    cells: dict[tuple[int, int], WrittenCell] = {}
    for row, one in enumerate(named, start=1):
        cells[row, 1] = 0, formula_cell(one.formula) if one.formula else value_cell(one.value, day_zero)
    first = 3
    for table in tables:
        cells |= _write_table(sheet, table, first, day_zero)
        first += len(table.headings) + 1
    return sheet_rows(cells, {})


def _write_table(sheet: Worksheet, table: InputTable, first: int, day_zero: date) -> dict[tuple[int, int], WrittenCell]:
    from openpyxl.worksheet.table import Table, TableColumn  # noqa: PLC0415 - only building needs openpyxl

    last_row, last_column = max(len(table.rows), 1) + 1, first + len(table.headings) - 1
    cells: dict[tuple[int, int], WrittenCell] = {(last_row, last_column): (0, ("", ""))}
    for column, heading in enumerate(table.headings, start=first):
        cells[1, column] = 0, value_cell(heading)
        for row, values in enumerate(table.rows if heading in table.read else (), start=2):
            cells[row, column] = 0, value_cell(values[column - first], day_zero)
    excel = Table(displayName=table.name, ref=f"{kolumnbokstaver(first)}1:{kolumnbokstaver(last_column)}{last_row}")
    excel.tableColumns = [TableColumn(id=nr, name=name) for nr, name in enumerate(table.headings, start=1)]
    sheet.add_table(excel)
    return cells
