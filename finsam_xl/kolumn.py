"""A column's letters, as every cell address has them."""

from __future__ import annotations

from functools import cache

__all__ = ["kolumnbokstaver"]


@cache
def kolumnbokstaver(nummer: int) -> str:
    """1 is A, 27 is AA, 16384 is XFD; 0 is no letters."""
    bokstaver = ""
    while nummer:
        nummer, rest = divmod(nummer - 1, 26)
        bokstaver = chr(65 + rest) + bokstaver
    return bokstaver
