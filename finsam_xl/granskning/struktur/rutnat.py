"""Tabellens belopp som ett rutnät: varje rads tal i varje kolumn, och hur grovt kolumnen är tryckt.

En tom ruta och ett streck räknas som noll. En ruta som har något annat än ett tal är oläst: då går inget som
räknas ur den att pröva.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.granskning.tryck.dokument import Kolumn, Tabell

__all__ = ["ANTAL", "Rutnat"]

ANTAL = frozenset({"antal", "kvinnor", "man"})
"""Rollerna för människor: de avrundas inte."""
_ANDELAR = frozenset({"procent", "lokalt", "jamforelse", "gransvarde"})
"""Rollerna för andelar: de summeras inte."""
_HALV = Decimal("0.5")
_EGNA_ENHETER = frozenset({"procent", "antal", "st", "år", "datum"})


@dataclass(frozen=True)
class Rutnat:
    """Rutorna i en tabell, efter radens plats och kolumnens namn."""

    tabell: Tabell

    @cached_property
    def kolumner(self) -> tuple[Kolumn, ...]:
        """Kolumnerna som har belopp eller antal."""
        return tuple(en for en in self.tabell.kolumner if en.roll not in _ANDELAR)

    @cached_property
    def _tal(self) -> dict[tuple[int, str], Decimal | None]:
        return {
            (nr, kolumn.namn): rad.tal(kolumn) for nr, rad in enumerate(self.tabell.rader) for kolumn in self.kolumner
        }

    def tryckt(self, nr: int, kolumn: Kolumn) -> Decimal | None:
        """Det tryckta talet, noll för ett streck; None där rutan är tom eller oläst."""
        tal = self._tal[nr, kolumn.namn]
        return NOLL if tal is None and kolumn.namn in self.tabell.rader[nr].streck else tal

    def ar_olast(self, nr: int, kolumn: Kolumn) -> bool:
        """Om rutan har något som skulle vara ett tal men inte är det."""
        rad = self.tabell.rader[nr]
        skrivet = rad.falt.get(kolumn.namn, "").strip()
        return bool(skrivet) and self._tal[nr, kolumn.namn] is None and kolumn.namn not in rad.streck

    def belopp(self, nr: int, kolumn: Kolumn) -> Decimal:
        """Rutans tal i en summa: noll när den är tom."""
        return self._tal[nr, kolumn.namn] or NOLL

    def ar_tom(self, nr: int) -> bool:
        """Om raden inte har ett enda tal."""
        return all(self.tryckt(nr, kolumn) is None and not self.ar_olast(nr, kolumn) for kolumn in self.kolumner)

    def ar_noll(self, nr: int) -> bool:
        """Om raden bara har nollor och tomma rutor."""
        return not any(self.belopp(nr, kolumn) or self.ar_olast(nr, kolumn) for kolumn in self.kolumner)

    def egen_enhet(self, nr: int) -> bool:
        """Om raden är procent eller antal i en tabell av belopp."""
        enhet = self.tabell.rader[nr].falt.get("enhet", "")
        return enhet in _EGNA_ENHETER and enhet != self.tabell.enhet

    @cached_property
    def _minst(self) -> dict[str, Decimal]:
        minst = {}
        for kolumn in self.kolumner:
            tal = (self._tal[nr, kolumn.namn] for nr in range(len(self.tabell.rader)) if not self.egen_enhet(nr))
            minst[kolumn.namn] = min((_sista_siffran(ett) for ett in tal if ett is not None), default=Decimal(1))
        return minst

    def enhet(self, kolumn: Kolumn) -> Decimal:
        """Vad den sista tryckta siffran i kolumnen är värd, i tabellens enhet."""
        return self._minst[kolumn.namn]

    def tolerans(self, kolumn: Kolumn, antal: int) -> Decimal:
        """Så mycket får en summa skilja från *antal* rader som avrundats var för sig; antal människor ingenting."""
        if kolumn.roll in ANTAL or self.tabell.enhet == "antal":
            return NOLL
        return self.enhet(kolumn) * _HALV * (antal + 1)

    def fyllda(self, rader: Iterable[int], kolumn: Kolumn) -> int:
        """Hur många av raderna som har ett tal skilt från noll."""
        return sum(1 for nr in rader if self.belopp(nr, kolumn))


def _sista_siffran(tal: Decimal) -> Decimal:
    return Decimal(1).scaleb(min(int(tal.as_tuple().exponent), 0))
