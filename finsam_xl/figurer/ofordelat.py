"""Det som en delad kods konton har utöver sina delar i Objektsaldo."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Dimension

__all__ = ["ofordelat"]


def ofordelat(underlag: Underlag, kod: str, iden: Collection[str], dimension: Dimension) -> bool:
    """Om kontona på koden har mer än delarna för *iden* tillsammans, i någon av rapportens perioder."""
    kvar: dict[date, Decimal] = defaultdict(Decimal)
    for saldorad in underlag.bokslut.saldon:
        if kod in {saldorad.rad, saldorad.not_, saldorad.drift}:
            kvar[saldorad.period] += saldorad.belopp
    for delrad in underlag.bokslut.objektsaldon:
        if delrad.dimension is dimension and kod in {delrad.rad, delrad.not_, delrad.drift} and delrad.id in iden:
            kvar[delrad.period] -= delrad.belopp
    return any(kvar[dag] for dag in underlag.dagar)
