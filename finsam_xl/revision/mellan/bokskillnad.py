"""One thing that differs between two books, and the kinds of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["FINNS_INTE", "Bokskillnad", "Skillnadsslag"]

FINNS_INTE = "(finns inte)"


class Skillnadsslag(StrEnum):
    """What kind of thing differs, in the order in which they are told."""

    TRYCKT = "Tryckta siffror"
    KONTROLL = "Kontroller"
    POST = "Exakta poster"
    FORMEL = "Formler"
    INDATA = "Indata"
    TEXT = "Tryckta texter"
    OVRIGT = "Andra celler"
    BLAD = "Blad"
    FIL = "Filer i paketet"


@dataclass(frozen=True, slots=True)
class Bokskillnad:
    """One thing that differs: where it stands, what it was and is, and how many kronor apart if it is an amount."""

    slag: Skillnadsslag
    vad: str
    plats: str
    fore: str
    efter: str
    skillnad: str = ""
    tyngd: float = 0.0
