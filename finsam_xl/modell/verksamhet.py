"""Verksamheten: kommunerna, styrelsen, och tal som ingen annan tabell har."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.modell.rapportval import Bladprefix

__all__ = ["Kommun", "Styrelseplats", "Talenhet", "Verksamhetstal"]


class Talenhet(StrEnum):
    """Enheten för ett tal om verksamheten."""

    ANTAL = "antal"
    PROCENT = "procent"
    AR = "år"
    KR = "kr"
    TKR = "tkr"
    MKR = "mkr"

    @property
    def kronor(self) -> int:
        """Kronor per enhet; 0 för en enhet som inte är pengar."""
        return {"kr": 1, "tkr": 1_000, "mkr": 1_000_000}.get(self.value, 0)


@dataclass(frozen=True, slots=True)
class Verksamhetstal:
    """Ett tal om verksamheten som en rapport visar: *varde* i *talenhet*, eller saldot på *konton* (med ; emellan)."""

    rapport: Bladprefix
    id: str
    avsnitt: str
    uppgift: str
    talenhet: Talenhet
    varde: Decimal | None = None
    konton: str = ""


@dataclass(frozen=True, slots=True)
class Kommun:
    """En kommun i verksamhetsplanens matris: lokala insatser (id ur Insatser eller text), antal team, handläggare."""

    namn: str
    antal_team: int | None = None
    lokala_insatser: str = ""
    handlaggare: str = ""


@dataclass(frozen=True, slots=True)
class Styrelseplats:
    """En plats i styrelsen: roll och organisation, aldrig namn."""

    grupp: str
    roll: str
    organisation: str
