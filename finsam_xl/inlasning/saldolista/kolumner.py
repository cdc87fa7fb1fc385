"""En saldolistas kolumner: vad en kolumn kan vara, och bladets alla."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["BELOPPSROLLER", "MED_BELOPP", "Kolumnplan", "Listkolumn", "Roll"]


class Roll(StrEnum):
    """Vad en kolumn är, med orden som den visas med."""

    KONTO = "konto"
    BENAMNING = "benämning"
    IB = "ingående balans"
    INGSALDO = "periodens ingående saldo"
    UB = "utgående balans"
    RORELSE = "rörelse"
    OBJEKT = "objekt"
    OBJEKTNAMN = "objektets namn"
    MANAD = "månad"
    DATUM = "datum"
    AR = "år"
    MANADSBELOPP = "månadens rörelse"
    OBJEKTBELOPP = "saldo för objekt"
    UTAN_OBJEKT = "saldo utan objekt"
    TECKEN = "debet eller kredit"


BELOPPSROLLER = frozenset({Roll.IB, Roll.INGSALDO, Roll.UB, Roll.RORELSE})
"""Kolumner med kontots eget belopp."""
MED_BELOPP = BELOPPSROLLER | {Roll.MANADSBELOPP, Roll.OBJEKTBELOPP, Roll.UTAN_OBJEKT}
"""Alla kolumner med belopp, också de som är en del av kontots."""


@dataclass(frozen=True, slots=True)
class Listkolumn:
    """En kolumn med sin rubrik och roll.

    *ar* är årtalet i rubriken, *fore* om den säger föregående år, *sida* debet eller kredit. *dimension* och *objekt*
    gäller objektens kolumner; dimensionen är SIE:s nummer, «motpart» eller tom när rubriken inte säger vilken.
    """

    kol: int
    rubrik: str
    roll: Roll
    sida: str = ""
    ar: int | None = None
    fore: bool = False
    manad: str = ""
    dag: str = ""
    dimension: str = ""
    objekt: str = ""
    objektnamn: str = ""


@dataclass(frozen=True, slots=True)
class Kolumnplan:
    """Bladets kolumner: raden med rubriker, de som läses, och rubrikerna på dem som inte läses.

    *andra* är de av de olästa som har ett belopp som en läst kolumn också säger, «Period» bredvid «Ack».
    """

    rad: int
    kolumner: tuple[Listkolumn, ...]
    olasta: Mapping[int, str] = field(default_factory=dict)
    andra: tuple[Listkolumn, ...] = ()

    def med(self, *roller: Roll) -> tuple[Listkolumn, ...]:
        """Kolumnerna med någon av rollerna."""
        return tuple(ett for ett in self.kolumner if ett.roll in roller)

    @property
    def ar_lista(self) -> bool:
        """Om kolumnerna räcker för en saldolista: ett konto och ett belopp."""
        return bool(self.med(Roll.KONTO)) and bool(self.med(*MED_BELOPP))
