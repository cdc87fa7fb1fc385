"""What a table says where its printed rows and printed sum differ: rounding within its bound, or amounts that lack.

A unit here is the last digit that is printed: a krona, a thousand, or a tenth of a million. Each of n rows and their
sum is rounded by at most half a unit, so right rounding differs by at most (n + 1) / 2. The difference is a whole
number of units, and (n + 1) / 2 itself would need every row to be rounded half a unit one way and the sum half a unit
the other, which rounding away from zero never does. What is left is half a unit per row added, n / 2. Anything above
is no rounding: an amount is missing from a row, or stands in two.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Expr, Ref, Setting, Text, call, joined, number, plus, rounded
from finsam_xl.layout.numerals import with_decimals

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["bound", "gap", "rounding_row_cell", "said"]

_TWO_UNITS = 2
"""Below a bound of two units a right difference is one unit in every column that has one."""
_LONGEST = 250
"""Room for the headings of a table's columns after each other."""


def bound(rows: int) -> Decimal:
    """The largest difference, in printed units, that rounding can give a sum of that many rows."""
    return Decimal(rows) / 2


def gap(column: str, rows: Sequence[int], total: int, decimals: int = 0) -> Expr:
    """The printed *rows* of a column minus its printed *total*, in the last digit that is printed: a whole number.

    0 where no total is printed: SUM passes over a dash, and COUNT is 0 where the total is empty.
    """
    printed = Ref(f"{column}{total}")
    apart = call("SUM", *_blocks(column, sorted(rows))) - call("SUM", printed)
    difference = rounded(apart * number(10**decimals) if decimals else apart, 0)
    return difference * call("COUNT", printed)


def _blocks(column: str, rows: Sequence[int]) -> list[Ref]:
    """The rows' cells, those under each other as one area."""
    starts = [rows[0], *(after for before, after in pairwise(rows) if after != before + 1)]
    ends = [*(before for before, after in pairwise(rows) if after != before + 1), rows[-1]]
    return [
        Ref(f"{column}{first}" if first == last else f"{column}{first}:{column}{last}")
        for first, last in zip(starts, ends, strict=True)
    ]


def rounding_row_cell(difference: Expr, rows: int, decimals: int = 0) -> Expr:
    """What the row *Avrundningsdifferens* shows so that the rows add up; nothing where it is no rounding."""
    none = call("OR", Binary("=", difference, number(0)), Binary(">", call("ABS", difference), number(bound(rows))))
    shown = rounded(-difference / number(10**decimals), decimals) if decimals else -difference
    return call("IF", none, Text(""), shown)


def said(
    gaps: Sequence[tuple[Expr, Expr]], rows: int, label: str, unit: str, decimals: int = 0, *, rounding: bool
) -> Expr:
    """One sentence of all columns of a sum, each its difference and its heading; empty where there is none.

    Without *rounding* only what is more than rounding is said: a row of its own carries the rest.
    """
    apart = [call("ABS", difference) for difference, _ in gaps]
    largest = call("MAX", *apart)
    of_the_sum = (Text(" "), Setting(f"{unit}sord"), Text(f" från {label}, "))
    start = Text("Raderna skiljer som mest " if len(gaps) > 1 else "Raderna skiljer ")
    end = Text(": belopp saknas eller är dubbelt.")
    missing = joined(start, with_decimals(largest, decimals), *of_the_sum, _listed(gaps, bound(rows)), end)
    within: Expr = Text("")
    if rounding:
        digits = with_decimals(largest, decimals) if decimals else largest
        said_of_it = joined(*_rounding(apart, largest, rows), digits, *of_the_sum, _listed(gaps, Decimal(0)), Text("."))
        within = call("IF", Binary("=", largest, number(0)), Text(""), said_of_it)
    return call("IF", Binary(">", largest, number(bound(rows))), missing, within)


def _rounding(apart: Sequence[Expr], largest: Expr, rows: int) -> tuple[Expr, ...]:
    """The start of the sentence on rounding; columns that differ unlike are said to differ by at most the largest."""
    start = Text("Avrundning: raderna skiljer ")
    if len(apart) == 1 or bound(rows) < _TWO_UNITS:
        return (start,)
    alike = Binary("=", plus(*apart), largest * call("SUM", *(call("SIGN", one) for one in apart)))
    return start, call("IF", alike, Text(""), Text("högst "))


def _listed(gaps: Sequence[tuple[Expr, Expr]], above: Decimal) -> Expr:
    """The headings of the columns that differ by more than *above*: «2025-12-31 och 2024-12-31»."""
    if len(gaps) == 1:
        return gaps[0][1]
    between = " och "
    parts = (
        call("IF", Binary("<=", call("ABS", gap), number(above)), Text(""), Binary("&", Text(between), heading))
        for gap, heading in gaps
    )
    return call("MID", joined(*parts), number(len(between) + 1), number(_LONGEST))
