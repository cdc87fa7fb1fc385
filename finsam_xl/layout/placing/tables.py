"""From a table to cells: where each row stands, how each value is printed, and the note on rounding beneath.

A printed amount rounds its own exact figure; nothing is added up from rounded cells. Where printed rows and the
printed sum differ, a live line under the table says so, or a row *Avrundningsdifferens* before the sum carries it;
what is more than rounding can give is never called rounding.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import (
    Binary,
    Context,
    Expr,
    Ref,
    Setting,
    Text,
    call,
    figures,
    formula,
    iso_date,
    number,
    rounded,
    walk,
)
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import lines, row_height
from finsam_xl.layout.placing import rounding
from finsam_xl.layout.placing.charts import ChartPlacer, TableSpot
from finsam_xl.layout.placing.longest import longest_text
from finsam_xl.layout.placing.measure import text_lines
from finsam_xl.layout.placing.styles import amount_style, heading_style, label_style, value_style
from finsam_xl.layout.style import Style
from finsam_xl.layout.table import PrintedColumn, Row, Section, Sheet, Sum, Table, amount_columns, content
from finsam_xl.layout.tabs import Tab
from finsam_xl.layout.value import Content, Kind, Value

if TYPE_CHECKING:
    from finsam_xl.layout.card import Card

__all__ = ["Placed", "PlacedCard", "PlacedTable", "place", "printed"]

_LABEL = 1
_NOTE = 10 / 8
"""How much more of a note of eight points there is room for than of a text of ten."""
_BOLD = 0.9
_ROOM = 8_000  # a formula in Excel has at most 8 192 characters
_TITLE_ROW, _SUBTITLE_ROW, _FIRST_TABLE_ROW = 1, 2, 4


@dataclass(frozen=True, slots=True)
class PlacedTable:
    """Where a table stands on its sheet: the rows of its intro, its headings (None without), its body and its notes."""

    table: Table
    intro: range
    headings: int | None
    body: range
    notes: range


@dataclass(frozen=True, slots=True)
class PlacedCard:
    """A card on its sheet, and the row where each of its fields begins."""

    card: Card
    rows: tuple[int, ...]


@dataclass(slots=True)
class Placed:
    """A placed sheet, the cells that print each figure, and each heading with the first figure of its table.

    *tables* and *cards* are what stands on it, in their order.
    """

    grid: Grid
    prints: dict[str, list[str]] = field(default_factory=dict)
    headings: dict[tuple[int, int], str] = field(default_factory=dict)
    tables: list[PlacedTable] = field(default_factory=list)
    cards: list[PlacedCard] = field(default_factory=list)


def place(sheet: Sheet, context: Context, *, subtitle: Expr, difference_row: bool) -> Placed:
    """Place *sheet*; with *difference_row* rounding shows as a row instead of as a note."""
    placed = Placed(Grid(sheet.name, landscape=sheet.landscape, fit=sheet.fit, tab=Tab.REPORT))
    grid = placed.grid
    grid.put(_TITLE_ROW, _LABEL, Style.TITEL, text=sheet.title)
    grid.put(_SUBTITLE_ROW, _LABEL, Style.UNDERRUBRIK, formula=formula(subtitle, context))
    row = _FIRST_TABLE_ROW
    charts = ChartPlacer(grid, sheet.charts)
    several = len(sheet.tables) > 1
    for table in sheet.tables:
        placer = _Placer(placed, table, context, difference_row=difference_row)
        last = placer.run(row, title=several)
        if several:
            grid.blocks.append((row, last))
        row = charts.placed(table, placer.spot, row, last + 2)
    charts.finish(row)
    grid.title_rows = (_TITLE_ROW, _SUBTITLE_ROW if several else _FIRST_TABLE_ROW + len(sheet.tables[0].intro))
    return placed


class _Placer:
    """Places one table on a sheet that may already hold others."""

    def __init__(self, placed: Placed, table: Table, context: Context, *, difference_row: bool) -> None:
        self.placed = placed
        self.grid = placed.grid
        self.table = table
        self.context = context
        self.difference_row = difference_row
        self.spot = TableSpot()
        self.rows = self.spot.rows
        self.sums: list[tuple[Sum, list[tuple[int, Expr, Expr]]]] = []
        self.first_figure = ""

    def run(self, row: int, *, title: bool) -> int:
        """Place from *row*; returns the last row used. A table without headings is text."""
        if self.table.new_page:
            self.grid.breaks.append(row - 1)
        for index, width in enumerate((self.table.label_width, *(one.width for one in self.table.columns)), _LABEL):
            self._widen(index, width)
        heading = (row if title else _TITLE_ROW, _LABEL)
        if title:
            self.grid.put(row, _LABEL, Style.AVSNITT, text=self.table.title)
            row += 1
        intro = range(row, row + len(self.table.intro))
        for text in self.table.intro:
            self._wide(row, text, Style.TEXT_BRYT)
            row += 1
        headed = bool(self.table.label or any(column.heading for column in self.table.columns))
        if headed:
            self._headings(row)
        else:
            row -= 1
        above = row
        for item in self.table.rows:
            row += 1
            if self.difference_row and isinstance(item, Sum) and len(self._summed(item)) > 1:
                self._difference(row, item)
                row += 1
            self._row(row, item)
        headings = self.placed.headings
        headings[heading] = self.first_figure
        headings[_TITLE_ROW, _LABEL] = headings.get((_TITLE_ROW, _LABEL)) or self.first_figure
        last = self._notes(row)
        body, notes = range(above + 1, row + 1), range(row + 1, last + 1)
        self.placed.tables.append(PlacedTable(self.table, intro, above if headed else None, body, notes))
        return last

    def _headings(self, row: int) -> None:
        self.spot.headings = row
        self.grid.put(row, _LABEL, Style.KOLUMNRUBRIK_TEXT, text=self.table.label)
        fullest = 1
        for index, column in enumerate(self.table.columns, _LABEL + 1):
            self.spot.columns[column.ident] = index
            if isinstance(column.heading, Value):
                style = heading_style(column.heading.kind)
                self.grid.put(row, index, style, formula=self._print(column.heading))
            else:
                style = Style.KOLUMNRUBRIK_INDRAG if column.wrap else Style.KOLUMNRUBRIK
                self.grid.put(row, index, style, text=column.heading)
                fullest = max(fullest, lines(column.heading, column.width * _BOLD))
        if fullest > 1:
            self.grid.heights[row] = row_height(fullest)

    def _widen(self, column: int, width: float) -> None:
        self.grid.widths[column] = max(self.grid.widths.get(column, 0), width)

    def _row(self, row: int, item: Row) -> None:
        self.rows[item.ident] = row
        if isinstance(item, Section):
            self.grid.with_next.add(row)
        elif isinstance(item, Sum):
            self.grid.with_next.add(row - 1)
        if isinstance(item, Section) and lines(item.label, self.table.label_width * _BOLD) > 1:
            self._wide(row, item.label, Style.AVSNITT_BRYT)
            return
        self.grid.put(row, _LABEL, label_style(item, self.table.label_width), text=item.label)
        fullest = 1 if isinstance(item, Section) else lines(item.label, self.table.label_width)
        for index, column in enumerate(self.table.columns, _LABEL + 1):
            shown = content(item, column)
            self._cell(row, index, item, shown, column)
            if column.wrap and isinstance(shown, str):
                fullest = max(fullest, lines(shown, column.width))
            elif column.wrap and isinstance(shown, Value):
                fullest = max(fullest, lines(_longest_text(shown.expr), column.width))
        if fullest > 1:
            self.grid.heights[row] = row_height(fullest)
        if isinstance(item, Sum) and (gaps := self._gaps(item, row)):
            self.sums.append((item, gaps))

    def _cell(self, row: int, index: int, item: Row, shown: Content, column: PrintedColumn) -> None:
        if isinstance(shown, Value):
            style = amount_style(value_style(item, shown.kind, column), self.table.decimals)
            self.grid.put(row, index, style, formula=self._print(shown))
            for figure in figures(shown.expr):
                name = self.context.figure(figure.ident, period=figure.period)
                self.placed.prints.setdefault(name, []).append(self.grid.address(row, index))
                self.first_figure = self.first_figure or name
        else:
            self.grid.put(row, index, value_style(item, Kind.TEXT, column), text=shown or "")

    def _print(self, value: Value) -> str:
        return printed(value, self.context, self.table.unit, self.table.decimals)

    def _summed(self, item: Sum) -> list[int]:
        """Where the rows stand that the row sums."""
        return [self.rows[ident] for ident in item.of if ident in self.rows]

    def _gaps(self, item: Sum, row: int) -> list[tuple[int, Expr, Expr]]:
        """Per column of amounts: its number, the printed rows minus the printed sum, and its heading in words."""
        rows = self._summed(item)
        if not rows:
            return []
        columns = ((_LABEL + 1 + place, column) for place, column, _ in amount_columns(self.table.columns, item))
        return [
            (
                index,
                rounding.gap(kolumnbokstaver(index), rows, row, self.table.decimals),
                _heading_words(column.heading),
            )
            for index, column in columns
        ]

    def _difference(self, row: int, item: Sum) -> None:
        rows = len(self._summed(item))
        decimals = self.table.decimals
        cells = {index: rounding.rounding_row_cell(gap, rows, decimals) for index, gap, _ in self._gaps(item, row + 1)}
        shown = call("COUNT", *(Ref(f"{kolumnbokstaver(index)}{row}") for index in cells))
        label = call("IF", Binary("=", shown, number(0)), Text(""), Text("Avrundningsdifferens"))
        self.grid.put(row, _LABEL, Style.RAD, formula=formula(label, self.context))
        for index, cell in cells.items():
            self.grid.put(row, index, amount_style(Style.BELOPP, decimals), formula=formula(cell, self.context))

    def _notes(self, row: int) -> int:
        for item, gaps in self.sums:
            for sentence in self._said(item, gaps):
                row += 1
                self._wide(row, Value(sentence, Kind.TEXT), Style.FOTNOT)
        for text in self.table.notes:
            row += 1
            self._wide(row, text, Style.FOTNOT)
        return row

    def _said(self, item: Sum, gaps: list[tuple[int, Expr, Expr]]) -> list[Expr]:
        """One sentence on all columns, or as few as a cell has room for."""
        said = rounding.said(
            [(gap, heading) for _, gap, heading in gaps],
            len(self._summed(item)),
            item.label,
            self.table.unit,
            self.table.decimals,
            rounding=not self.difference_row,
        )
        if len(gaps) == 1 or len(formula(said, self.context)) <= _ROOM:
            return [said]
        half = len(gaps) // 2
        return [*self._said(item, gaps[:half]), *self._said(item, gaps[half:])]

    def _wide(self, row: int, text: str | Value, style: Style) -> None:
        last = _LABEL + len(self.table.columns)
        width = self.table.label_width + sum(column.width for column in self.table.columns)
        if isinstance(text, Value):
            self.grid.put(row, _LABEL, style, formula=self._print(text))
            fullest = text_lines(longest_text(text.expr), width * _NOTE)
            if fullest > 1:
                self.grid.heights[row] = row_height(fullest)
        else:
            self.grid.put(row, _LABEL, style, text=text)
            self.grid.heights[row] = row_height(lines(text, width))
        if last > _LABEL:
            self.grid.merges.append((row, _LABEL, row, last))


def printed(value: Value, context: Context, unit: str = "Enhet", decimals: int = 0) -> str:
    """The formula of a cell that prints *value*; an amount in *unit* with so many *decimals*."""
    expr = _printed(value, unit, decimals)
    if value.empty_if is not None:
        expr = call("IF", value.empty_if, Text(value.empty_text), expr)
    return formula(expr, context)


def _printed(value: Value, unit: str, decimals: int) -> Expr:
    match value.kind:
        case Kind.BELOPP:
            return rounded(value.expr / Setting(unit), decimals)
        case Kind.PROCENT:
            return call("IF", call("ISNUMBER", value.expr), rounded(value.expr, 2), value.expr)
        case _:
            return value.expr


def _heading_words(heading: str | Value) -> Expr:
    if isinstance(heading, str):
        return Text(heading.lower())
    if heading.kind is Kind.DATUM:
        return iso_date(heading.expr)
    return heading.expr


def _longest_text(expr: Expr) -> str:
    """The longest text a formula can answer with, as far as its constants tell."""
    return max((node.value for node in walk(expr) if isinstance(node, Text)), key=len, default="")
