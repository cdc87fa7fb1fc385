"""A formula said in Swedish, for the reader of the Poster sheet who follows a figure without reading Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.layout.expr import (
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
    Setting,
    Text,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

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
_CRITERIA = {"SUMIFS": "summan av {}", "COUNTIFS": "antalet rader"}
_JOINED = {
    "SUM": ("summan av ", " och "),
    "COUNT": ("antalet tal bland ", " och "),
    "MAX": ("det största av ", " och "),
    "MIN": ("det minsta av ", " och "),
    "SUMPRODUCT": ("antalet där ", " och "),
    "AND": ("", " och "),
    "OR": ("", " eller "),
}
_PHRASES = {
    "IF": "om {0}: {1}, annars {2}",
    "EXACT": "{0} är {1}",
    "ABS": "beloppet av {0}",
    "INT": "heltalsdelen av {0}",
    "YEAR": "året i {0}",
    "EDATE": "{0} flyttad {1} månader",
    "INDEX": "{0} på raden där {1}",
    "MATCH": "{1} är {0}",
}


def words(expr: Expr, labels: Mapping[str, str]) -> str:
    """The formula as a sentence; *labels* gives a figure's printed label by id."""
    text = _say(expr, labels)
    return text[:1].upper() + text[1:]


def _say(expr: Expr, labels: Mapping[str, str]) -> str:  # noqa: C901, PLR0911 - one case per kind of expression
    match expr:
        case Number(value):
            return svensk(value, max(0, -int(value.as_tuple().exponent)))
        case Text(value):
            return f"«{value}»"
        case Name(name) | Setting(name):
            return name.replace("_", " ")
        case Figure(ident, period):
            label = labels.get(ident, ident)
            return f"«{label}» förra perioden" if period is False else f"«{label}»"
        case Period(period):
            return "jämförelseperioden" if period is False else "perioden"
        case Column(table, column):
            return f"{table}[{column}]"
        case Ref(cell):
            return f"cell {cell}"
        case Block(name):
            return f"alla i {name.replace('_', ' ')}"
        case Negative(operand):
            return f"{_say(operand, labels)}, med omvänt tecken"
        case Binary(operator, left, right):
            return f"{_say(left, labels)} {_OPERATORS[operator]} {_grouped(right, operator, labels)}"
        case Call():
            return _say_call(expr, labels)
        case _:
            raise TypeError(f"not a formula expression: {expr!r}")


def _grouped(right: Expr, operator: str, labels: Mapping[str, str]) -> str:
    said = _say(right, labels)
    return f"({said})" if isinstance(right, Binary) and operator in "-*/" else said


def _say_call(expr: Call, labels: Mapping[str, str]) -> str:
    said = [_say(argument, labels) for argument in expr.arguments]
    if expr.function == "ROUND":
        return said[0] if said[1] == "2" else f"{said[0]}, avrundat till {said[1]} decimaler"
    if expr.function in _CRITERIA:
        first = expr.function == "SUMIFS"
        return f"{_CRITERIA[expr.function].format(said[0])} där {_criteria(said[1 if first else 0 :])}"
    if expr.function in _JOINED:
        start, between = _JOINED[expr.function]
        return start + between.join(said)
    if expr.function in _PHRASES:
        return _PHRASES[expr.function].format(*said)
    return f"{expr.function}({'; '.join(said)})"


def _criteria(said: list[str]) -> str:
    pairs = zip(said[::2], said[1::2], strict=True)
    return " och ".join(f"{column.partition('[')[2].rstrip(']')} är {value}" for column, value in pairs)
