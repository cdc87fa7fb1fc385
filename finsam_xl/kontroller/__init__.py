"""Vad som måste hålla: registret över kontroller och en modul per område. Att läsa in paketet fyller registret."""

from importlib import import_module

from finsam_xl.kontroller.register import Kontroll, Kontrollsvar, Utfall, samtliga

OMRADEN = tuple(
    import_module(f"{__name__}.{omrade}")
    for omrade in (
        "balans",
        "bilagor",
        "budgetrader",
        "deltagare",
        "deltagarkon",
        "drift",
        "fordelning",
        "halvar",
        "huvudbok",
        "inlasning",
        "insatser",
        "kassaflode",
        "mal",
        "noter",
        "objektsaldon",
        "oversikt",
        "planbudget",
        "planinsatser",
        "rapportdelar",
        "resultat",
        "verksamhet",
    )
)

__all__ = ["OMRADEN", "Kontroll", "Kontrollsvar", "Utfall", "samtliga"]
