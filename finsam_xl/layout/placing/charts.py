"""From charts to places on a sheet: each on a page of its own under the tables, as high as its bars need."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

from finsam_xl.layout.chart import PlacedChart, Series

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.layout.chart import Chart
    from finsam_xl.layout.grid import Grid

__all__ = ["MOST_BARS", "TableSpot", "place_charts"]

_LABEL = 1
_CM_PER_BAR = 0.76
_CM_AROUND = 4.2
_CM_PER_INCH = 2.54
_POINTS_PER_INCH = 72
_ROW_POINTS = 15.0
_PIXELS_PER_INCH, _PIXELS_PER_LETTER = 96, 7  # a column's width in the file has the space beside its text in it
MOST_BARS = 25
"""So many bars, headings among them, that the chart still has room on an A4 page."""


@dataclass(slots=True)
class TableSpot:
    """Where a table stands: the row of its headings, and its rows and columns by id."""

    headings: int = 0
    rows: dict[str, int] = field(default_factory=dict)
    columns: dict[str, int] = field(default_factory=dict)


def place_charts(grid: Grid, charts: Iterable[Chart], spots: Mapping[str, TableSpot], row: int) -> None:
    """Place *charts* from *row* down; the rows beneath a chart get a height, so that pages break alike everywhere."""
    for chart in charts:
        spot = spots[chart.table]
        rows = [spot.rows[ident] for ident in chart.rows]
        height = _CM_AROUND + _CM_PER_BAR * len(rows)
        series = tuple(Series((spot.headings, spot.columns[ident]), spot.columns[ident]) for ident in chart.columns)
        grid.charts.append(
            PlacedChart(chart.title, min(rows), max(rows), _LABEL, series, row + 1, _width(grid), round(height, 2))
        )
        grid.breaks.append(row - 1)
        beneath = ceil(height / _CM_PER_INCH * _POINTS_PER_INCH / _ROW_POINTS) + 2
        grid.heights |= dict.fromkeys(range(row, row + beneath), _ROW_POINTS)
        row += beneath


def _width(grid: Grid) -> float:
    pixels = sum(width * _PIXELS_PER_LETTER for width in grid.widths.values())
    return round(pixels / _PIXELS_PER_INCH * _CM_PER_INCH, 2)
