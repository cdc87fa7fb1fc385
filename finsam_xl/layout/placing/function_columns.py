"""To the right on a macro book's Poster: which of our functions calculates a figure, and what it answers here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Binary, Block, Context, Dialect, Text, call, formula, joined, number, plus
from finsam_xl.layout.own_functions import ANSWERS, FUNCTIONS, NO_ANSWER, answer, answered_first, called
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.grid import Grid
    from finsam_xl.layout.style import CellStyle

__all__ = ["FunctionColumns"]

_HEADINGS: Final = ("Vår funktion", "Funktionens svar", "Svar jämförelseår")
_WIDTHS: Final = (20, 18, 18)
_ALL_ANSWERED: Final = "Reglerna är räknade av våra funktioner."
_BEFORE: Final = "Våra funktioner svarar inte här ("
_AFTER: Final = " siffror): formlerna utan Python räknar, efter samma regler."


@dataclass(slots=True)
class FunctionColumns:
    """The three columns from *first*, of the figures placed so far; *asked* is how many calls of our functions."""

    grid: Grid
    context: Context
    first: int
    asked: int = 0

    def place(self, row: int, style: CellStyle, expr: Expr, *, comparison: bool) -> str:
        """Place the answer beside a figure; returns the figure's formula in a macro book, "" when it is as in all."""
        names = called(expr)
        if self.context.dialect is Dialect.NATIVE or not names:
            return ""
        own, column = replace(self.context, comparison=comparison), self.first + 1 + comparison
        absent = answer(expr, replace(own, dialect=Dialect.UNANSWERED))
        self.grid.put(row, self.first, Style.TEXT_KOLUMN, text=", ".join(names))
        self.grid.put(row, column, style, formula=absent, desktop=answer(expr, own))
        self.asked += 1
        return answered_first(expr, own, f"{kolumnbokstaver(column)}{row}")

    def finish(self, headings: int, last: int, said: tuple[int, int]) -> Mapping[str, str]:
        """Head the columns, say in the cell *said* which of the two ways counted, and name them down to row *last*."""
        if not self.asked:
            return {}
        for column, (text, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=self.first):
            style = Style.KOLUMNRUBRIK_TEXT if column == self.first else Style.KOLUMNRUBRIK
            self.grid.put(headings, column, style, text=text)
            self.grid.widths[column] = width
        self.grid.put(*said, Style.UNDERRUBRIK, formula=formula(self._said(), self.context))
        named = (FUNCTIONS, ANSWERS, f"{ANSWERS}_fg")
        letters = (kolumnbokstaver(self.first + nr) for nr in range(len(named)))
        return {
            f"{self.context.prefix}_{name}": f"${letter}${headings + 1}:${letter}${last}"
            for name, letter in zip(named, letters, strict=True)
        }

    def _said(self) -> Expr:
        """Which of the two ways counted the figures."""
        absent = plus(*(call("COUNTIFS", Block(name), Text(NO_ANSWER)) for name in (ANSWERS, f"{ANSWERS}_fg")))
        some = joined(Text(_BEFORE), absent, Text(f" av {self.asked}{_AFTER}"))
        return call("IF", Binary("=", absent, number(0)), Text(_ALL_ANSWERED), some)
