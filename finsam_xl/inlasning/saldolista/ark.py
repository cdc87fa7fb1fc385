"""Ett blad ur en främmande fil: cellernas värden, och vad en cell heter för den som har filen öppen."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["Arkvarde", "Listark", "Obrukbar", "som_text"]


@dataclass(frozen=True, slots=True)
class Obrukbar:
    """En cell vars värde inte går att använda, och varför: ett felvärde, en formel som inte är räknad."""

    varfor: str


Arkvarde: TypeAlias = "str | Decimal | date | Obrukbar"


@dataclass(frozen=True, slots=True)
class Listark:
    """Bladets namn (tomt i en textfil) och dess ifyllda celler, rad för rad; om det är dolt, och dess dolda rader."""

    namn: str
    rader: Mapping[int, Mapping[int, Arkvarde]]
    dolt: bool = False
    dolda_rader: frozenset[int] = frozenset()

    def plats(self, rad: int, kol: int) -> str:
        """Cellens adress, «Råbalans!D14» eller «D14»."""
        adress = f"{kolumnbokstaver(kol)}{rad}"
        return f"{self.namn}!{adress}" if self.namn else adress

    def text(self, rad: int, kol: int) -> str:
        """Cellen som text; tom om den är tom."""
        return som_text(self.rader.get(rad, {}).get(kol))


def som_text(varde: Arkvarde | None) -> str:
    """Värdet som text: ett heltal utan decimaler, en dag som ÅÅÅÅ-MM-DD."""
    if varde is None or isinstance(varde, Obrukbar):
        return ""
    if isinstance(varde, Decimal):
        return f"{varde.normalize():f}"
    return str(varde)
