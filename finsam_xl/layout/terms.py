"""A figure taken apart: what it adds and subtracts, down to what no longer is a sum of other figures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.layout.expr import Binary, Call, Expr, Figure, Negative, Number, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.layout.poster import Post

__all__ = ["Terms", "terms"]

_ORE_DECIMALS = 2
Terms: TypeAlias = "dict[tuple[Expr, bool], int]"
"""How many times each expression is added; True beside it means that it stands in the comparison period."""


def terms(expr: Expr, posts: Mapping[str, Post], *, comparison: bool = False) -> Terms:
    """What *expr* adds up, with the figures of *posts* taken apart; what adds up to nothing is left out."""
    found: Terms = defaultdict(int)
    for term, of_comparison, times in _taken_apart(expr, posts, comparison, 1):
        found[term, of_comparison] += times
    return {key: times for key, times in found.items() if times}


def _taken_apart(
    expr: Expr,
    posts: Mapping[str, Post],
    comparison: bool,  # noqa: FBT001 - passed on as it is
    times: int,
) -> Iterator[tuple[Expr, bool, int]]:
    match expr:
        case Figure(ident) if ident in posts:
            own = expr.of_comparison(comparison=comparison)
            yield from _taken_apart(posts[ident].definition(comparison=own), posts, own, times)
        case Binary("+" | "-" as operator, left, right):
            yield from _taken_apart(left, posts, comparison, times)
            yield from _taken_apart(right, posts, comparison, times if operator == "+" else -times)
        case Negative(inner):
            yield from _taken_apart(inner, posts, comparison, -times)
        case Call("ROUND", (inner, Number(decimals))) if decimals == _ORE_DECIMALS:
            yield from _taken_apart(inner, posts, comparison, times)
        case Rule(native, _):
            yield from _taken_apart(native, posts, comparison, times)
        case Number(value) if value == 0:
            return
        case _:
            yield expr, comparison, times
