"""The vocabulary of a chart: which rows and columns of a printed table it draws, and nothing about drawing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Chart", "Drawn", "PlacedChart", "Series"]


class Drawn(StrEnum):
    """How a chart draws its numbers: each row's parts of a whole, bars along the page, or columns for years."""

    SHARES = "shares"
    BARS = "bars"
    COLUMNS = "columns"


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of the table *table*: a bar or group of bars per row, one of them or one part of it per column.

    A section heading among the rows is a heading among the bars. A row that the table no longer has is not drawn. With
    *beneath* it stands under its own table, otherwise on a page of its own after all tables.
    """

    title: str
    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    drawn: Drawn = Drawn.SHARES
    beneath: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """A part of every bar: the cell with its name, and the column of its numbers."""

    heading: tuple[int, int]
    column: int


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart on its sheet: the rows it draws, its series, the row it stands at, and its size in centimetres.

    *decimals* are those of its amounts, and *table* is the table that it draws.
    """

    title: str
    first_row: int
    last_row: int
    label_column: int
    series: tuple[Series, ...]
    at_row: int
    width: float
    height: float
    drawn: Drawn = Drawn.SHARES
    decimals: int = 0
    table: str = ""
