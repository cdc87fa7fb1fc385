"""Uppgifterna som ett märke kan nämna: varje siffra i Poster och varje uppgift i Grunddata, med text, enhet och värde."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["Slag", "Uppgiften", "Uppgifter", "Vardet"]

Vardet: TypeAlias = str | float | date | None


class Slag(StrEnum):
    """Vad en uppgift är: belopp i kr, andel (0,63 är 63 %), procentenheter, antal, dag eller text."""

    BELOPP = "kr"
    ANDEL = "andel"
    PROCENTENHETER = "proc.enh."
    ANTAL = "antal"
    DAG = "datum"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Uppgiften:
    """En uppgift: dess namn, vad den heter i tryck, vad den är, och dess värde; None när den saknas.

    *jamforelse* är namnet på samma uppgift för jämförelseperioden, tomt när den inte har någon.
    """

    namn: str
    text: str
    slag: Slag
    varde: Vardet
    jamforelse: str = ""


class Uppgifter:
    """Alla uppgifter, hittade på sitt namn oavsett stora och små bokstäver, som namn i Excel."""

    def __init__(self, alla: Iterable[Uppgiften]) -> None:
        self._alla = {ett.namn.casefold(): ett for ett in alla}

    def __iter__(self) -> Iterator[Uppgiften]:
        return iter(self._alla.values())

    def __len__(self) -> int:
        return len(self._alla)

    def get(self, namn: str) -> Uppgiften | None:
        """Uppgiften med det namnet, None när ingen har det."""
        return self._alla.get(namn.casefold())

    def narmast(self, namn: str) -> str:
        """Det namn som är mest likt, tomt när inget är det."""
        lika = get_close_matches(namn.casefold(), self._alla, n=1, cutoff=0.6)
        return self._alla[lika[0]].namn if lika else ""
