"""A table's rows: which of them are shown."""

from __future__ import annotations

from finsam_xl.layout.table import Line, Section, Sum, Table, with_amounts

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
