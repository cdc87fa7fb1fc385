"""Avvikelsen i en rapportrad, med den konvention som Grunddata anger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Text
from finsam_xl.modell import RESULTAT_TVARTOM
from finsam_xl.regler.avvikelse import Konvention
from finsam_xl.udf.funktioner.avvikelse import avvikelse as funktionen

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr

__all__ = ["avvikelse", "avvikelsens_ord"]


def avvikelse(utfall: Expr, budget: Expr, konvention: str) -> Expr:
    """Utfall mot budget i kr på öret; den vanliga konventionen, utfall minus budget, skrivs inte ut i formeln."""
    if konvention in {"", Konvention.UTFALL_MINUS_BUDGET}:
        return funktionen.uttryck(utfall, budget)
    return funktionen.uttryck(utfall, budget, Text(konvention))


def avvikelsens_ord(konvention: str) -> str:
    """Konventionen med de ord som trycks."""
    return next((text for text, ett in RESULTAT_TVARTOM.items() if ett == konvention), konvention)
