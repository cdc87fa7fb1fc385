"""Uppgifterna som ett märke kan nämna: siffrorna i Poster och uppgifterna i Grunddata, med text och värde."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["I_GRUNDDATA", "Uppgiften", "Uppgifter", "Uppgiftsslag", "Vardet"]

I_GRUNDDATA: Final = "Uppgift i Grunddata"
"""Texten för det som hämtas ur Grunddata i stället för ur Poster."""
Vardet: TypeAlias = str | float | date | None


class Uppgiftsslag(StrEnum):
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
    slag: Uppgiftsslag
    varde: Vardet
    jamforelse: str = ""

    @property
    def saknas(self) -> bool:
        """Om uppgiften inte har något värde i boken."""
        return self.varde in {None, ""}

    @property
    def i_tryck(self) -> str:
        """Vad en människa kallar uppgiften: det som står i Grunddata heter som där."""
        return self.namn if self.text in {"", I_GRUNDDATA} else self.text


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
