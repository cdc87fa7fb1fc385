"""A placed sheet as readable text: the golden files, whose diff is the review of a change."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.layout.grid import Cell, Grid

__all__ = ["sheet_text"]

_WIDEST = 60


def sheet_text(grid: Grid, value: Callable[[int, int], object]) -> str:
    """The sheet as seen, then every formula with its cell; *value* gives a cell's calculated value."""
    rows = [
        [_shown(grid.cells.get((row, column)), value(row, column)) for column in sorted(grid.widths)]
        for row in range(1, grid.last_row() + 1)
    ]
    widths = [min(_WIDEST, max(len(row[nr]) for row in rows)) for nr in range(len(rows[0]))]
    lines = [grid.name, ""]
    lines += ["  ".join(_fit(text, width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines += ["", "Formler"]
    lines += [
        f"{kolumnbokstaver(column)}{row}  ={cell.formula}"
        for (row, column), cell in sorted(grid.cells.items())
        if cell.formula
    ]
    return "\n".join(lines) + "\n"


def _fit(text: str, width: int) -> str:
    line = text.replace("\n", " ")
    return line.ljust(width) if len(line) <= width else line[: width - 1] + "…"


def _shown(cell: Cell | None, value: object) -> str:
    if value is None or cell is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value)
    number = Decimal(f"{value:.15g}")
    if cell.style.endswith("Procent"):
        return svensk(number * 100) + " %"
    if cell.style.endswith(" År"):
        return f"{number:f}"
    return svensk(number, max(0, -int(number.normalize().as_tuple().exponent)))
