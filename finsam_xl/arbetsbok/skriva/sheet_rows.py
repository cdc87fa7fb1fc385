"""The rows of a sheet as file text: cells with a format, a text, a formula or a number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.arbetsbok.opc.ooxml import koda
from finsam_xl.arbetsbok.skriva.xmltext import escape
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["DAY_ZERO", "CellValue", "SheetRows", "WrittenCell", "formula_cell", "sheet_rows", "value_cell"]

CellValue: TypeAlias = "str | int | float | date | None"
WrittenCell: TypeAlias = "tuple[int, tuple[str, str]]"
"""A cell's style number, and its type attribute with its content."""
_LONGEST_TEXT = 32_767
_UNUSUAL = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]|_x")
"""What a file does not hold as it is."""
DAY_ZERO = date(1899, 12, 30)


def value_cell(value: CellValue, day_zero: date = DAY_ZERO) -> tuple[str, str]:
    """A value as the cell's type attribute and its content: text is text whatever it starts with, a date its serial.

    *day_zero* is the day that the workbook counts from.
    """
    if value is None or value == "":
        return "", ""
    if isinstance(value, str):
        return ' t="inlineStr"', f'<is><t xml:space="preserve">{_spelt(value[:_LONGEST_TEXT])}</t></is>'
    if isinstance(value, date):
        return "", f"<v>{value.toordinal() - day_zero.toordinal()}</v>"
    return "", f"<v>{value!r}</v>"


def _spelt(text: str) -> str:
    return escape(koda(text)) if _UNUSUAL.search(text) else text


def formula_cell(formula: str) -> tuple[str, str]:
    """A formula (without `=`) that waits for its value."""
    return "", f"<f>{escape(formula)}</f>"


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows as they are written, and the rectangle they fill (`A1:I90`): the engine is slower without it."""

    written: bytes
    extent: str


def sheet_rows(cells: Mapping[tuple[int, int], WrittenCell], heights: Mapping[int, float]) -> SheetRows:
    """The rows of *cells*, by row and column from 1; a row may have a height though it has no cell."""
    rows: dict[int, list[str]] = {row: [] for row in heights}
    letters: dict[int, str] = {}
    for (row, column), (style, (kind, content)) in sorted(cells.items()):
        letter = letters.setdefault(column, kolumnbokstaver(column))
        rows.setdefault(row, []).append(f'<c r="{letter}{row}" s="{style}"{kind}>{content}</c>')
    data = "".join(
        f'<row r="{row}"{_height(heights.get(row))}>{"".join(written)}</row>' for row, written in sorted(rows.items())
    ).encode()
    last_row, last_column = max(cells, default=(1, 1))[0], max(letters, default=1)
    return SheetRows(data, f"A1:{kolumnbokstaver(last_column)}{last_row}")


def _height(points: float | None) -> str:
    return "" if points is None else f' ht="{points:g}" customHeight="1"'
