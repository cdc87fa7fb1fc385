"""Tal som text i en mening, skrivna lika på svenska och engelska datorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Text, call, joined, number, rounded
from finsam_xl.layout.numerals import with_decimals

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr

__all__ = ["i_ord", "procent_i_ord", "utan_minusnoll"]

_HUNDRA = 100


def i_ord(heltal: Expr, decimaler: int = 0) -> Expr:
    """Ett heltal som text med hårt blanksteg mellan tusental, «7 502», lika på svenska och engelska datorer.

    Med *decimaler* är det talet i sin sista siffra: 75 med en decimal är «7,5».
    """
    return with_decimals(call("ABS", heltal), decimaler, _minus(heltal))


def procent_i_ord(andel: Expr) -> Expr:
    """En andel i hela procent, som text: 43 %."""
    return joined(utan_minusnoll(rounded(andel * number(_HUNDRA), 0)), Text(" %"))


def utan_minusnoll(heltal: Expr) -> Expr:
    """Ett heltal som text; en negativ nolla, som en vänd tom summa ger, är 0 i varje räkneprogram."""
    return Binary("&", _minus(heltal), call("ABS", heltal))


def _minus(tal: Expr) -> Expr:
    return call("IF", Binary("<", tal, number(0)), Text("-"), Text(""))
