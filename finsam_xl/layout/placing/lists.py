"""From a list to cells: title, headings and widths, each record's texts, and the height of its row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import lines, row_height
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.layout.listing import Listing

__all__ = ["footnotes", "headings", "place_listing", "record", "status"]

_TITLE_ROW, _SUBTITLE_ROW, _FIRST = 1, 2, 1


def place_listing(listing: Listing, name: str, title: str, *, subtitle: str = "", formula: str = "") -> Grid:
    """The sheet *name* with all but the records; its subtitle is a text or a formula."""
    columns = len(listing.fields) if listing.only_fields else 0
    grid = Grid(name, landscape=True, print_columns=columns, tab=Tab.CONTROL)
    grid.put(_TITLE_ROW, _FIRST, Style.TITEL, text=title)
    grid.put(_SUBTITLE_ROW, _FIRST, Style.UNDERRUBRIK, text=subtitle, formula=formula)
    headings(grid, listing, listing.heading_row, (field.heading for field in listing.fields))
    grid.widths |= {column: field.width for column, field in enumerate(listing.fields, start=_FIRST)}
    grid.title_rows = (listing.heading_row, listing.heading_row)
    grid.freeze = f"{kolumnbokstaver(_FIRST + listing.kept)}{listing.first_row}"
    return grid


def headings(grid: Grid, listing: Listing, row: int, texts: Iterable[str]) -> None:
    """Headings over the fields, the list's own or those of another list beneath it."""
    for column, (field, text) in enumerate(zip(listing.fields, texts, strict=True), start=_FIRST):
        grid.put(row, column, field.heading_style, text=text)


def record(
    grid: Grid, listing: Listing, row: int, texts: Mapping[int, str], longest: Mapping[int, str] | None = None
) -> None:
    """Place the *texts* of a record by field; *longest* is the longest that a formula in a field can answer with."""
    for column, text in texts.items():
        grid.put(row, column, listing.fields[column - _FIRST].style, text=text)
    high = max(_lines(listing, {**texts, **(longest or {})}))
    if high > 1 or not listing.auto_height:
        grid.heights[row] = row_height(high)


def _lines(listing: Listing, texts: Mapping[int, str]) -> Iterator[int]:
    for column, text in texts.items():
        field = listing.fields[column - _FIRST]
        if field.measured:
            yield lines(text, field.width)


def status(grid: Grid, column: int, first: int, last: int) -> None:
    """Colour the outcomes in *column*."""
    letter = kolumnbokstaver(column)
    grid.status_cells = f"{letter}{first}:{letter}{last}"


def footnotes(grid: Grid, listing: Listing, row: int, texts: Iterable[str]) -> None:
    """Texts over the list's whole width, from *row* down."""
    for at, text in enumerate(texts, start=row):
        grid.put(at, _FIRST, Style.FOTNOT, text=text)
        grid.merges.append((at, _FIRST, at, len(listing.fields)))
        grid.heights[at] = row_height(lines(text, listing.width))
