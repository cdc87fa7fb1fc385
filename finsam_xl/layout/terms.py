"""A figure taken apart: what it adds and subtracts, down to what no longer is a sum of other figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.layout.expr import Binary, Call, Expr, Figure, Negative, Number, Rule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.layout.poster import Post

__all__ = ["Terms", "TermsOf"]

_ORE_DECIMALS = 2
Terms: TypeAlias = "dict[tuple[Expr, bool], int]"
"""How many times each expression is added; True beside it means that it stands in the comparison period."""


class TermsOf:
    """Takes expressions apart by the figures of *posts*; each figure's own terms are found once and then added."""

    def __init__(self, posts: Mapping[str, Post]) -> None:
        self._posts = posts
        self._known: dict[tuple[str, bool], Terms] = {}

    def terms(self, expr: Expr, *, comparison: bool = False) -> Terms:
        """What *expr* adds up, with the figures taken apart; what adds up to nothing is left out."""
        found: Terms = {}
        self._add(expr, comparison, 1, found)
        return {key: times for key, times in found.items() if times}

    def _add(self, expr: Expr, comparison: bool, times: int, found: Terms) -> None:  # noqa: FBT001 - passed on as it is
        match expr:
            case Figure(ident) if ident in self._posts:
                own = expr.of_comparison(comparison=comparison)
                for key, count in self._figure(ident, own).items():
                    found[key] = found.get(key, 0) + times * count
            case Binary("+" | "-" as operator, left, right):
                self._add(left, comparison, times, found)
                self._add(right, comparison, times if operator == "+" else -times, found)
            case Negative(inner):
                self._add(inner, comparison, -times, found)
            case Call("ROUND", (inner, Number(decimals))) if decimals == _ORE_DECIMALS:
                self._add(inner, comparison, times, found)
            case Rule(native, _):
                self._add(native, comparison, times, found)
            case Number(value) if value == 0:
                return
            case _:
                key = expr, comparison
                found[key] = found.get(key, 0) + times

    def _figure(self, ident: str, comparison: bool) -> Terms:  # noqa: FBT001 - as above
        key = ident, comparison
        if key not in self._known:
            own: Terms = {}
            self._add(self._posts[ident].definition(comparison=comparison), comparison, 1, own)
            self._known[key] = own
        return self._known[key]
