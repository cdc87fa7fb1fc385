"""Siffrornas id: hur de bildas av målens nummer, insatser och text, så att de kan bli definierade namn."""

from __future__ import annotations

import re
import unicodedata

from finsam_xl.modell import Version

__all__ = ["mal_ident", "namndel", "periodbeloppets_id"]

_VERSIONSORD = {Version.VERKSAMHETSPLAN: "plan", Version.REVIDERAD: "rev", Version.PROGNOS: "prognos"}


def namndel(text: str) -> str:
    """«Styrelseledamöter» blir styrelseledamoter, «2.1» blir 2_1: bara bokstäver utan prickar, siffror och _."""
    utan_prickar = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9]+", "_", utan_prickar).strip("_").lower()


def mal_ident(nummer: str) -> str:
    """Målets eller indikatorns id i Poster: dess nummer med understreck."""
    return f"MA_{nummer.replace('.', '_')}"


def periodbeloppets_id(insats: str, version: Version) -> str:
    """Det som inleder id för delningen av insatsens belopp för hela perioden, i en version av Budget."""
    return f"PB_{_VERSIONSORD[version]}_{insats}"
