"""A sheet that is one list: its head, and how high its records are."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import footnotes, place_listing, record, status
from finsam_xl.layout.style import Style

LISTING = Listing(
    (
        Field("Id", 6),
        Field("What", 10, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG),
        Field("Where", 8, measured=False),
    ),
    heading_row=5,
    kept=1,
)
LONG = "six words that need several lines"


def test_the_headings_stay_in_sight_with_the_fields_that_are_kept() -> None:
    grid = place_listing(LISTING, "Sheet", "Title", subtitle="Subtitle")
    assert [(at, cell.text) for at, cell in grid.cells.items()] == [
        ((1, 1), "Title"),
        ((2, 1), "Subtitle"),
        ((5, 1), "Id"),
        ((5, 2), "What"),
        ((5, 3), "Where"),
    ]
    assert (grid.freeze, grid.title_rows, grid.widths) == ("B6", (5, 5), {1: 6, 2: 10, 3: 8})
    assert (grid.cells[5, 1].style, grid.cells[5, 2].style) == (Style.KOLUMNRUBRIK_TEXT, Style.KOLUMNRUBRIK_INDRAG)


def test_a_record_is_as_high_as_its_longest_measured_text() -> None:
    grid = place_listing(LISTING, "Sheet", "Title")
    record(grid, LISTING, 6, {1: "A", 2: LONG, 3: LONG * 3})
    record(grid, LISTING, 7, {1: "B", 3: LONG}, {2: LONG})
    record(grid, LISTING, 8, {1: "C", 3: LONG})
    assert grid.cells[6, 2].style is Style.TEXT_KOLUMN
    assert grid.heights[6] == grid.heights[7] > grid.heights[8]


def test_a_record_of_one_line_may_have_the_height_that_excel_gives() -> None:
    grid = place_listing(LISTING, "Sheet", "Title")
    record(grid, replace(LISTING, auto_height=True), 6, {1: "A"})
    assert grid.heights == {}


def test_what_stands_beside_the_fields_is_printed_unless_the_list_says_otherwise() -> None:
    assert place_listing(LISTING, "Sheet", "Title").print_columns == 0
    assert place_listing(replace(LISTING, only_fields=True), "Sheet", "Title").print_columns == 3


def test_footnotes_span_the_list_and_outcomes_are_coloured() -> None:
    grid = place_listing(LISTING, "Sheet", "Title")
    footnotes(grid, LISTING, 9, ["One", "Two"])
    status(grid, 2, LISTING.first_row, 7)
    assert grid.merges == [(9, 1, 9, 3), (10, 1, 10, 3)]
    assert grid.status_cells == "B6:B7"
