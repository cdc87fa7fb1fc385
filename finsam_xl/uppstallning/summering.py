"""Vad en rad summerar, tolkat ur cellen Summerar: sin egen kod, andra rader, intervall av konton, eller en delning."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from finsam_xl.modell import Dimension

__all__ = ["Summering", "Summeringsslag", "summering"]

_SKILJER = re.compile(r"[;,+]")
_KONTON = re.compile(r"(\d{3,10})(?:\s*[-–]\s*(\d{3,10}))?")


class Summeringsslag(Enum):
    """De fyra sätten, och texten som inte är något av dem."""

    KOD = "kod"
    DELNING = "delning"
    RADER = "rader"
    KONTON = "konton"
    OKLAR = "oklar"


@dataclass(frozen=True, slots=True)
class Summering:
    """Det som summeras: *rader* är deras id, *konton* intervall från–till, *delning* det som kodens konton delas på."""

    slag: Summeringsslag
    rader: tuple[str, ...] = ()
    konton: tuple[tuple[str, str], ...] = ()
    delning: Dimension | None = None

    @property
    def ur_kontoplan(self) -> bool:
        """Om radens id är en kod i Kontoplan."""
        return self.slag in {Summeringsslag.KOD, Summeringsslag.DELNING}


def summering(text: str) -> Summering:
    """Tom är radens egen kod, «motpart» dess delning, «BR_a; BR_b» två rader och «5610–5619; 5700» konton."""
    delar = tuple(del_.strip() for del_ in _SKILJER.split(text) if del_.strip())
    if not delar:
        return Summering(Summeringsslag.KOD)
    if len(delar) == 1 and delar[0].casefold() in set(Dimension):
        return Summering(Summeringsslag.DELNING, delning=Dimension(delar[0].casefold()))
    traffar = [_KONTON.fullmatch(del_) for del_ in delar]
    konton = tuple((traff[1], traff[2] or traff[1]) for traff in traffar if traff)
    if len(konton) == len(delar):
        return Summering(Summeringsslag.KONTON, konton=konton)
    return Summering(Summeringsslag.OKLAR if konton else Summeringsslag.RADER, rader=delar)
