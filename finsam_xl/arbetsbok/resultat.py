"""What a cell shows: a text, a number, true or false, nothing, or one of Excel's error values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["Felvarde", "Resultat", "som_resultat"]


@dataclass(frozen=True, slots=True)
class Felvarde:
    """An error value in a cell, such as #DIV/0!."""

    kod: str


Resultat: TypeAlias = "str | float | Decimal | bool | Felvarde | None"


def som_resultat(varde: object) -> Resultat:
    """What was read back from a calculated cell, as what is written into one; an empty cell is an empty text."""
    return varde if isinstance(varde, (str, int, float)) else ""
