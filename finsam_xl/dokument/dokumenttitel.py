"""Dokumentets titel, som läses upp och står i fönstrets list: mallens, eller rapportens rubrik med förbundets namn."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.marken.tolka import MARKEN

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.innehall import Dokumentinnehall

__all__ = ["fyll_titeln"]

_DEL: Final = "docProps/core.xml"
_TITEL: Final = "{http://purl.org/dc/elements/1.1/}title"


def fyll_titeln(paket: Paket, innehall: Dokumentinnehall) -> None:
    """Ge dokumentet rapportens rubrik till titel, när mallen inte har någon egen eller har ett märke i den."""
    if _DEL not in paket:
        return
    rot = paket.rot(_DEL)
    titel = rot.find(_TITEL)
    text = "" if titel is None else titel.text or ""
    if text and not MARKEN.search(text):
        return
    if titel is None:
        titel = ooxml.tolka(b'<dc:title xmlns:dc="http://purl.org/dc/elements/1.1/"/>')
        rot.append(titel)
    forbund = innehall.uppgifter.get("Forbund")
    namnet = "" if forbund is None else str(forbund.varde or "")
    titel.text = f"{innehall.rubrik}, {namnet}" if namnet else innehall.rubrik
    paket.satt(_DEL, ooxml.skriv(rot))
