"""Ett diagram som bild: PNG, titel, alternativtext med talen, och storlek på sidan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.dokument.diagram.alttext import alternativtext
from finsam_xl.dokument.diagram.delar import BREDD_CM
from finsam_xl.dokument.diagram.ritning import ritat

if TYPE_CHECKING:
    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["Diagrambild", "diagrambild"]


@dataclass(frozen=True, slots=True)
class Diagrambild:
    """Bilden som PNG (200 punkter per tum), dess titel och alternativtext, och bredd och höjd i centimeter."""

    png: bytes
    titel: str
    alt: str
    bredd: float
    hojd: float


def diagrambild(data: Diagramdata, satt: Skrivsatt) -> Diagrambild:
    """Diagrammet ritat; samma tal ger samma byte."""
    duk = ritat(data, satt)
    return Diagrambild(
        duk.png(), data.titel, alternativtext(data, satt), BREDD_CM, round(BREDD_CM * duk.hojd / duk.bredd, 3)
    )
