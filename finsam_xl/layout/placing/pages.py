"""From sheets to printed pages: at what scale a sheet goes on the paper, and where its pages break.

Rows that belong together stand on one page when a page has room for them. Excel and LibreOffice make a row without a
height as high as they like, so whoever prints gives every row its height.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.layout.grid import Grid

__all__ = ["COLUMN", "ROW_POINTS", "height", "paged", "room", "scale", "upright", "width"]

ROW_POINTS: Final = 15.0
"""A row that says no height of its own."""
_SHORT, _LONG = 595.28, 841.89
_BESIDE, _ABOVE = 2 * 0.6 * 72, 2 * 0.8 * 72  # the margins of every sheet
_POINTS_PER_WIDTH = 5.6
"""A column width counts digits of Arial 10: 7 pixels, 5.25 points, in Excel, and a little more in LibreOffice."""
_USED = 0.98
_WHOLE, _LEGIBLE, _SMALLEST, _STEP = 100, 75, 10, 3
COLUMN: Final = 8.43
"""A column that says no width of its own."""


def width(grid: Grid) -> float:
    """The points from the sheet's left edge to that of its last column with something in it."""
    last = grid.print_columns or max((column for _, column in grid.cells), default=1)
    return sum(grid.widths.get(column, COLUMN) for column in range(1, last + 1)) * _POINTS_PER_WIDTH


def height(grid: Grid, first: int, last: int) -> float:
    """The points of the rows from *first* to *last*."""
    return sum(grid.heights.get(row, ROW_POINTS) for row in range(first, last + 1))


def scale(grid: Grid) -> int:
    """The percent at which the sheet is one page wide; never more than its own size."""
    paper = (_LONG if grid.landscape else _SHORT) - _BESIDE
    return max(_SMALLEST, min(_WHOLE, int(_WHOLE * _USED * paper / max(width(grid), 1))))


def upright(grid: Grid) -> Grid:
    """The sheet on a standing page, where it can be read there too."""
    standing = replace(grid, landscape=False)
    return standing if not grid.charts and scale(standing) >= _LEGIBLE else grid


def room(grid: Grid, percent: int) -> float:
    """The points of rows that a page has room for at that scale."""
    return ((_SHORT if grid.landscape else _LONG) - _ABOVE) * _USED * _WHOLE / percent


def paged(grid: Grid, least: int = _WHOLE) -> Grid:
    """The sheet at the scale of its width, broken between its blocks where a page would else cut one in two.

    With *least*, so many percent of that scale, it is made smaller where that saves a page with only a few rows on it.
    """
    whole = scale(grid)
    tried = {percent: [*_breaks(grid, room(grid, percent))] for percent in _scales(whole, least)}
    percent = min(tried, key=lambda one: (len(tried[one]), -one))
    return replace(grid, fit=False, scale=percent, breaks=tried[percent])


def _scales(whole: int, least: int) -> range:
    return range(whole, whole * least // _WHOLE - 1, -_STEP)


def _breaks(grid: Grid, page: float) -> Iterator[int]:
    """The rows that a page ends with; what is higher than a page goes on where it is."""
    repeated = height(grid, *grid.title_rows) if grid.title_rows is not None else 0.0
    begun = grid.title_rows[1] + 1 if grid.title_rows is not None else 1
    used, forced = 0.0, {*grid.breaks}
    for first, last in _units(grid):
        high = height(grid, first, last)
        moved = first > begun + 1 and used + high > page >= repeated + high
        if first - 1 in forced or moved:
            yield first - 1
            used = repeated
        for row in range(first, last + 1):
            points = grid.heights.get(row, ROW_POINTS)
            if used + points > page and row > first:
                yield row - 1
                used = repeated
            used += points


def _units(grid: Grid) -> Iterator[tuple[int, int]]:
    """The blocks, the rows that stay with those beneath them, and every other row by itself."""
    row, last = 1, max(grid.last_row(), *(row + 1 for row in grid.breaks), 0)
    for first, end in (*_apart(grid.blocks), (last + 1, 0)):
        while row < first:
            begun = row
            while row in grid.with_next and row + 1 < first:
                row += 1
            yield begun, row
            row += 1
        if end:
            yield first, end
            row = end + 1


def _apart(blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The blocks in order; one that begins inside another is passed over."""
    after = 0
    for first, last in sorted(blocks):
        if first > after:
            yield first, last
            after = last
