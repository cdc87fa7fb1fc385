"""Formulas as expressions: what is written in the cell, and which period and report it speaks of."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Block,
    Column,
    Context,
    Dialect,
    Expr,
    Figure,
    Name,
    Period,
    Ref,
    Rule,
    Setting,
    Text,
    call,
    figures,
    formula,
    number,
    plus,
    rounded,
    tables,
    walk,
)

AR = Context("AR")
AR_FG = Context("AR", comparison=True)
A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("expr", "text"),
    [
        (A - (B - C), "a-(b-c)"),
        ((A - B) - C, "a-b-c"),
        (A - (B + C), "a-(b+c)"),
        (A + (B + C), "a+(b+c)"),
        (A / (B * C), "a/(b*c)"),
        (A / (B / C), "a/(b/c)"),
        (A * B / C, "a*b/c"),
        ((A + B) * C, "(a+b)*c"),
        (A + B * C, "a+b*c"),
        (-(A + B), "-(a+b)"),
        (-(A * B), "-(a*b)"),
        (-A + B, "-a+b"),
        (A - -B, "a--b"),
        (A * -B, "a*-b"),
        (-call("SUM", -A), "-SUM(-a)"),
        (A - number(-3), "a--3"),
        (-number(-3), "--3"),
        (Binary("&", A, B + C), "a&b+c"),
        (Binary("=", Binary("&", A, B), C), "a&b=c"),
        (Binary("=", Binary("=", A, B), C), "a=b=c"),
        (Binary("=", A, Binary("=", B, C)), "a=(b=c)"),
        (Binary("<=", A, B) * number(1), "(a<=b)*1"),
        (rounded(A + B), "ROUND(a+b,2)"),
        (-call("SUM", A, B), "-SUM(a,b)"),
    ],
)
def test_parentheses_stand_exactly_where_the_meaning_needs_them(expr: Expr, text: str) -> None:
    assert formula(expr, AR) == text


def test_a_quotation_mark_in_a_text_is_doubled() -> None:
    assert formula(Text('säger "nej"'), AR) == '"säger ""nej"""'


@pytest.mark.parametrize(
    ("value", "text"),
    [("1000", "1000"), ("0.01", "0.01"), ("1E+3", "1000"), ("1E-6", "0.000001"), ("-12", "-12")],
)
def test_a_number_is_written_without_exponent(value: str, text: str) -> None:
    assert formula(number(Decimal(value)), AR) == text


@pytest.mark.parametrize(
    ("expr", "period", "comparison"),
    [
        (Figure("RR_intakter"), "AR_RR_intakter", "AR_RR_intakter_fg"),
        (Figure("RR_intakter", period=True), "AR_RR_intakter", "AR_RR_intakter"),
        (Figure("RR_intakter", period=False), "AR_RR_intakter_fg", "AR_RR_intakter_fg"),
        (PERIOD, "AR_Period", "AR_Period_fg"),
        (Period(period=True), "AR_Period", "AR_Period"),
        (Period(period=False), "AR_Period_fg", "AR_Period_fg"),
        (Setting("Enhet"), "AR_Enhet", "AR_Enhet"),
        (Name("EK_Mal"), "EK_Mal", "EK_Mal"),
        (Block("FD_rest_alla"), "AR_FD_rest_alla", "AR_FD_rest_alla_fg"),
        (Column("Saldo", "Belopp"), "Saldo[Belopp]", "Saldo[Belopp]"),
        (Ref("C7"), "C7", "C7"),
    ],
)
def test_one_definition_serves_the_period_and_the_comparison(expr: Expr, period: str, comparison: str) -> None:
    assert (formula(expr, AR), formula(expr, AR_FG)) == (period, comparison)


def test_another_report_has_names_of_its_own() -> None:
    assert formula(Figure("RR_intakter") / Setting("Enhet"), Context("HR")) == "HR_RR_intakter/HR_Enhet"


def test_a_sum_of_nothing_is_zero() -> None:
    assert formula(plus(), AR) == "0"
    assert formula(plus(A, B, C), AR) == "a+b+c"


def test_figures_and_tables_are_each_named_once_in_reading_order() -> None:
    saldo = call("SUMIFS", Column("Saldo", "Belopp"), Column("Saldo", "Rad"), Text("x"))
    expr = call(
        "IF", Figure("b"), -(Figure("a") + Figure("b")), rounded(saldo + call("SUM", Column("Budget", "Belopp")))
    )
    assert [figure.ident for figure in figures(expr)] == ["b", "a"]
    assert tables(expr) == ("Saldo", "Budget")
    assert Text("x") in walk(expr)


def test_what_is_no_expression_is_refused() -> None:
    with pytest.raises(TypeError, match="not a formula expression"):
        formula(Expr(), AR)


_TAL = st.integers(min_value=-9, max_value=9).filter(bool).map(number)
_UTTRYCK = st.recursive(
    _TAL,
    lambda inre: st.one_of(
        st.tuples(st.sampled_from("+-*"), inre, inre).map(lambda delar: Binary(*delar)),
        inre.map(lambda ett: -ett),
    ),
    max_leaves=12,
)


def _varde(expr: Expr) -> Decimal:
    match expr:
        case Binary("+", left, right):
            return _varde(left) + _varde(right)
        case Binary("-", left, right):
            return _varde(left) - _varde(right)
        case Binary("*", left, right):
            return _varde(left) * _varde(right)
        case _:
            return -_varde(expr.operand) if hasattr(expr, "operand") else getattr(expr, "value", Decimal(0))


@given(_UTTRYCK)
def test_the_written_formula_means_what_the_expression_means(expr: Expr) -> None:
    """Python reads + - * and parentheses as Excel does, so it can read the formula back."""
    assert eval(formula(expr, AR)) == _varde(expr)  # noqa: S307 - text made of digits and signs by ourselves


def test_a_rule_is_written_natively_or_as_a_call_of_our_function() -> None:
    regel = Rule(Figure("a") - Figure("b"), call("AVVIKELSE", Figure("a"), Figure("b")))
    native, desktop = Context("AR"), Context("AR", comparison=True, dialect=Dialect.DESKTOP)
    assert formula(number(2) * regel, native) == "2*(AR_a-AR_b)"
    assert formula(number(2) * regel, desktop) == "2*AVVIKELSE(AR_a_fg,AR_b_fg)"
    assert figures(regel) == (Figure("a"), Figure("b"))
