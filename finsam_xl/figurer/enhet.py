"""Rapportens enhet: hur många decimaler ett tryckt belopp har, och beloppet som text i en mening."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.i_ord import i_ord
from finsam_xl.layout.expr import Setting, number, rounded
from finsam_xl.modell import I_MILJONER

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["belopp_i_ord", "decimaler"]

_DECIMALER = {"Enhet": "Decimaler", "Insatsenhet": "Insatsdecimaler"}


def decimaler(underlag: Underlag, enhet: str = "Enhet") -> int:
    """Decimalerna i belopp i den enheten: de som är valda, annars en i miljoner och ingen i kr och tkr."""
    valda = underlag.bokslut.grunddata.get(f"{underlag.prefix}_{_DECIMALER[enhet]}")
    if isinstance(valda, int):
        return valda
    return 1 if underlag.rapportval(f"{enhet}sord") in I_MILJONER else 0


def belopp_i_ord(underlag: Underlag, belopp: Expr) -> Expr:
    """Beloppet (kr) i rapportens enhet, som text: «7 502», eller med en decimal «7,5»."""
    antal = decimaler(underlag)
    i_enheten = belopp / Setting("Enhet")
    return i_ord(rounded(i_enheten * number(10**antal) if antal else i_enheten, 0), antal)
