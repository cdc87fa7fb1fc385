"""Enkätsvar: hur stor andel som svarat positivt, och när svaren är för få för att visas.

Ett svar från ett fåtal personer kan föras tillbaka till dem. Färre giltiga svar än gränsen visas därför inte alls,
varken antal eller andelar. Andelar är tal (0,77 är 77 %); skillnaden mellan två andelar är procentenheter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.modell import Matt
from finsam_xl.regler.malkontroll import fran_svar

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

__all__ = ["FLEST_BASTA", "Enkatutfall", "enkatutfall", "procentenheter"]

FLEST_BASTA = Matt.POSITIVT.basta
"""Måttet positivt räknar de tre bästa alternativen, så en fråga behöver minst ett till."""


@dataclass(frozen=True, slots=True)
class Enkatutfall:
    """Antal giltiga svar, och andelarna klart positivt (två bästa alternativen) och positivt (tre bästa)."""

    svar: int
    klart_positivt: Decimal
    positivt: Decimal


def enkatutfall(antal: Sequence[int], minsta_antal: int, vet_ej: int = 0) -> Enkatutfall | None:
    """Svarens utfall, eller inget när de är färre än *minsta_antal* och därför inte får visas.

    *antal* är svar per alternativ från sämst till bäst. *vet_ej* räknas bara in i nämnaren, när förbundet räknar dem
    som svar; de gör inte en för liten grupp större.

    Raises:
        ValueError: frågan har för få alternativ eller ett antal är negativt.

    """
    svar = sum(antal)
    if not svar or svar < minsta_antal:
        return None
    return Enkatutfall(svar, fran_svar(antal, Matt.KLART_POSITIVT, vet_ej), fran_svar(antal, Matt.POSITIVT, vet_ej))


def procentenheter(andel: Decimal, tidigare: Decimal) -> Decimal:
    """Förändringen från *tidigare* till *andel* i procentenheter: från 24 % till 18 % är -6, inte -6 %."""
    return (andel - tidigare) * 100
