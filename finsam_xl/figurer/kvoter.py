"""Delning med ett belopp som kan vara noll: då finns inget nyckeltal, och cellen visar ett streck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Text, call, number, rounded

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr

__all__ = ["eller_streck", "kvot", "lika_med_noll"]


def lika_med_noll(uttryck: Expr) -> Expr:
    """Villkoret att ett belopp är noll på öret."""
    return Binary("=", rounded(uttryck), number(0))


def kvot(taljare: Expr, namnare: Expr) -> Expr:
    """Täljaren delad med nämnaren; ett streck när nämnaren är noll, för då finns inget nyckeltal."""
    return eller_streck(namnare, taljare / namnare)


def eller_streck(namnare: Expr, nyckeltal: Expr) -> Expr:
    """Nyckeltalet, eller ett streck när dess nämnare är noll."""
    return call("IF", lika_med_noll(namnare), Text("–"), nyckeltal)
