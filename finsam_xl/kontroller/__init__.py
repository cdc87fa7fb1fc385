"""Vad som måste hålla: registret över kontroller och en modul per område. Att läsa in paketet fyller registret."""

from finsam_xl.kontroller.indata import budgetrader, huvudbok, inlasning, objektsaldon
from finsam_xl.kontroller.lag import last, sagt
from finsam_xl.kontroller.plan import budget as planens_budget
from finsam_xl.kontroller.plan import insatser as planens_insatser
from finsam_xl.kontroller.rakningar import (
    balans,
    drift,
    fordelning,
    halvar,
    kassaflode,
    mal,
    noter,
    oversikt,
    rapportdelar,
    resultat,
)
from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, samtliga
from finsam_xl.kontroller.verksamheten import bilagor, deltagare, deltagarkon, insatser, verksamhet

OMRADEN = (
    balans,
    bilagor,
    budgetrader,
    deltagare,
    deltagarkon,
    drift,
    fordelning,
    halvar,
    huvudbok,
    inlasning,
    insatser,
    kassaflode,
    last,
    mal,
    noter,
    objektsaldon,
    oversikt,
    planens_budget,
    planens_insatser,
    rapportdelar,
    resultat,
    sagt,
    verksamhet,
)

__all__ = ["OMRADEN", "Kontroll", "Kontrollsvar", "Utfall", "samtliga"]
