"""Belopp i cellen: kronor till hela tusental, avrundade som rapporten trycker dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import KRONA, TUSEN, avrunda
from finsam_xl.layout.expr import number, rounded
from finsam_xl.udf import argument
from finsam_xl.udf.register import udf

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["tkr"]


@udf(
    "TKR",
    twin=lambda belopp: rounded(rounded(belopp) / number(int(TUSEN)), 0),
    kalla="avrundning",
    exempel="=TKR(7501512,4)",
    belopp=argument.belopp("Beloppet i kr."),
)
def tkr(belopp: Decimal) -> Decimal:
    """Beloppet i hela tusental kronor; halvor avrundas bort från noll, på beloppets hela ören."""
    return avrunda(belopp / TUSEN, KRONA)
