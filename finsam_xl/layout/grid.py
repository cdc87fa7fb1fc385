"""A placed sheet: cells with text or formula and a named style, and how the page is set up. Writers read this."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.layout.chart import PlacedChart
    from finsam_xl.layout.style import CellStyle

__all__ = ["Cell", "Grid", "compact"]


class Cell(NamedTuple):
    """A text, or a formula (without `=`), in a named style.

    *desktop* is the formula as a macro workbook has it, where that differs. *number* is a figure that somebody else has
    printed; our own figures are formulas.
    """

    style: CellStyle
    text: str = ""
    formula: str = ""
    desktop: str = ""
    number: float | None = None


@dataclass(slots=True)
class Grid:
    """A sheet being placed, row and column counted from 1.

    *links* lead from a cell to another, named as a reader writes it (`ÅR Noter!C7`). With *print_columns*, columns
    after that one are for the screen only.
    *page* stands to the right in the head of its pages, where that is not what the other sheets have.
    With *fit* it prints one page wide, whatever its width; without, at *scale* percent: Excel passes over page breaks
    on a sheet that it fits. The rows of a *block* (first, last) belong together on a page, and a row *with_next*
    with the one beneath. *tab* colours its tab.
    """

    name: str
    landscape: bool = False
    fit: bool = True
    state: str = "visible"
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    breaks: list[int] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    title_rows: tuple[int, int] | None = None
    freeze: str = ""
    status_cells: str = ""
    links: dict[tuple[int, int], str] = field(default_factory=dict)
    print_columns: int = 0
    page: str = ""
    scale: int = 100
    blocks: list[tuple[int, int]] = field(default_factory=list)
    with_next: set[int] = field(default_factory=set)
    tab: str = ""

    def put(
        self, row: int, column: int, style: CellStyle, *, text: str = "", formula: str = "", desktop: str = ""
    ) -> None:
        """Place a cell."""
        self.cells[row, column] = Cell(style, text, formula, desktop)

    def put_number(self, row: int, column: int, style: CellStyle, number: float) -> None:
        """Place a figure that somebody else has printed."""
        self.cells[row, column] = Cell(style, number=number)

    def last_row(self) -> int:
        """The last row that holds a cell, 0 when there is none."""
        return max((row for row, _ in self.cells), default=0)

    def address(self, row: int, column: int) -> str:
        """`ÅR Noter!C7`, as a reader writes it."""
        return f"{self.name}!{kolumnbokstaver(column)}{row}"


def compact(addresses: Iterable[str]) -> list[str]:
    """Addresses (`ÅR Noter!C6`) gathered by sheet, with runs down a column as ranges: `ÅR Noter!C6:C8, D6`."""
    sheets: dict[str, dict[str, set[int]]] = {}
    for address in addresses:
        sheet, _, cell = address.rpartition("!")
        letters = cell.rstrip("0123456789")
        sheets.setdefault(sheet, {}).setdefault(letters, set()).add(int(cell[len(letters) :]))
    return [
        f"{sheet}!{', '.join(run for letters, rows in columns.items() for run in _runs(letters, sorted(rows)))}"
        for sheet, columns in sheets.items()
    ]


def _runs(letters: str, rows: list[int]) -> Iterator[str]:
    start = previous = rows[0]
    for row in (*rows[1:], None):
        if row is None or row != previous + 1:
            yield f"{letters}{start}" if start == previous else f"{letters}{start}:{letters}{previous}"
            start = row or 0
        previous = row or 0
