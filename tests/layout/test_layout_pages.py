"""From sheets to pages: what belongs together is not cut in two, and small sheets share a page."""

from __future__ import annotations

from itertools import pairwise

from finsam_xl.layout.grid import Grid
from finsam_xl.layout.placing.page_groups import shared_pages
from finsam_xl.layout.placing.pages import height, paged, room, scale, upright
from finsam_xl.layout.style import Style

ROWS_ON_A_PAGE = int(room(Grid("A"), 100) // 15)


def sheet(name: str, rows: int, width: float = 40.0, columns: int = 2) -> Grid:
    """A sheet of so many rows of text, with a title and two rows repeated on each page."""
    grid = Grid(name, widths=dict.fromkeys(range(1, columns + 1), width / columns), title_rows=(1, 2))
    for row in range(1, rows + 1):
        for column in range(1, columns + 1):
            grid.put(row, column, Style.TITEL if row == 1 else Style.RAD, text=f"{name}{row}")
    return grid


def pages(grid: Grid) -> list[range]:
    """The rows of each page."""
    edges = [0, *grid.breaks, grid.last_row()]
    return [range(first + 1, last + 1) for first, last in pairwise(edges)]


def test_every_page_has_room_for_its_rows_and_those_that_are_repeated() -> None:
    grid = paged(sheet("A", 200))
    first, *others = pages(grid)
    assert height(grid, first[0], first[-1]) <= room(grid, grid.scale)
    assert max(height(grid, 1, 2) + height(grid, one[0], one[-1]) for one in others) <= room(grid, grid.scale)


def test_a_block_is_whole_where_a_page_has_room_for_it_and_goes_on_where_none_has() -> None:
    grid = sheet("A", 3 * ROWS_ON_A_PAGE)
    small, large = (ROWS_ON_A_PAGE - 3, ROWS_ON_A_PAGE + 4), (ROWS_ON_A_PAGE + 6, 3 * ROWS_ON_A_PAGE)
    grid.blocks += [small, large]
    cut = paged(grid).breaks
    assert small[0] - 1 in cut
    assert not any(small[0] <= row < small[1] for row in cut)
    assert sum(large[0] <= row < large[1] for row in cut) == 2
    assert large[0] - 1 not in cut, "it is higher than a page, and begins where it is"


def test_a_heading_and_the_row_beneath_it_stand_on_one_page() -> None:
    grid = sheet("A", ROWS_ON_A_PAGE + 10)
    grid.with_next.add(ROWS_ON_A_PAGE)
    assert paged(grid).breaks == [ROWS_ON_A_PAGE - 1]


def test_a_sheet_is_made_smaller_only_where_that_saves_a_page() -> None:
    assert (paged(sheet("A", ROWS_ON_A_PAGE + 2), 88).breaks, paged(sheet("A", ROWS_ON_A_PAGE), 88).scale) == ([], 100)
    assert paged(sheet("A", 2 * ROWS_ON_A_PAGE - 10), 88).scale == 100


def test_a_wide_sheet_is_as_wide_as_the_page_and_stands_where_it_can_be_read() -> None:
    wide = sheet("A", 5, width=160)
    assert scale(wide) < 75 <= scale(sheet("A", 5, width=110))
    wide.landscape = True
    assert upright(wide).landscape
    assert not upright(sheet("A", 5, width=100)).landscape


def test_small_sheets_share_a_page_each_with_its_own_columns() -> None:
    one, other = sheet("A", 5, columns=2), sheet("B", 5, columns=3)
    other.merges.append((3, 1, 3, 3))
    (shared,) = shared_pages([one, other])
    assert (shared.name, shared.blocks) == ("A", [(1, 5), (8, 12)])
    texts = {cell.text for cell in shared.cells.values() if cell.text}
    assert texts == {cell.text for grid in (one, other) for cell in grid.cells.values()}
    assert round(sum(shared.widths.values()), 2) == 40
    covered = [
        (row, column) for row, first, last, end in shared.merges for column in range(first, end + 1) if row == last
    ]
    assert len(covered) == len(set(covered)), "no two merges meet"


def test_sheets_that_have_no_room_together_or_lie_otherwise_keep_their_own_page() -> None:
    lying = sheet("C", 5)
    lying.landscape = True
    apart = [sheet("A", ROWS_ON_A_PAGE - 10), sheet("B", 20), lying, sheet("D", 5, width=160)]
    assert [grid.name for grid in shared_pages(apart)] == ["A", "B", "C", "D"]


def test_a_small_sheet_stands_over_the_first_block_of_a_long_one() -> None:
    long = sheet("B", 2 * ROWS_ON_A_PAGE)
    long.blocks += [(4, 20), (22, 2 * ROWS_ON_A_PAGE)]
    (shared,) = shared_pages([sheet("A", 5), long])
    assert shared.blocks == [(1, 5), (8, 27), (29, 2 * ROWS_ON_A_PAGE + 7)]
    assert shared_pages([long, sheet("A", 5)])[0].name == "B"


def test_a_title_alone_in_its_row_spans_the_columns_of_a_shared_page() -> None:
    """Its text goes on over empty cells by itself, but not out of a merge of its own column's parts."""
    one, other = sheet("A", 3, columns=2), sheet("B", 3, columns=3)
    del other.cells[1, 2], other.cells[1, 3]
    (shared,) = shared_pages([one, other])
    assert [merge for merge in shared.merges if merge[0] == 6] == [(6, 1, 6, len(shared.widths))]
