"""Kostnaden för revision, var kontot än är placerat: notens kod, och kostnadskonton vars namn säger revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Column, Text, plus, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["revisionskostnad"]

_KOD = "NOT2_revision"
_KOSTNADER = "RR_kostnader"


def revisionskostnad(underlag: Underlag) -> Expr:
    """Periodens kostnad för revision (kr, positiv)."""
    kostnader = underlag.form.klass(_KOSTNADER)
    konton = dict.fromkeys(
        rad.konto
        for rad in underlag.bokslut.saldon
        if rad.rad in kostnader and rad.not_ != _KOD and "revis" in rad.benamning.casefold()
    )
    egna = (summor(Column("Saldo", "Belopp"), ("Konto", Text(konto)), ("Period", PERIOD)) for konto in konton)
    return rounded(plus(saldo("Not", _KOD, tecken=1), *egna))
