"""Small sheets on one page: those that follow each other and have room there become one sheet, under each other.

Each keeps its own columns: the shared sheet is divided wherever one of them has a column's edge, and a cell spans the
parts that are its column's.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, Final

from finsam_xl.layout.placing.pages import height, room, scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.layout.grid import Grid

__all__ = ["shared_pages"]

_BETWEEN: Final = 2
"""Empty rows between two sheets on a page."""
_CLOSE: Final = 20
"""So many percentage points may the sheets on a page differ in the scale they would have by themselves."""
_DEFAULT: Final = 8.43


def shared_pages(grids: Sequence[Grid]) -> list[Grid]:
    """The sheets with those that have room on a page together as one, named as the first of them."""
    groups: list[list[Grid]] = []
    for grid in grids:
        if groups and _have_room([*groups[-1], grid]):
            groups[-1].append(grid)
        else:
            groups.append([grid])
    return [group[0] if len(group) == 1 else _under_each_other(group) for group in groups]


def _have_room(group: Sequence[Grid]) -> bool:
    """Whether the sheets have room on a page; of the last one its first block is enough, when it has several."""
    if len({grid.landscape for grid in group}) > 1 or any(map(_by_itself, group)):
        return False
    scales = [scale(grid) for grid in group]
    if max(scales) - min(scales) > _CLOSE:
        return False
    *before, last = group
    if any(grid.breaks for grid in before):
        return False
    rows = sum(height(grid, 1, grid.last_row() + _BETWEEN) for grid in before)
    return rows + height(last, 1, _first_part(last)) <= room(group[0], min(scales))


def _first_part(grid: Grid) -> int:
    """The row that the sheet's first block ends with, its last row when it has but one."""
    return min(last for _, last in grid.blocks) if len(grid.blocks) > 1 else grid.last_row()


def _by_itself(grid: Grid) -> bool:
    """A sheet with charts or cards, or one that is more on the screen than on paper."""
    return bool(grid.charts or grid.print_columns) or not grid.fit


def _under_each_other(group: Sequence[Grid]) -> Grid:
    edges = sorted({edge for grid in group for edge in _edges(grid)})
    widths = {nr: round(after - before, 4) for nr, (before, after) in enumerate(pairwise(edges), 1)}
    shared = replace(
        group[0], cells={}, widths=widths, heights={}, merges=[], blocks=[], breaks=[], with_next=set(), title_rows=None
    )
    row = 0
    for grid in group:
        _set_in(shared, grid, row, edges)
        blocks = [(row + first, row + last) for first, last in grid.blocks if len(grid.blocks) > 1]
        shared.blocks.extend([(row + 1, blocks[0][1]), *blocks[1:]] if blocks else [(row + 1, row + grid.last_row())])
        row += grid.last_row() + _BETWEEN
    return shared


def _edges(grid: Grid) -> list[float]:
    last = max([1, *(column for _, column in grid.cells), *(right for _, _, _, right in grid.merges)])
    return [0.0, *(round(one, 4) for one in accumulate(grid.widths.get(nr, _DEFAULT) for nr in range(1, last + 1)))]


def _set_in(shared: Grid, grid: Grid, above: int, edges: Sequence[float]) -> None:
    place = {edge: nr for nr, edge in enumerate(edges, start=1)}
    own = [place[edge] for edge in _edges(grid)]  # where each of its columns begins among the shared
    spans = _alone(grid, len(own) - 1) | {(row, first): (end, last) for row, first, end, last in grid.merges}
    for (row, column), cell in grid.cells.items():
        if any(_covered(row, column, merge) for merge in grid.merges):
            continue
        end, last = spans.get((row, column), (row, column))
        for at in ((one, part) for one in range(row, end + 1) for part in range(own[column - 1], own[last])):
            first = at == (row, own[column - 1])
            shared.cells[above + at[0], at[1]] = cell if first else cell._replace(text="", formula="", number=None)
        if (end, own[last] - 1) != (row, own[column - 1]):
            shared.merges.append((above + row, own[column - 1], above + end, own[last] - 1))
    shared.breaks.extend(above + row for row in grid.breaks)
    shared.with_next |= {above + row for row in grid.with_next}
    shared.heights |= {above + row: points for row, points in grid.heights.items()}


def _alone(grid: Grid, last: int) -> dict[tuple[int, int], tuple[int, int]]:
    """A title or a note has the row for itself: its text goes on over the empty cells, and is not cut at its own."""
    per_row = Counter(row for row, _ in grid.cells)
    return {(row, 1): (row, last) for row, column in grid.cells if column == 1 and per_row[row] == 1}


def _covered(row: int, column: int, merge: tuple[int, int, int, int]) -> bool:
    """Whether the cell is inside a merge that begins elsewhere."""
    first, left, last, right = merge
    return first <= row <= last and left <= column <= right and (row, column) != (first, left)
