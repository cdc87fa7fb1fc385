"""Belopp: kronor som Decimal, avrundade som Excel avrundar, skrivna som en svensk redovisning skriver dem."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

__all__ = ["KRONA", "NBSP", "NOLL", "ORE", "TUSEN", "avrunda", "fran_tal", "svensk", "tolka"]

NOLL = Decimal(0)
ORE = Decimal("0.01")
KRONA = Decimal(1)
TUSEN = Decimal(1000)
NBSP = "\u00a0"

_MINUS = str.maketrans({"\u2212": "-", "\u2013": "-"})
_SVENSKT_TAL = re.compile(r"-?\d{1,15}(?:,\d{1,6})?|-?\d{1,15}(?:\.\d{1,6})?")


def avrunda(belopp: Decimal, enhet: Decimal = ORE) -> Decimal:
    """Avrunda till hela *enhet* (0,01, 1, 1000 kr ...), halvor bort från noll, som Excels AVRUNDA."""
    return (belopp / enhet).quantize(Decimal(1), rounding=ROUND_HALF_UP) * enhet


def fran_tal(tal: float) -> Decimal:
    """Ett tal ur en Excelcell som exakt belopp i kr: Excel håller 15 siffror, vi behåller ören."""
    return avrunda(Decimal(f"{tal:.15g}"))


def tolka(text: str) -> Decimal:
    """Läs ett belopp som en människa skrivit det: «-1 449», «–1 449,50», «(1 449)» är inte ett minustal.

    Raises:
        ValueError: texten är inte ett tal.

    """
    rensad = re.sub(r"[\s\u00a0\u202f]", "", text.translate(_MINUS))
    if not _SVENSKT_TAL.fullmatch(rensad):
        raise ValueError(f"«{text}» är inte ett belopp")
    try:
        return Decimal(rensad.replace(",", "."))
    except InvalidOperation as fel:  # pragma: no cover - mönstret ovan släpper bara fram tal
        raise ValueError(f"«{text}» är inte ett belopp") from fel


def svensk(belopp: Decimal, decimaler: int = 0) -> str:
    """Skriv «-1 449» eller «20 369,50», med hårt blanksteg mellan tusental; noll har aldrig minustecken."""
    avrundat = avrunda(belopp, Decimal(1).scaleb(-decimaler))
    tal = f"{abs(avrundat):,.{decimaler}f}".replace(",", NBSP).replace(".", ",")
    return f"-{tal}" if avrundat < 0 else tal
