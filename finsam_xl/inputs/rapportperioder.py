"""Vilka rapporter en bok används för, och vilka dagar deras perioder slutar.

En uppgift i Grunddata vars namn börjar med en rapports prefix (AR_Period) hör till den rapporten. En rapport används
när dess period är ifylld, och först då krävs dess andra uppgifter.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["RAPPORTER", "agare", "dagar", "periodnamn"]

RAPPORTER = ("AR", "HR", "VP", "BI")


def agare(namn: str) -> str:
    """Prefixet för rapporten som äger uppgiften *namn*; tomt om den gäller alla."""
    prefix = namn.partition("_")[0]
    return prefix if prefix in RAPPORTER else ""


def periodnamn(rapport: str) -> str:
    """Namnet på uppgiften som säger att rapporten används."""
    return f"{rapport}_Period"


def dagar(grunddata: Mapping[str, object]) -> tuple[date, ...]:
    """Dagarna som rapporternas perioder, jämförelseperioder och helår slutar, i ordning."""
    angivna = {varde for namn, varde in grunddata.items() if agare(namn) and isinstance(varde, date)}
    return tuple(sorted(angivna))
