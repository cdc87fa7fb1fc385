"""Prognos i cellen: årets väntade belopp och hur stor del av budgeten det blir."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda
from finsam_xl.layout.expr import rounded
from finsam_xl.regler import prognos as regel
from finsam_xl.udf.argument import tal
from finsam_xl.udf.register import udf

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["prognos", "prognosgrad"]


@udf(
    "PROGNOS",
    twin=lambda utfall, kvarvarande: rounded(utfall + kvarvarande),
    kalla="uppfoljning-insatser",
    exempel="=PROGNOS(6840000;7210000)",
    utfall=tal("Det bokförda beloppet hittills i år."),
    kvarvarande=tal("Det som väntas återstå av året, med samma tecken."),
)
def prognos(utfall: Decimal, kvarvarande: Decimal) -> Decimal:
    """Hela årets väntade belopp på öret: utfallet hittills och det som väntas återstå."""
    return avrunda(regel.helarsprognos(utfall, kvarvarande))


@udf(
    "PROGNOSGRAD",
    twin=lambda helar, budget: helar / budget,
    kalla="uppfoljning-insatser",
    exempel="=PROGNOSGRAD(14050000;13900000)",
    helar=tal("Hela årets väntade belopp.", namn="helår"),
    budget=tal("Det budgeterade beloppet, med samma tecken."),
)
def prognosgrad(helar: Decimal, budget: Decimal) -> Decimal:
    """Prognosen som andel av budgeten, oavrundad (0,56 är 56 %)."""
    return regel.prognosgrad(helar, budget)
