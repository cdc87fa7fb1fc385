"""Ett diagrams tal, som de står på rapportens blad: avrundade i rapportens enhet, med sina rubriker."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.layout.chart import Drawn

__all__ = ["Dataserie", "Diagramdata"]


@dataclass(frozen=True, slots=True)
class Dataserie:
    """En serie i ett diagram: dess namn, och ett tal per kategori. Ett tal som saknas är None, aldrig noll."""

    namn: str
    tal: tuple[Decimal | None, ...]


@dataclass(frozen=True, slots=True)
class Diagramdata:
    """Vad ett diagram visar: *namn* är tabellens id, *enhet* det som talen räknar (tkr, antal, %).

    En andel är i procent. *avsnitt* är platserna för de kategorier som är rubriker över andra, och inte har några tal.
    """

    namn: str
    titel: str
    slag: Drawn
    kategorier: tuple[str, ...]
    serier: tuple[Dataserie, ...]
    enhet: str = ""
    decimaler: int = 0
    avsnitt: frozenset[int] = frozenset()
