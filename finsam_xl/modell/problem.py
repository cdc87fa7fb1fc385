"""Ett problem i indata, och hur allvarligt det är."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Niva", "Problem"]


class Niva(StrEnum):
    """Hur allvarligt ett problem är: ett fel stoppar, en fråga vill ha svar, en varning upplyser."""

    FEL = "fel"
    FRAGA = "fråga"
    VARNING = "varning"


@dataclass(frozen=True, slots=True)
class Problem:
    """Ett problem i indata, med plats: vad som är fel, var, vad det betyder och vad man gör åt det."""

    kod: str
    niva: Niva
    plats: str
    text: str
    atgard: str
