"""The criteria of a SUMIFS or a COUNTIFS: which columns must hold what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Column

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from finsam_xl.layout.expr import Expr

__all__ = ["criteria"]


def criteria(pairs: Iterable[Expr]) -> Iterator[tuple[str, Expr]]:
    """Each column's name and what it must hold, from the arguments as they stand after each other."""
    arguments = tuple(pairs)
    for column, wanted in zip(arguments[::2], arguments[1::2], strict=True):
        if isinstance(column, Column):
            yield column.column, wanted
