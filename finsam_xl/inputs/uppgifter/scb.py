"""Grunddatas uppgifter för SCB:s räkenskapssammandrag, som byggs med årsredovisningen när någon ber om det."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import Uppgift

__all__ = ["SCB"]

SCB: tuple[Uppgift, ...] = (
    Uppgift(
        "AR_SCB",
        "Räkenskapssammandrag till SCB, efter kontoplan",
        Typ.VAL,
        "Kontoplanen som boken följer: bladet ÅR SCB byggs då med årsredovisningen. nej bygger inget.",
        "nej",
        ("nej", "Kommun-Bas", "BAS"),
        avsnitt="Räkenskapssammandrag till SCB",
        valfri=True,
    ),
    Uppgift(
        "AR_SCB_gren",
        "Verksamhetsgren i sammandraget",
        Typ.TEXT,
        "Enligt SCB:s Verksamhetsindelning, som finns på sidan för uppgiftslämnare.",
        valfri=True,
    ),
)
