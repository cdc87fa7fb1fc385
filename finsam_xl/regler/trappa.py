"""Trappa: vad Nationella rådet ser som rimlig storlek på ett förbunds eget kapital, efter förbundets storlek.

Rekommendationen är från 2013-10-02. Kapital över nivån begränsar kommande års statliga tilldelning och tar bort skyddet
mot snabb minskning. Stegen är data (templates/parametrar.toml), inte kod.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

__all__ = ["Trappsteg", "rimlig_niva"]


@dataclass(frozen=True, slots=True)
class Trappsteg:
    """Ett steg: gäller förbund med intäkter från och med *fran* till men inte med *till* (kr), högst *max_andel*."""

    fran: Decimal
    max_andel: Decimal
    kalla: str
    till: Decimal | None = None
    max_belopp: Decimal | None = None

    def galler(self, intakter: Decimal) -> bool:
        """Om förbundet med dessa intäkter (kr per år) står på steget."""
        return self.fran <= intakter and (self.till is None or intakter < self.till)


def rimlig_niva(intakter: Decimal, trappa: Iterable[Trappsteg]) -> Decimal:
    """Det högsta rimliga egna kapitalet (kr) för ett förbund med dessa årliga intäkter (kr), på öret.

    Raises:
        ValueError: inget eller flera steg gäller för intäkterna.

    """
    traffar = [steg for steg in trappa if steg.galler(intakter)]
    if len(traffar) != 1:
        raise ValueError(
            f"Trappan för rimligt eget kapital har {len(traffar)} steg för intäkter om {svensk(intakter)} kr. "
            "Det ska vara ett; rätta stegens gränser."
        )
    (steg,) = traffar
    efter_andel = avrunda(intakter * steg.max_andel)
    return efter_andel if steg.max_belopp is None else min(efter_andel, steg.max_belopp)
