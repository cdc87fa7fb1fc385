"""Vad som måste hålla: registret över kontroller och en modul per område. Att läsa in paketet fyller registret."""

from finsam_xl.kontroller import (
    balans,
    bilagor,
    deltagare,
    drift,
    fordelning,
    halvar,
    huvudbok,
    insatser,
    kassaflode,
    mal,
    noter,
    oversikt,
    rapportdelar,
    resultat,
)
from finsam_xl.kontroller.register import Fynd, Kontroll, Utfall, samtliga

OMRADEN = (
    balans,
    bilagor,
    deltagare,
    drift,
    fordelning,
    halvar,
    huvudbok,
    insatser,
    kassaflode,
    mal,
    noter,
    oversikt,
    rapportdelar,
    resultat,
)

__all__ = ["OMRADEN", "Fynd", "Kontroll", "Utfall", "samtliga"]
