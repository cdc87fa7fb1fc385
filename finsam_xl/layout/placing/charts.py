"""From charts to places on a sheet: beneath their own table, or each on a page of its own under all of them.

A chart is as high as its bars need, and as wide as the sheet's columns, which are known when all tables stand.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Final

from finsam_xl.layout.chart import Drawn, PlacedChart, Series

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.layout.chart import Chart
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.table import Table

__all__ = ["MOST_BARS", "ChartPlacer", "TableSpot"]

_LABEL = 1
_CM_PER_ROW: Final = {Drawn.SHARES: (0.76, 0.76, 0.76), Drawn.BARS: (0.62, 0.95, 1.3)}
"""Of a row with one, two or three bars beside each other."""
_CM_AROUND, _CM_WITHOUT_LEGEND = 4.2, 3.2
_CM_OF_COLUMNS = 7.6
_CM_PER_INCH = 2.54
_POINTS_PER_INCH = 72
_ROW_POINTS = 15.0
_PAGE_POINTS: Final = 660.0
"""So much of a standing A4 is there for rows under the titles that every page has."""
_PIXELS_PER_INCH, _PIXELS_PER_LETTER = 96, 7  # a column's width in the file has the space beside its text in it
MOST_BARS = 25
"""So many bars, headings among them, that the chart still has room on an A4 page."""


@dataclass(slots=True)
class TableSpot:
    """Where a table stands: the row of its headings, and its rows and columns by id."""

    headings: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class ChartPlacer:
    """Places the charts of a sheet, as its tables are placed; *page* is the first row of the page under way."""

    grid: Grid
    charts: Sequence[Chart]
    _spots: dict[str, tuple[TableSpot, Table]] = field(default_factory=dict)
    _waiting: list[tuple[Chart, int, float]] = field(default_factory=list)
    _page: int = 1

    def placed(self, table: Table, spot: TableSpot, first: int, row: int) -> int:
        """*table* stands from *first*, and *row* is the next: the charts beneath it take rows; the next row after them.

        A table and its charts that together would break over a page begin a new one; a chart that has no room under
        its table even there has the next.
        """
        self._spots[table.ident] = spot, table
        if table.new_page:
            self._page = first
        for chart in self.charts:
            if chart.beneath and chart.table == table.ident and self._rows(chart):
                at, row = row, self._room(chart, row)
                self._break_before(first, row)
                self._break_before(at, row)
        return row

    def _break_before(self, start: int, row: int) -> None:
        """Begin a page at *start* when what stands from the page's first row to *row* has no room on one."""
        points = sum(self.grid.heights.get(one, _ROW_POINTS) for one in range(self._page, row))
        if self._page != start and points > _PAGE_POINTS:
            self.grid.breaks.append(start - 1)
            self._page = start

    def finish(self, row: int) -> None:
        """Place the other charts from *row* down, each on its page, and say of every chart how wide it is."""
        for chart in self.charts:
            if not chart.beneath:
                self.grid.breaks.append(row - 1)
                row = self._room(chart, row)
        if any(ett.beneath for ett in self.charts):
            self.grid.print_columns = max(self.grid.widths)  # a long name over the table would take a page of its own
        width = _width(self.grid)
        self.grid.charts.extend(self._chart(*waiting, width) for waiting in self._waiting)

    def _rows(self, chart: Chart) -> list[int]:
        spot, _ = self._spots[chart.table]
        return [spot.rows[ident] for ident in chart.rows if ident in spot.rows]

    def _room(self, chart: Chart, row: int) -> int:
        """The chart stands at *row*; the rows beneath it get a height, so that pages break alike everywhere."""
        height = _height(chart, len(self._rows(chart)))
        self._waiting.append((chart, row + 1, height))
        beneath = ceil(height / _CM_PER_INCH * _POINTS_PER_INCH / _ROW_POINTS) + 2
        self.grid.heights |= dict.fromkeys(range(row, row + beneath), _ROW_POINTS)
        return row + beneath

    def _chart(self, chart: Chart, row: int, height: float, width: float) -> PlacedChart:
        spot, table = self._spots[chart.table]
        rows = self._rows(chart)
        series = tuple(Series((spot.headings, spot.columns[ident]), spot.columns[ident]) for ident in chart.columns)
        return PlacedChart(
            chart.title or table.title,
            min(rows),
            max(rows),
            _LABEL,
            series,
            row,
            width,
            round(height, 2),
            chart.drawn,
            table.decimals,
            table.ident,
        )


def _height(chart: Chart, rows: int) -> float:
    if chart.drawn is Drawn.COLUMNS:
        return _CM_OF_COLUMNS
    per_row = _CM_PER_ROW[chart.drawn]
    alone = chart.drawn is Drawn.BARS and len(chart.columns) == 1
    around = _CM_WITHOUT_LEGEND if alone else _CM_AROUND
    return around + per_row[min(len(chart.columns), len(per_row)) - 1] * rows


def _width(grid: Grid) -> float:
    pixels = sum(width * _PIXELS_PER_LETTER for width in grid.widths.values())
    return round(pixels / _PIXELS_PER_INCH * _CM_PER_INCH, 2)
