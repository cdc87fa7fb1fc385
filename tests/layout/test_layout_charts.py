"""Charts: each draws the rows and columns it names, on a page of its own under the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.chart import Chart, Drawn
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


def _under(*rows: int, drawn: Drawn = Drawn.BARS) -> Grid:
    """Tables with so many rows, each with its chart beneath it."""
    column = PrintedColumn("a", "A", lambda row: share(row.ident), 20)
    tables = tuple(
        Table(f"T{nr}", f"Tabell {nr}", (column,), tuple(Line(f"T{nr}_{ett}", "x") for ett in range(antal)))
        for nr, antal in enumerate(rows)
    )
    charts = tuple(
        Chart("", ett.ident, (*(rad.ident for rad in ett.rows), "borta"), ("a",), drawn, beneath=True) for ett in tables
    )
    sheet = Sheet("Blad", "Rubrik", tables, charts=charts, fit=False)
    return place(sheet, Context("AR"), subtitle=Name("Forbund"), difference_row=False).grid


def test_a_chart_beneath_its_table_has_its_title_and_leaves_room_for_the_next() -> None:
    grid = _under(2, 3)
    first, second = grid.charts
    assert [one.title for one in grid.charts] == ["Tabell 0", "Tabell 1"]
    assert (first.table, first.last_row - first.first_row) == ("T0", 1)
    assert first.last_row < first.at_row < second.first_row < second.last_row < second.at_row
    between = sum(grid.heights.get(row, 15) for row in range(first.at_row, second.first_row - 2))
    assert between / 72 * 2.54 > first.height


def test_a_table_and_its_chart_stand_on_the_same_page_where_they_fit() -> None:
    assert _under(2, drawn=Drawn.COLUMNS).breaks == []
    grid = _under(8, 8)
    (page,) = grid.breaks
    assert grid.charts[0].at_row < page < grid.charts[1].first_row


def test_a_chart_with_no_room_under_a_long_table_has_the_next_page() -> None:
    grid = _under(2, 20)
    assert len(grid.breaks) == 2
    assert grid.breaks[1] + 1 < grid.charts[1].at_row
    assert grid.charts[1].last_row <= grid.breaks[1]
