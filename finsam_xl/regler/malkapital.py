"""Mål för eget kapital: det ska inte överstiga en viss del av intäkterna vid årets slut.

Förbundet i Gävleborg har målet 20 %. Verksamhetsplanerna 2022–2024 och 2024 räknar på budgeterade intäkter,
årsredovisningen 2025 på årets intäkter; därför finns båda baserna. Belopp i kr eller tkr, lika genom hela räkningen.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, avrunda
from finsam_xl.regler.malkontroll import Riktning, malkontroll
from finsam_xl.regler.nyckeltal import ek_andel

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.modell import Bedomning

__all__ = ["Bas", "Kapitalmal", "bada_baser", "grans", "kapitalmal", "overskridande", "status"]


class Bas(StrEnum):
    """Vilka intäkter målet räknas på."""

    INTAKTER = "intäkter"
    BUDGETERADE_INTAKTER = "budgeterade intäkter"


@dataclass(frozen=True, slots=True)
class Kapitalmal:
    """Målet räknat på en bas; *andel* är eget kapital i förhållande till basen (0,40 är 40 %)."""

    bas: Bas
    intakter: Decimal
    eget_kapital: Decimal
    andel: Decimal
    grans: Decimal
    overskridande: Decimal
    status: Bedomning


def grans(intakter: Decimal, hogst: Decimal) -> Decimal:
    """Det högsta egna kapital som målet tillåter, med två decimaler; *hogst* är andelen (0,20 är 20 %)."""
    return avrunda(intakter * hogst)


def overskridande(eget_kapital: Decimal, gransen: Decimal) -> Decimal:
    """Hur mycket det egna kapitalet ligger över gränsen; 0 när det ryms."""
    return max(NOLL, eget_kapital - gransen)


def status(eget_kapital: Decimal, gransen: Decimal) -> Bedomning:
    """Uppfylld när det egna kapitalet är högst gränsen, annars ej uppfylld."""
    return malkontroll(eget_kapital, gransen, Riktning.HOGST)


def kapitalmal(eget_kapital: Decimal, intakter: Decimal, bas: Bas, hogst: Decimal) -> Kapitalmal:
    """Målet räknat på intäkterna enligt *bas*.

    Raises:
        ZeroDivisionError: intäkterna är 0.

    """
    gransen = grans(intakter, hogst)
    return Kapitalmal(
        bas=bas,
        intakter=intakter,
        eget_kapital=eget_kapital,
        andel=ek_andel(eget_kapital, intakter),
        grans=gransen,
        overskridande=overskridande(eget_kapital, gransen),
        status=status(eget_kapital, gransen),
    )


def bada_baser(
    eget_kapital: Decimal, intakter: Decimal, budgeterade_intakter: Decimal, hogst: Decimal
) -> tuple[Kapitalmal, Kapitalmal]:
    """Målet räknat på årets intäkter och på budgeterade intäkter, så att läsaren ser om valet betyder något.

    Raises:
        ZeroDivisionError: någon av baserna är 0.

    """
    return (
        kapitalmal(eget_kapital, intakter, Bas.INTAKTER, hogst),
        kapitalmal(eget_kapital, budgeterade_intakter, Bas.BUDGETERADE_INTAKTER, hogst),
    )
