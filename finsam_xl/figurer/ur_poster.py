"""Siffror ur andra siffror i Poster, efter deras id."""

from __future__ import annotations

from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post

__all__ = ["figurer", "summa"]


def figurer(*ident: str) -> tuple[Figure, ...]:
    """Siffrorna med dessa id."""
    return tuple(Figure(namn) for namn in ident)


def summa(ident: str, av: tuple[str, ...]) -> Post:
    """Posten *ident* som summan av andra poster."""
    return Post(ident, plus(*figurer(*av)))
