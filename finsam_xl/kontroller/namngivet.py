"""En skillnad i ord på kontrollbladet: meningen skrivs när rapporten byggs, och en formel vaktar att den ännu stämmer.

Formeln räknar om samma skillnad. Är beloppet detsamma visas meningen, annars att det har ändrats sedan bygget: ett
namn kan alltså bli gammalt, men aldrig fel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Expr, Text, call, joined, number, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

__all__ = ["Skillnadsdel", "i_text", "levande", "storst_forst"]

_HOGST = 6
_LANGSTA_TEXT = 250  # en text i en formel har högst 255 tecken
_LANGSTA_DEL = 90
_STYRTECKEN = dict.fromkeys(range(32), " ")


@dataclass(frozen=True, slots=True)
class Skillnadsdel:
    """En del av en skillnad: *vem* (medlem och år, konto och insats), *vad* som skiljer, belopp och formel."""

    vem: str
    vad: str
    skillnad: Decimal
    uttryck: Expr

    @property
    def mening(self) -> str:
        """«Bollnäs kommun 2025: bokfört 461 000,00 kr, beslutat 460 000,00 kr.»."""
        return f"{_kort(self.vem)}: {_kort(self.vad)}."


def _kort(text: str) -> str:
    en_rad = text.translate(_STYRTECKEN)
    return en_rad if len(en_rad) <= _LANGSTA_DEL else f"{en_rad[:_LANGSTA_DEL]}…"


def storst_forst(namngivna: Iterable[Skillnadsdel]) -> tuple[Skillnadsdel, ...]:
    """De största skillnaderna först; små delar av en stor skillnad är inte vad man letar efter."""
    return tuple(sorted(namngivna, key=lambda ett: -abs(ett.skillnad)))


def i_text(grund: str, namngivna: tuple[Skillnadsdel, ...]) -> str:
    """Kontrollens text med meningarna efter, som den är när rapporten byggs."""
    return " ".join((grund, *(ett.mening for ett in namngivna[:_HOGST]), *_fler(namngivna)))


def levande(grund: str, namngivna: tuple[Skillnadsdel, ...]) -> Expr:
    """Samma text som formel."""
    delar = (*_text(grund), *map(_vaktad, namngivna[:_HOGST]), *(Text(f" {ett}") for ett in _fler(namngivna)))
    return joined(*delar)


def _fler(namngivna: tuple[Skillnadsdel, ...]) -> Iterator[str]:
    if len(namngivna) > _HOGST:
        yield f"Vid bygget fanns {len(namngivna) - _HOGST} till."


def _vaktad(ett: Skillnadsdel) -> Expr:
    oandrad = Binary("=", rounded(ett.uttryck), number(ett.skillnad))
    andrad = f" {_kort(ett.vem)}: beloppet har ändrats sedan bygget."
    return call("IF", oandrad, joined(*_text(f" {ett.mening}")), joined(*_text(andrad)))


def _text(text: str) -> Iterator[Text]:
    for borjan in range(0, len(text), _LANGSTA_TEXT):
        yield Text(text[borjan : borjan + _LANGSTA_TEXT])
