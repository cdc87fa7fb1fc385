"""Parterna som finansierar förbundet, och medlemmarna."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

__all__ = ["Medlem", "Part"]


class Part(StrEnum):
    """Finansieringens parter enligt lag (2003:1210) 5 §: staten hälften, region en fjärdedel, kommuner en fjärdedel."""

    STAT = "stat"
    REGION = "region"
    KOMMUN = "kommun"


@dataclass(frozen=True, slots=True)
class Medlem:
    """En medlem eller motpart, dess fördelningsnyckel och dess beslutade avgift (kr)."""

    id: str
    namn: str
    part: Part
    objekt: str = ""
    plats_not1: int | None = None
    plats_not4: int | None = None
    andel: Decimal | None = None
    invanare: int | None = None
    forsorjningsmatt: Decimal | None = None
    nyckelar: int | None = None
    statistikdatum: date | None = None
    beslutad: Decimal | None = None
    beslutad_fg: Decimal | None = None
    organisationsnummer: str = ""
