"""Numbers as text within a formula, alike on Swedish and English computers."""

from __future__ import annotations

from finsam_xl.layout.expr import Binary, Expr, Text, call, number

__all__ = ["grouped", "with_decimals"]

_NBSP = "\u00a0"


def grouped(absolute: Expr, sign: Expr | None = None) -> Expr:
    """A whole number from 0 with a hard space between thousands, «7 502», after its *sign* where it may have one."""

    def signed(expr: Expr) -> Expr:
        return expr if sign is None else Binary("&", sign, expr)

    text = signed(absolute)
    for least, groups in ((1_000, 1), (1_000_000, 2)):
        parts = signed(call("INT", absolute / number(1_000**groups)))
        for group in reversed(range(groups)):
            thousand = call("MOD", call("INT", absolute / number(1_000**group)), number(1_000))
            parts = Binary("&", parts, Text(_NBSP))
            parts = Binary("&", parts, call("RIGHT", Binary("&", Text("00"), thousand), number(3)))
        text = call("IF", Binary(">=", absolute, number(least)), parts, text)
    return text


def with_decimals(units: Expr, decimals: int, sign: Expr | None = None) -> Expr:
    """A whole number of the last digit, from 0, as the number it makes: 8954 with one decimal is «895,4»."""
    if not decimals:
        return grouped(units, sign)
    whole, power = grouped(call("INT", units / number(10**decimals)), sign), number(10**decimals)
    fraction = call("RIGHT", Binary("&", Text("0" * (decimals - 1)), call("MOD", units, power)), number(decimals))
    return Binary("&", Binary("&", whole, Text(",")), fraction)
