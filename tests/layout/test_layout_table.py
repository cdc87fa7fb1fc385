"""A table's rows and columns: which of them are shown, and in what order."""

from __future__ import annotations

from finsam_xl.layout.table import Line, PrintedColumn, Section, Sum, Table, amounts, by_year, with_amounts
from finsam_xl.layout.value import amount, count

ROWS = (
    Section("loans", "Loans", only_with=("BR_loans", "BR_other_loans")),
    Line("always", "Always"),
    Line("BR_stock", "Stock", only_with=("BR_stock",)),
    Sum("sum", "Sum", of=("always", "BR_stock")),
)


def _shown(*codes: str) -> list[str]:
    table = Table("T", "Title", (), ROWS)
    return [row.ident for row in with_amounts(table, frozenset(codes)).rows]


def test_a_row_that_needs_amounts_is_shown_with_any_of_its_codes() -> None:
    assert _shown() == ["always", "sum"]
    assert _shown("BR_stock") == ["always", "BR_stock", "sum"]
    assert _shown("BR_other_loans", "RR_income") == ["loans", "always", "sum"]


def _columns(*years: int | None) -> Table:
    columns = tuple(PrintedColumn(str(nr), "", lambda _: None, year=year) for nr, year in enumerate(years))
    return Table("T", "Title", columns, ())


def _order(table: Table) -> list[str]:
    return [column.ident for column in table.columns]


def test_columns_of_years_change_places_among_themselves() -> None:
    """The budget of the year stays beside it, and what is of no year where it is."""
    table = _columns(None, 0, 0, -1, None)
    assert _order(by_year(table, oldest_first=True)) == ["0", "3", "1", "2", "4"]
    assert _order(by_year(table, oldest_first=False)) == ["0", "1", "2", "3", "4"]
    assert _order(by_year(_columns(1, 2, 3), oldest_first=False)) == ["2", "1", "0"]


def test_a_table_shows_amounts_or_other_things() -> None:
    rows = (Section("s", "Section"), Line("a", "A"))
    of_people = PrintedColumn("n", "", lambda row: None if isinstance(row, Section) else count(row.ident))
    of_amounts = PrintedColumn("kr", "", lambda row: None if isinstance(row, Section) else amount(row.ident))
    assert not amounts(Table("T", "Title", (of_people,), rows))
    assert amounts(Table("T", "Title", (of_people, of_amounts), rows))
