"""Avvikelse: skillnaden mellan utfall och budget, i kronor eller i procent av budgeten.

Förbundet har tryckt den på tre sätt, och läsaren måste veta vilket:

- «utfall - budget», kostnader negativa: plus är bättre än budget på varje rad (samverkansinsatser 2025).
- «budget - utfall», kostnader positiva: plus är kvar av anslaget (halvårsredovisning och prognos 2019).
- «som tryckt 2025», kostnader negativa: rader och summor budget - utfall, men resultatraden utfall - budget
  (driftredovisning 2025).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.regler.kvot import kvot

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Konvention", "avvikelse", "avvikelse_procent"]


class Konvention(StrEnum):
    """Vilket tal som dras från vilket."""

    UTFALL_MINUS_BUDGET = "utfall - budget"
    BUDGET_MINUS_UTFALL = "budget - utfall"
    SOM_TRYCKT_2025 = "som tryckt 2025"


def avvikelse(
    utfall: Decimal,
    budget: Decimal | None,
    konvention: Konvention = Konvention.UTFALL_MINUS_BUDGET,
    *,
    resultatrad: bool = False,
) -> Decimal:
    """Avvikelsen i beloppens egen enhet och med deras egna tecken; en tom budget (None) räknas som 0.

    *resultatrad* säger att raden är tabellens resultat, vilket bara «som tryckt 2025» gör skillnad på.
    """
    skillnad = utfall - (NOLL if budget is None else budget)
    som_tryckt_rad = konvention is Konvention.SOM_TRYCKT_2025 and not resultatrad
    return -skillnad if som_tryckt_rad or konvention is Konvention.BUDGET_MINUS_UTFALL else skillnad


def avvikelse_procent(
    utfall: Decimal,
    budget: Decimal | None,
    konvention: Konvention = Konvention.UTFALL_MINUS_BUDGET,
    *,
    resultatrad: bool = False,
) -> Decimal:
    """Avvikelsen som andel av budgetens storlek (0,05 är 5 %), med samma tecken som avvikelsen i kronor.

    Raises:
        ZeroDivisionError: budgeten är tom eller 0; i Excel #DIVISION/0!.

    """
    return kvot(avvikelse(utfall, budget, konvention, resultatrad=resultatrad), NOLL if budget is None else abs(budget))
