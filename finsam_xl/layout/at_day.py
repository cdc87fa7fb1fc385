"""A formula expression put at a given day: what it reads of its own period it then reads of that day."""

from __future__ import annotations

from finsam_xl.layout.expr import Binary, Call, Expr, Negative, Period

__all__ = ["at_day"]


def at_day(expr: Expr, day: Expr) -> Expr:
    """*expr* with *day* wherever it says its own period; a figure or a rule that it reads stays as it is."""
    match expr:
        case Period(None):
            return day
        case Negative(operand):
            return Negative(at_day(operand, day))
        case Binary(operator, left, right):
            return Binary(operator, at_day(left, day), at_day(right, day))
        case Call(function, arguments):
            return Call(function, tuple(at_day(one, day) for one in arguments))
        case _:
            return expr
