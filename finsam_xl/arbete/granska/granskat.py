"""A review as a value, and the sheet that it is written on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.granskning.fynd import Fynd
    from finsam_xl.granskning.tryck import Dokument

__all__ = ["GRANSKNINGSBLAD", "Granskat"]

GRANSKNINGSBLAD = "Granskning"


@dataclass(frozen=True, slots=True)
class Granskat:
    """A review: what was read, the findings, what a reader must know of it, and the workbook it was compared with."""

    dokument: Dokument
    fynd: tuple[Fynd, ...]
    upplysningar: tuple[str, ...]
    bok: str = ""
