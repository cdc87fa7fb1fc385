"""The safe subset: every way out of it is named, and nothing inside it is refused."""

from __future__ import annotations

import pytest

from finsam_xl.layout.expr import PERIOD, Binary, Block, Column, Expr, Figure, Text, call, number, rounded
from finsam_xl.layout.lint import faults

BELOPP, RAD = Column("Saldo", "Belopp"), Column("Saldo", "Rad")


@pytest.mark.parametrize(
    ("expr", "fault"),
    [
        (call("OFFSET", Figure("a"), number(1)), "OFFSET is outside the safe subset"),
        (call("TODAY"), "TODAY is outside the safe subset"),
        (call("INDIRECT", Text("A1")), "INDIRECT is outside the safe subset"),
        (call("TEXT", Figure("a"), Text("0")), "TEXT is outside the safe subset"),
        (call("IF", Figure("a"), number(1)), "IF without its three arguments"),
        (call("ABS", BELOPP), "ABS takes a whole range: engines disagree in silence"),
        (rounded(-BELOPP), "ROUND takes a whole range: engines disagree in silence"),
        (
            call("IF", Binary("=", Block("b"), number(0)), number(1), number(2)),
            "IF takes a whole range: engines disagree in silence",
        ),
        (call("SUMIFS", BELOPP, RAD), "SUMIFS with a column that has no criterion"),
        (call("COUNTIFS", RAD, Text("a"), RAD), "COUNTIFS with a column that has no criterion"),
        (call("SUMIFS", BELOPP, RAD, RAD), "SUMIFS with a whole range as criterion: engines answer 0 in silence"),
        (call("COUNTIFS", RAD, Block("b")), "COUNTIFS with a whole range as criterion: engines answer 0 in silence"),
        (
            Binary("=", Figure("a"), Text("OK")),
            "text compared with an operator: engines fold case differently, use EXACT",
        ),
        (
            Binary("<>", Text("OK"), Figure("a")),
            "text compared with an operator: engines fold case differently, use EXACT",
        ),
    ],
)
@pytest.mark.parametrize("depth", [0, 2])
def test_what_leaves_the_safe_subset_is_named_however_deep_it_stands(expr: Expr, fault: str, depth: int) -> None:
    for _ in range(depth):
        expr = call("MAX", number(0), Figure("x") - expr)
    assert list(faults(expr)) == [fault]


@pytest.mark.parametrize(
    "expr",
    [
        rounded(-call("SUMIFS", BELOPP, RAD, Text("RR_*"), Column("Saldo", "Period"), PERIOD)),
        call("SUMPRODUCT", Binary("<", Block("b"), number(0)) * number(1)),
        call("IF", call("EXACT", Figure("a"), Text("x")), number(1), number(0)),
        call("INDEX", RAD, call("MATCH", Text("a"), RAD, number(0))),
        call("SUM", BELOPP) + call("COUNT", Block("b")),
        Binary("=", Figure("a"), number(0)),
        Binary("&", Figure("a"), Text("x")),
    ],
)
def test_what_is_safe_passes(expr: Expr) -> None:
    assert list(faults(expr)) == []


def test_every_fault_is_told_not_only_the_first() -> None:
    assert len(list(faults(call("TODAY") + call("NOW")))) == 2
