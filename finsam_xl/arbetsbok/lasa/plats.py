"""Where in a workbook something stands: one cell, or a rectangle of cells on one sheet."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.opc.ooxml import Omrade, cell, kolumnnummer, omrade_text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Plats", "Yta", "syftar_pa"]

_ADRESS = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_SYFTNING = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(\$?[A-Z]{1,3}\$?\d{1,7})")


class Plats(NamedTuple):
    """One cell: sheet, row and column from 1."""

    blad: str
    rad: int
    kolumn: int

    def __str__(self) -> str:
        """`ÅR Resultaträkning!C7`, as a reader writes it."""
        return f"{self.blad}!{cell(self.rad, self.kolumn)}"


class Yta(NamedTuple):
    """A rectangle of cells on one sheet."""

    blad: str
    omrade: Omrade

    def __str__(self) -> str:
        return f"{self.blad}!{omrade_text(self.omrade)}"

    @property
    def form(self) -> tuple[int, int]:
        """Its rows and columns."""
        return self.omrade.sista_rad - self.omrade.rad + 1, self.omrade.sista_kolumn - self.omrade.kolumn + 1

    def celler(self) -> Iterator[Plats]:
        """Each cell, row by row."""
        for rad in range(self.omrade.rad, self.omrade.sista_rad + 1):
            for kolumn in range(self.omrade.kolumn, self.omrade.sista_kolumn + 1):
                yield Plats(self.blad, rad, kolumn)


def syftar_pa(referens: str) -> Plats | None:
    """The cell that a defined name's reference leads to; None unless it is one cell."""
    traff = _SYFTNING.fullmatch(referens)
    adress = _ADRESS.fullmatch(traff[3]) if traff else None
    if traff is None or adress is None:
        return None
    return Plats((traff[1] or traff[2]).replace("''", "'"), int(adress[2]), kolumnnummer(adress[1]))
