"""The vocabulary of a printed table: columns, lines, sums, totals, sections and texts; nothing about cells."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finsam_xl.layout.value import Content, Kind, Value

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from finsam_xl.layout.card import Card
    from finsam_xl.layout.chart import Chart
    from finsam_xl.layout.style import Style

__all__ = [
    "Line",
    "PrintedColumn",
    "Row",
    "Section",
    "Sheet",
    "Sum",
    "Table",
    "Total",
    "amount_columns",
    "amounts",
    "by_year",
    "content",
    "with_amounts",
]


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its id, its label, the note it refers to and contents that replace a column's own.

    With *only_with* it is shown only when one of those codes has amounts.
    """

    ident: str
    label: str
    note: str = ""
    cells: Mapping[str, Content] = field(default_factory=dict)
    only_with: tuple[str, ...] = field(default=(), kw_only=True)


@dataclass(frozen=True, slots=True)
class Line(Row):
    """An ordinary row."""

    indent: bool = False


@dataclass(frozen=True, slots=True)
class Sum(Row):
    """A row that sums the rows with the ids *of*, except in the columns *not_in*; without ids none is said."""

    of: tuple[str, ...] = ()
    not_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Total(Sum):
    """The last sum of a statement."""


@dataclass(frozen=True, slots=True)
class Section(Row):
    """A heading inside the table."""


@dataclass(frozen=True, slots=True)
class PrintedColumn:
    """A column of a table: heading (a text, or a formula such as the year), width in characters, and what rows show.

    *style* is the named style of an ordinary row's text in it. A column of a *year* says which, counted from the
    report's own: 0, -1 for the year before. A column of input is `layout.expr.Column`.
    """

    ident: str
    heading: str | Value
    content: Callable[[Row], Content]
    width: float = 12
    wrap: bool = False
    style: Style | None = None
    year: int | None = None


def content(row: Row, column: PrintedColumn) -> Content:
    """What *row* shows in *column*."""
    return row.cells[column.ident] if column.ident in row.cells else column.content(row)


def amount_columns(columns: tuple[PrintedColumn, ...], row: Sum) -> list[tuple[int, PrintedColumn, Value]]:
    """The columns in which *row* sums amounts: their place among *columns*, themselves, and the sum."""
    return [
        (place, column, shown)
        for place, column in enumerate(columns)
        if column.ident not in row.not_in
        and isinstance(shown := content(row, column), Value)
        and shown.kind is Kind.BELOPP
    ]


@dataclass(frozen=True, slots=True)
class Table:
    """A printed table; the first column is the label's, headed *label*.

    *unit* is the report's setting that holds the kronor per printed unit; its word is in the setting named with *sord*.
    An amount is printed with so many *decimals* of it.
    """

    ident: str
    title: str
    columns: tuple[PrintedColumn, ...]
    rows: tuple[Row, ...]
    label: str = ""
    label_width: float = 56
    intro: tuple[str | Value, ...] = ()
    notes: tuple[str | Value, ...] = ()
    new_page: bool = False
    unit: str = "Enhet"
    decimals: int = 0


def with_amounts(table: Table, codes: frozenset[str]) -> Table:
    """*table* without the rows that are shown only with amounts, when none of theirs is among *codes*."""
    shown = (row for row in table.rows if not row.only_with or not codes.isdisjoint(row.only_with))
    return replace(table, rows=tuple(shown))


def amounts(table: Table) -> bool:
    """Whether the table shows an amount anywhere."""
    shown = (content(row, column) for row in table.rows for column in table.columns)
    return any(isinstance(one, Value) and one.kind is Kind.BELOPP for one in shown)


def by_year(table: Table, *, oldest_first: bool) -> Table:
    """*table* with its columns of years in that order, among the places that they have; the others where they are."""
    places = [place for place, column in enumerate(table.columns) if column.year is not None]
    ordered = sorted((table.columns[place] for place in places), key=_year, reverse=not oldest_first)
    columns = list(table.columns)
    for place, column in zip(places, ordered, strict=True):
        columns[place] = column
    return replace(table, columns=tuple(columns))


def _year(column: PrintedColumn) -> int:
    return column.year or 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of the report: tables under each other and charts of them, or cards.

    Without *unit* it shows no amounts. With *fit* it is printed one page wide. A sheet of cards that has none says
    *empty* instead; the amounts on its cards have so many *decimals*. One that is not *printed* is a working paper: it
    stands in the workbook, and in neither print nor document.
    """

    name: str
    title: str
    tables: tuple[Table, ...] = ()
    landscape: bool = False
    unit: bool = True
    fit: bool = True
    charts: tuple[Chart, ...] = ()
    cards: tuple[Card, ...] = ()
    empty: str = ""
    decimals: int = 0
    printed: bool = True
