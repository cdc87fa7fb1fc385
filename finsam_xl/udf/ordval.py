"""Ordval i en formel utan Python: ett uttryck per ord, och Excels #VÄRDEFEL! för ett ord som inte finns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Expr, Text, call

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["okant", "valt"]


def valt(ordet: Expr, uttryck: Mapping[str, Expr], vad: str) -> Expr:
    """Uttrycket för *ordet*; är ordet en konstant som finns blir det bara det uttrycket."""
    if isinstance(ordet, Text) and ordet.value in uttryck:
        return uttryck[ordet.value]
    svar = okant(vad)
    for text, ett in reversed(tuple(uttryck.items())):
        svar = call("IF", call("EXACT", ordet, Text(text)), ett, svar)
    return svar


def okant(vad: str) -> Expr:
    """Ett uttryck som alltid är #VÄRDEFEL!, med skälet att läsa i formeln: heltalet av en text finns inte."""
    return call("INT", Text(f"okänd {vad}"))
