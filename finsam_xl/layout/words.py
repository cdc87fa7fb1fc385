"""A formula said in Swedish, for the reader of the Poster sheet who follows a figure without reading Excel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from finsam_xl.belopp import svensk
from finsam_xl.layout.expr import (
    STRENGTH,
    Binary,
    Block,
    Call,
    Column,
    Expr,
    Figure,
    Name,
    Negative,
    Number,
    Period,
    Ref,
    Rule,
    Setting,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Labels: TypeAlias = Mapping[str, str]

__all__ = ["words"]

_OPERATORS = {
    "+": "plus",
    "-": "minus",
    "*": "gånger",
    "/": "delat med",
    "&": "följt av",
    "=": "är",
    "<>": "är inte",
    "<": "är mindre än",
    ">": "är större än",
    "<=": "är högst",
    ">=": "är minst",
}
_ORE_DECIMALS = 2
_ARITHMETIC = frozenset("+-*/")
_SETTINGS = {"Helar": "helåret", "Balansdag_fg": "förra balansdagen"}
_CRITERION = re.compile(r"(<>|<=|>=|<|>)(.+)", re.DOTALL)
_JOINED = {
    "SUM": ("summan av ", " och "),
    "COUNT": ("antalet tal bland ", " och "),
    "MAX": ("det största av ", " och "),
    "MIN": ("det minsta av ", " och "),
    "AND": ("", " och "),
    "OR": ("", " eller "),
}
_PHRASES = {
    "IF": "om {0}: {1}, annars {2}",
    "EXACT": "{0} är {1}",
    "ABS": "beloppet av {0}",
    "ISNUMBER": "{0} är ett tal",
    "INT": "heltalsdelen av {0}",
    "YEAR": "året i {0}",
    "EDATE": "{0} flyttad {1} månader",
    "INDEX": "{0} på {1}",
    "MATCH": "raden där {1} är {0}",
}


def words(expr: Expr, labels: Labels) -> str:
    """The formula as a sentence; *labels* gives a figure's printed label by id."""
    text = _say(expr, labels)
    start = len(text) - len(text.lstrip("("))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def _say(expr: Expr, labels: Labels) -> str:
    say = _SAID.get(type(expr))
    if say is None:
        raise TypeError(f"not a formula expression: {expr!r}")
    return say(expr, labels)


def _say_number(expr: Number, _: Labels) -> str:
    return svensk(expr.value, max(0, -int(expr.value.as_tuple().exponent)))


def _say_text(expr: Text, _: Labels) -> str:
    return f"«{expr.value}»"


def _say_name(expr: Name | Setting, _: Labels) -> str:
    return _SETTINGS.get(expr.name) or expr.name.replace("_", " ")


def _say_figure(expr: Figure, labels: Labels) -> str:
    said = f"«{labels.get(expr.ident, expr.ident)}»"
    return f"{said} förra perioden" if expr.period is False else said


def _say_period(expr: Period, _: Labels) -> str:
    return "jämförelseperioden" if expr.period is False else "perioden"


def _say_column(expr: Column, _: Labels) -> str:
    return f"{expr.table}[{expr.column}]"


def _say_ref(expr: Ref, _: Labels) -> str:
    return f"cell {expr.cell}"


def _say_block(expr: Block, _: Labels) -> str:
    return f"alla i {expr.name.removesuffix('_alla').replace('_', ' ')}"


def _say_negative(expr: Negative, labels: Labels) -> str:
    return f"{_say(expr.operand, labels)}, med omvänt tecken"


def _say_binary(expr: Binary, labels: Labels) -> str:
    first = _operand(expr.left, expr.operator, labels)
    second = _operand(expr.right, expr.operator, labels, last=True)
    return f"{first} {_OPERATORS[expr.operator]} {second}"


def _say_rule(expr: Rule, labels: Labels) -> str:
    return _say(expr.native, labels)


def _operand(expr: Expr, operator: str, labels: Labels, *, last: bool = False) -> str:
    said = _say(expr, labels)
    return f"({said})" if _needs_grouping(_unrounded(expr), operator, last=last) else said


def _needs_grouping(expr: Expr, operator: str, *, last: bool) -> bool:
    match expr:
        case Binary(own, _, _):
            return STRENGTH[own] < STRENGTH[operator] or (last and operator in "-*/")
        case Negative() | Call("IF" | "ROUND", _):
            return True
        case Call("SUMIFS" | "COUNTIFS" | "SUMPRODUCT", _):
            return operator in _ARITHMETIC
        case _:
            return False


def _unrounded(expr: Expr) -> Expr:
    """What is said of *expr*: rounding to öre is not mentioned."""
    match expr:
        case Rule(native, _):
            return _unrounded(native)
        case Call("ROUND", (inner, Number(decimals))) if decimals == _ORE_DECIMALS:
            return inner
        case _:
            return expr


def _say_call(expr: Call, labels: Labels) -> str:
    match expr:
        case Call("SUMIFS", (amounts, *pairs)):
            return f"summan av {_say(amounts, labels)} där {_criteria(pairs, labels)}"
        case Call("COUNTIFS", pairs):
            return f"antalet rader där {_criteria(pairs, labels)}"
        case Call("SUMPRODUCT", (product,)):
            return f"antalet där {' och '.join(_say(factor, labels) for factor in _factors(product))}"
        case _:
            return _phrase(expr, [_say(argument, labels) for argument in expr.arguments])


def _phrase(expr: Call, said: list[str]) -> str:
    if expr.function == "ROUND":
        return said[0] if _unrounded(expr) is not expr else f"{said[0]}, avrundat till {said[1]} decimaler"
    if expr.function in _JOINED:
        start, between = _JOINED[expr.function]
        return start + between.join(said)
    if expr.function in _PHRASES:
        return _PHRASES[expr.function].format(*said)
    return f"{expr.function}({'; '.join(said)})"


def _criteria(arguments: Sequence[Expr], labels: Labels) -> str:
    pairs = zip(arguments[::2], arguments[1::2], strict=True)
    return " och ".join(f"{_column(column, labels)} {_criterion(value, labels)}" for column, value in pairs)


def _column(column: Expr, labels: Labels) -> str:
    return column.column if isinstance(column, Column) else _say(column, labels)


def _criterion(value: Expr, labels: Labels) -> str:
    """A criterion text may begin with a comparison, be a pattern, or be "=", which only an empty cell meets."""
    match value:
        case Text("="):
            return "är tom"
        case Text("*") | Text("<>"):
            return "är ifylld"
        case Text(text) if operator := _CRITERION.fullmatch(text):
            return f"{_OPERATORS[operator[1]]} {operator[2]}"
        case Binary("&", Text(operator), right) if operator in _OPERATORS:
            return f"{_OPERATORS[operator]} {_say(right, labels)}"
        case _:
            return f"är {_say(value, labels)}"


def _factors(expr: Expr) -> tuple[Expr, ...]:
    """The conditions whose product is summed; a factor of 1 only makes a number of the condition."""
    match expr:
        case Binary("*", left, right):
            return (*_factors(left), *_factors(right))
        case Number(value) if value == 1:
            return ()
        case _:
            return (expr,)


_SAID: dict[type[Expr], Callable[[Any, Labels], str]] = {
    Number: _say_number,
    Text: _say_text,
    Name: _say_name,
    Setting: _say_name,
    Figure: _say_figure,
    Period: _say_period,
    Column: _say_column,
    Ref: _say_ref,
    Block: _say_block,
    Negative: _say_negative,
    Binary: _say_binary,
    Rule: _say_rule,
    Call: _say_call,
}
