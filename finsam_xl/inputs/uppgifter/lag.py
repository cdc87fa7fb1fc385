"""Grunddatas val om det som lagen kräver att årsredovisningen säger, och som huvudboken inte vet."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import Uppgift
from finsam_xl.modell import Balanskrav, Delarsfraga, Sammanstallda

__all__ = ["LAGENS_VAL"]

LAGENS_VAL: tuple[Uppgift, ...] = (
    Uppgift(
        "AR_Balanskrav",
        "Balanskravet",
        Typ.VAL,
        "«utredning»: tabellen byggs. «gäller inte»: skälet nedan trycks i stället.",
        val=tuple(Balanskrav),
        valfri=True,
    ),
    Uppgift(
        "AR_Balanskrav_skal",
        "Skäl att balanskravet inte gäller",
        Typ.TEXT,
        "Meningen som trycks, med de lagrum den vilar på.",
        valfri=True,
    ),
    Uppgift(
        "AR_Delarsrapport",
        "Kräver förbundsordningen delårsrapport?",
        Typ.VAL,
        "Finsamlagen kräver ingen; förbundsordningen kan göra det.",
        val=tuple(Delarsfraga),
        valfri=True,
    ),
    Uppgift(
        "Undertecknad",
        "Årsredovisningen undertecknad",
        Typ.DATUM,
        "Dagen då styrelsen skrev under; senast tre månader efter årets slut.",
        arets=True,
        valfri=True,
    ),
    Uppgift(
        "AR_Sammanstallda",
        "Sammanställda räkenskaper",
        Typ.VAL,
        "Meningen som står efter noterna i dokumentet (LKBR 12 kap.).",
        val=tuple(Sammanstallda),
        valfri=True,
    ),
)
