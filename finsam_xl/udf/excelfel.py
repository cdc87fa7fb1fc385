"""Excels felvärden, som en funktion tar emot dem och lämnar dem ifrån sig."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Cellfel", "Excelfel"]


class Excelfel(StrEnum):
    """Ett felvärde i en cell, med den engelska text som alla kalkylprogram och filformatet använder."""

    OMRADE = "#NULL!"
    DIVISION = "#DIV/0!"
    VARDE = "#VALUE!"
    REFERENS = "#REF!"
    NAMN = "#NAME?"
    TAL = "#NUM!"
    SAKNAS = "#N/A"

    @property
    def svensk(self) -> str:
        """Felet som svenska Excel visar det."""
        return _SVENSKA[self]

    @property
    def nummer(self) -> int:
        """Talet som VBA:s CVErr skapar felet av."""
        return _NUMMER[self]


_SVENSKA = {
    Excelfel.OMRADE: "#SKÄRNING!",
    Excelfel.DIVISION: "#DIVISION/0!",
    Excelfel.VARDE: "#VÄRDEFEL!",
    Excelfel.REFERENS: "#REFERENS!",
    Excelfel.NAMN: "#NAMN?",
    Excelfel.TAL: "#OGILTIGT!",
    Excelfel.SAKNAS: "#SAKNAS!",
}
_NUMMER = {
    Excelfel.OMRADE: 2000,
    Excelfel.DIVISION: 2007,
    Excelfel.VARDE: 2015,
    Excelfel.REFERENS: 2023,
    Excelfel.NAMN: 2029,
    Excelfel.TAL: 2036,
    Excelfel.SAKNAS: 2042,
}


class Cellfel(Exception):  # noqa: N818 - namnet säger vad cellen visar, och det läses så där det fångas
    """Funktionens svar är ett felvärde, inte ett tal."""

    def __init__(self, fel: Excelfel) -> None:
        super().__init__(fel.svensk)
        self.fel = fel
