"""The vocabulary of a chart: which rows and columns of a printed table it draws, and nothing about drawing."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Chart", "PlacedChart", "Series"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Stacked bars of shares: one bar per row of the table *table*, one part of it per column.

    A section heading among the rows is a heading among the bars.
    """

    title: str
    table: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Series:
    """A part of every bar: the cell with its name, and the column of its shares."""

    heading: tuple[int, int]
    column: int


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart on its sheet: the rows it draws, its series, the row it stands at, and its size in centimetres."""

    title: str
    first_row: int
    last_row: int
    label_column: int
    series: tuple[Series, ...]
    at_row: int
    width: float
    height: float
