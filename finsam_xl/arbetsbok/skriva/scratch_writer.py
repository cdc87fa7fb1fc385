"""Placed sheets as a scratch workbook: the report's sheets, and beside them the input they are calculated from.

Only the report's sheets leave the scratch workbook; the input tables stand in it so that every formula can be
calculated without touching the user's file.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_STORED, ZipFile

from finsam_xl.arbetsbok.opc.ooxml import MAIN
from finsam_xl.arbetsbok.skriva.sheet_part import input_part, sheet_part
from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO, SheetRows, WrittenCell, formula_cell, sheet_rows, value_cell
from finsam_xl.arbetsbok.skriva.workbook_part import (
    BOOK,
    SHEET,
    STYLES,
    SheetEntry,
    content_types,
    relations,
    relations_of,
    workbook_part,
)
from finsam_xl.arbetsbok.skriva.xmltext import quoteattr
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from datetime import date

    from finsam_xl.arbetsbok.skriva.page_head import PageText
    from finsam_xl.arbetsbok.skriva.stylesheet import Styles, Stylesheet
    from finsam_xl.layout.grid import Cell, Grid

__all__ = ["INPUT_SHEET", "InputTable", "NamedInput", "scratch_workbook"]

INPUT_SHEET = "_Indata"
"""The sheet of a scratch workbook that holds what its formulas read."""
_TABLE = "xl/tables/table{}.xml"
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


def scratch_workbook(
    grids: Sequence[Grid],
    names: Mapping[str, tuple[str, str]],
    *,
    tables: Sequence[InputTable],
    cells: Sequence[NamedInput],
    page: PageText,
    styles: Styles,
    day_zero: date = DAY_ZERO,
) -> bytes:
    """The scratch workbook's package, with the *styles* in use; *names* are defined names as (sheet, reference in it).

    *day_zero* is the day that it counts from.
    """
    look = styles(frozenset(cell.style for grid in grids for cell in grid.cells.values()))
    inputs = {one.name: f"{INPUT_SHEET}!$A${row}" for row, one in enumerate(cells, start=1)}
    figures = {name: f"'{sheet}'!{reference}" for name, (sheet, reference) in names.items()}
    sheets = [*(SheetEntry(grid.name, grid.state, _print_names(grid)) for grid in grids), SheetEntry(INPUT_SHEET)]
    parts = dict(_sheets(grids, page, look))
    parts |= _input_sheet(SHEET.format(len(sheets)), tables, cells, day_zero)
    parts[STYLES] = look.part
    parts[BOOK] = workbook_part(sheets, inputs | figures, from_1904=day_zero != DAY_ZERO)
    numbered = [SHEET.format(nr) for nr in range(1, len(sheets) + 1)]
    parts |= [
        relations_of(BOOK, [*relations("worksheet", numbered), *relations("styles", [STYLES])]),
        relations_of("", relations("officeDocument", [BOOK])),
    ]
    return _zipped({"[Content_Types].xml": content_types(parts), **parts})


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def _sheets(grids: Sequence[Grid], page: PageText, styles: Stylesheet) -> Iterator[tuple[str, bytes]]:
    """The sheets' parts, and those of their charts."""
    drawn: list[str] = []
    for nr, grid in enumerate(grids, start=1):
        yield SHEET.format(nr), sheet_part(grid, page, _rows(grid, styles), styles.outcomes, drawing=bool(grid.charts))
        if grid.charts:
            from finsam_xl.arbetsbok.skriva.charts import chart_parts  # noqa: PLC0415 - only a sheet with charts draws

            drawing = chart_parts(grid.name, grid.charts, drawn)
            drawn += drawing
            yield from drawing.items()
            yield relations_of(SHEET.format(nr), relations("drawing", [next(iter(drawing))]))


def _rows(grid: Grid, styles: Stylesheet) -> SheetRows:
    cells = {at: (styles.numbers[cell.style], _content(cell)) for at, cell in grid.cells.items()}
    titles = (row for (row, _), cell in grid.cells.items() if cell.style == Style.TITEL)
    return sheet_rows(cells, dict.fromkeys(titles, _TITLE_POINTS) | grid.heights)


def _content(cell: Cell) -> tuple[str, str]:
    if cell.formula:
        return formula_cell(cell.formula)
    return value_cell(cell.text if cell.number is None else cell.number)


def _print_names(grid: Grid) -> dict[str, str]:
    """The rows that every page begins with, and what is printed."""
    names = {}
    if grid.title_rows is not None:
        names["_xlnm.Print_Titles"] = "${}:${}".format(*grid.title_rows)
    if grid.print_columns:
        last = max(grid.last_row(), *grid.heights) if grid.charts else grid.last_row()  # a chart stands on such rows
        names["_xlnm.Print_Area"] = f"$A$1:${kolumnbokstaver(grid.print_columns)}${last}"
    return names


def _input_sheet(
    part: str, tables: Sequence[InputTable], named: Sequence[NamedInput], day_zero: date
) -> dict[str, bytes]:
    """The input beside each other on one sheet: named cells in the first column, then each table."""
    cells: dict[tuple[int, int], WrittenCell] = {}
    for row, one in enumerate(named, start=1):
        cells[row, 1] = 0, formula_cell(one.formula) if one.formula else value_cell(one.value, day_zero)
    first = 3
    written: dict[str, bytes] = {}
    for nr, table in enumerate(tables, start=1):
        cells |= _table_cells(table, first, day_zero)
        written[_TABLE.format(nr)] = _table_part(table, nr, first)
        first += len(table.headings) + 1
    place, leads_to = relations_of(part, relations("table", written))
    return {part: input_part(sheet_rows(cells, {}), len(tables)), **written, place: leads_to}


def _extent(table: InputTable, first: int) -> tuple[int, int]:
    """The last row and column of a table whose first column is *first*."""
    return max(len(table.rows), 1) + 1, first + len(table.headings) - 1


def _table_cells(table: InputTable, first: int, day_zero: date) -> dict[tuple[int, int], WrittenCell]:
    cells: dict[tuple[int, int], WrittenCell] = {_extent(table, first): (0, ("", ""))}
    for column, heading in enumerate(table.headings, start=first):
        cells[1, column] = 0, value_cell(heading)
        for row, values in enumerate(table.rows if heading in table.read else (), start=2):
            cells[row, column] = 0, value_cell(values[column - first], day_zero)
    return cells


def _table_part(table: InputTable, number: int, first: int) -> bytes:
    last_row, last_column = _extent(table, first)
    name = quoteattr(table.name)
    columns = "".join(
        f'<tableColumn id="{nr}" name={quoteattr(heading)}/>' for nr, heading in enumerate(table.headings, start=1)
    )
    return (
        f'<table xmlns="{MAIN}" id="{number}" name={name} displayName={name}'
        f' ref="{kolumnbokstaver(first)}1:{kolumnbokstaver(last_column)}{last_row}" headerRowCount="1">'
        f'<tableColumns count="{len(table.headings)}">{columns}</tableColumns></table>'
    ).encode()
