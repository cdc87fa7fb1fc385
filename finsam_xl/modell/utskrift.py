"""Vad förbundet väljer att trycka överst och nederst på varje sida."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["JaNej", "Minustecken", "Rapportnamn", "Sidnummer"]


class JaNej(StrEnum):
    """Ett val mellan två."""

    JA = "ja"
    NEJ = "nej"


class Rapportnamn(StrEnum):
    """Rapportens namn överst på sidan."""

    MED_AR = "med år"
    UTAN_AR = "utan år"
    NEJ = "nej"


class Sidnummer(StrEnum):
    """Sidans nummer nederst på den."""

    AV_ALLA = "Sida x av y"
    ENSAMT = "Sida x"
    NEJ = "nej"


class Minustecken(StrEnum):
    """Hur ett negativt tal skrivs i ett dokument: med det riktiga minustecknet, bindestreck eller tankstreck."""

    MINUS = "minustecken"
    BINDESTRECK = "bindestreck"
    TANKSTRECK = "tankstreck"
