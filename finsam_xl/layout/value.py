"""What a cell of a table or a card shows: a formula and how it is printed, a text, or nothing."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from finsam_xl.layout.expr import Expr, Figure

__all__ = ["Content", "Kind", "Value", "amount", "count", "share", "words"]


class Kind(StrEnum):
    """How a value is printed."""

    BELOPP = "Belopp"
    PROCENT = "Procent"
    ANTAL = "Antal"
    EXAKT = "Tal 6"
    TAL = "Tal"
    DATUM = "Datum"
    AR = "År"
    TEXT = "Text"


@dataclass(frozen=True, slots=True)
class Value:
    """A cell's formula, how it is printed, and when it is left empty (with what text)."""

    expr: Expr
    kind: Kind = Kind.BELOPP
    empty_if: Expr | None = None
    empty_text: str = ""


Content = Value | str | None


def amount(expr: Expr | str, *, empty_if: Expr | None = None, empty_text: str = "") -> Value:
    """An amount in kronor, printed in the report's unit; a text names a figure."""
    return Value(_figure(expr), Kind.BELOPP, empty_if, empty_text)


def share(expr: Expr | str, *, empty_if: Expr | None = None, empty_text: str = "") -> Value:
    """A share, printed in whole percent."""
    return Value(_figure(expr), Kind.PROCENT, empty_if, empty_text)


def count(expr: Expr | str, *, empty_if: Expr | None = None, empty_text: str = "") -> Value:
    """A number of people, insatser or places."""
    return Value(_figure(expr), Kind.ANTAL, empty_if, empty_text)


def words(expr: Expr | str) -> Value:
    """A text that a formula makes."""
    return Value(_figure(expr), Kind.TEXT)


def _figure(expr: Expr | str) -> Expr:
    return Figure(expr) if isinstance(expr, str) else expr
