"""Grunddatas val för rapporten som Word-dokument."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import Uppgift
from finsam_xl.modell import Minustecken

__all__ = ["DOKUMENT"]

DOKUMENT: tuple[Uppgift, ...] = (
    Uppgift(
        "Minustecken",
        "Minustecken i dokument",
        Typ.VAL,
        "Det riktiga minustecknet, eller det som förbundet brukar trycka.",
        Minustecken.MINUS.value,
        tuple(Minustecken),
        avsnitt="Word-dokument",
        valfri=True,
    ),
)
