"""Charts: each draws the rows and columns it names, on a page of its own under the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.chart import Chart
from finsam_xl.layout.expr import Context, Name
from finsam_xl.layout.placing.charts import MOST_BARS
from finsam_xl.layout.placing.tables import place
from finsam_xl.layout.table import Line, PrintedColumn, Section, Sheet, Table
from finsam_xl.layout.value import share

if TYPE_CHECKING:
    from finsam_xl.layout.grid import Grid

A4_HEIGHT_CM, MARGINS_AND_TITLES_CM = 29.7, 5.6


def _grid(*rows: str, charts: tuple[Chart, ...] = ()) -> Grid:
    columns = tuple(
        PrintedColumn(name, name, lambda row: None if isinstance(row, Section) else share(row.ident), 10)
        for name in "ab"
    )
    lines = (Section("heading", "Område"), *(Line(name, name) for name in rows))
    table = Table("T", "Tabell", columns, lines, label_width=40)
    sheet = Sheet("Blad", "Rubrik", (table,), charts=charts, fit=False)
    return place(sheet, Context("BI"), subtitle=Name("Forbund"), difference_row=False).grid


def test_a_chart_draws_its_rows_and_columns() -> None:
    grid = _grid("x", "y", charts=(Chart("Titel", "T", ("heading", "x", "y"), ("a", "b")),))
    (chart,) = grid.charts
    assert (chart.first_row, chart.last_row, chart.label_column) == (5, 7, 1)
    assert [(series.heading, series.column) for series in chart.series] == [((4, 2), 2), ((4, 3), 3)]
    assert [grid.cells[row, 1].text for row in range(5, 8)] == ["Område", "x", "y"]


def test_each_chart_stands_on_a_page_of_its_own() -> None:
    chart = Chart("Titel", "T", ("x", "y"), ("a",))
    grid = _grid("x", "y", charts=(chart, chart))
    assert len(grid.breaks) == 2
    for placed, page in zip(grid.charts, grid.breaks, strict=True):
        assert placed.at_row == page + 2
    assert grid.breaks[0] >= 7
    beneath = [grid.heights[row] for row in range(grid.breaks[0] + 1, grid.breaks[1] + 1)]
    assert sum(beneath) / 72 * 2.54 > grid.charts[0].height


def test_the_fullest_chart_fits_on_a_page() -> None:
    names = tuple(f"rad {nr}" for nr in range(MOST_BARS))
    (chart,) = _grid(*names, charts=(Chart("Titel", "T", names, ("a",)),)).charts
    assert chart.height < A4_HEIGHT_CM - MARGINS_AND_TITLES_CM


def test_without_charts_there_are_no_pages_more() -> None:
    grid = _grid("x")
    assert (grid.charts, grid.breaks) == ([], [])
