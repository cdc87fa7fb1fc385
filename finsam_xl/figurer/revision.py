"""Kostnaden för revision, var kontot än är placerat: notens kod, och kostnadskonton vars namn säger revision."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Column, Text, plus, rounded

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Saldorad

__all__ = ["revisionen", "revisionskostnad"]

_KOD = "NOT2_revision"
_KOSTNADER = "RR_kostnader"


def revisionskostnad(underlag: Underlag) -> Expr:
    """Periodens kostnad för revision (kr, positiv)."""
    konton = dict.fromkeys(rad.konto for rad in underlag.bokslut.saldon if _egen(underlag, rad))
    egna = (summor(Column("Saldo", "Belopp"), ("Konto", Text(konto)), ("Period", PERIOD)) for konto in konton)
    return rounded(plus(saldo("Not", _KOD, tecken=1), *egna))


def revisionen(underlag: Underlag, dag: date) -> Decimal:
    """Samma kostnad för året som slutar den dagen (kr, positiv)."""
    arets = (rad for rad in underlag.bokslut.saldon if rad.period == dag)
    return sum((rad.belopp for rad in arets if rad.not_ == _KOD or _egen(underlag, rad)), Decimal(0))


def _egen(underlag: Underlag, rad: Saldorad) -> bool:
    """Om bara kontots namn säger att det är revision."""
    kostnad = rad.rad in underlag.form.klass(_KOSTNADER)
    return kostnad and rad.not_ != _KOD and "revis" in rad.benamning.casefold()
