"""Budgeten och de tidigare årens tal: belopp per post som huvudboken inte håller."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["Budgetrad", "Historikrad", "Version"]


class Version(StrEnum):
    """Budgetens versioner: den antagna verksamhetsplanen, en reviderad budget, årets prognos."""

    VERKSAMHETSPLAN = "verksamhetsplan"
    REVIDERAD = "reviderad budget"
    PROGNOS = "prognos"


@dataclass(frozen=True, slots=True)
class Budgetrad:
    """Ett budgeterat belopp (kr, positivt): en post, eller en insats inom posten, i en version, och dess SIE-fil.

    *hela_perioden* är i stället ett belopp för insatsens hela tid, som delas på åren efter månader.
    """

    period: date
    post: str
    insats: str
    version: Version
    belopp: Decimal
    sie_fil: str = ""
    hela_perioden: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Historikrad:
    """En uppgift ur ett tidigare års rapport som huvudboken inte håller (tkr, kr, mnkr, % eller antal)."""

    period: date
    post: str
    belopp: Decimal
    enhet: str
