"""En post från årets början till dess slut: kontonas IB och UB, och det okända ledet som resten är."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Column, Text, call, number, plus, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.layout.expr import Expr

__all__ = ["kontons", "resten"]


def kontons(konton: Iterable[str], falt: str, tecken: int) -> Expr:
    """Kontonas IB eller Belopp i perioden (kr), var för sig och sammanlagt."""
    villkor = (("Konto", Text(konto)) for konto in konton)
    summan = plus(*(summor(Column("Saldo", falt), ett, ("Period", PERIOD)) for ett in villkor))
    return rounded(-summan if tecken < 0 else summan)


def resten(uttryck: Expr) -> Expr:
    """Det som är kvar, när det är mer än noll."""
    return rounded(call("MAX", uttryck, number(0)))
