"""Målen, indikatorerna som mäter dem, och enkätens svar."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Bedomning", "Enkatsvar", "Indikator", "Matt", "VetEj"]


class Bedomning(StrEnum):
    """Målskalan, från bäst till sämst; poängen 3, 2, 1, 0 följer ordningen."""

    UPPFYLLD = "Uppfylld"
    OVERVAGANDE = "Uppfylld till övervägande del"
    DELVIS = "Delvis uppfylld"
    EJ = "Ej uppfylld"


class Matt(StrEnum):
    """Hur en indikator mäts, och därmed hur dess bedömning kommer till."""

    EGEN_BEDOMNING = "egen bedömning"
    INSATSER = "insatsernas bedömning"
    KLART_POSITIVT = "andel klart positivt"
    POSITIVT = "andel positivt"
    EGET_KAPITAL = "eget kapital"

    @property
    def basta(self) -> int:
        """Hur många av de bästa svarsalternativen måttet räknar; 0 när det inte mäts med svar."""
        return {"andel klart positivt": 2, "andel positivt": 3}.get(self.value, 0)


class VetEj(StrEnum):
    """Om den som svarat vet ej är en av dem som andelarna räknas på."""

    RAKNAS_INTE = "räknas inte"
    RAKNAS = "räknas i nämnaren"


@dataclass(frozen=True, slots=True)
class Enkatsvar:
    """En NNS-indikator för en svarsgrupp: antal svar per alternativ från sämst till bäst, och andelar att jämföra med.

    Andelarna är tal (0,43 är 43 %): *nationellt* och *forra_aret* är klart positivt. *matt* och *jamfors_med* säger
    vilket mått målet gäller och vad det är att nå.
    """

    nr: str
    indikator: str
    grupp: str
    omrade: str = ""
    antal_1: int | None = None
    antal_2: int | None = None
    antal_3: int | None = None
    antal_4: int | None = None
    antal_5: int | None = None
    antal_6: int | None = None
    nationellt: Decimal | None = None
    forra_aret: Decimal | None = None
    nationellt_positivt: Decimal | None = None
    forra_aret_positivt: Decimal | None = None
    vet_ej: int | None = None
    matt: Matt | None = None
    jamfors_med: str = ""

    @property
    def antal(self) -> tuple[int, ...]:
        """Svaren per alternativ till och med det sista ifyllda, som är det bästa; inga när svaren inte är kända."""
        alla = (self.antal_1, self.antal_2, self.antal_3, self.antal_4, self.antal_5, self.antal_6)
        sista = max((nr for nr, antal in enumerate(alla, start=1) if antal is not None), default=0)
        return tuple(antal or 0 for antal in alla[:sista])

    def jamforelse(self, matt: Matt, mot: str) -> Decimal | None:
        """Andelen att jämföra med: landets («nationellt») eller förbundets egen («förra året»), med samma mått."""
        if matt is Matt.POSITIVT:
            return self.nationellt_positivt if mot == "nationellt" else self.forra_aret_positivt
        return self.nationellt if mot == "nationellt" else self.forra_aret

    @property
    def att_na(self) -> Decimal | None:
        """Andelen som målet är att nå; ingen när det inte finns något mål eller talet saknas."""
        return self.jamforelse(self.matt, self.jamfors_med) if self.matt is not None and self.jamfors_med else None


@dataclass(frozen=True, slots=True)
class Indikator:
    """En rad i Mål. Utan indikatornummer är raden målet självt, med ett eventuellt avsteg och dess skäl.

    *gransvarde* är den gräns som verksamhetsplanen sätter, i *enhet* (procent, antal, träffar per termin).
    """

    mal_nr: str
    indikator_nr: str
    text: str
    matt: Matt | None = None
    enkatfraga: str = ""
    lokalt: Decimal | None = None
    jamforelse: Decimal | None = None
    riktning: str = ""
    bedomning: Bedomning | None = None
    utfallstext: str = ""
    gransvarde: Decimal | None = None
    enhet: str = ""
