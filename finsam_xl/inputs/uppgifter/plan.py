"""Grunddatas uppgifter för verksamhetsplanen och bilagorna."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Typ
from finsam_xl.inputs.uppgifter.form import (
    Uppgift,
    arsordning,
    avrundning,
    beslut,
    decimaler,
    enhet,
    nollrader,
    version,
)
from finsam_xl.modell import Arsordning, VetEj

__all__ = ["BILAGOR", "VERKSAMHETSPLAN"]

VERKSAMHETSPLAN: tuple[Uppgift, ...] = (
    Uppgift(
        "VP_Period",
        "Planens första år slutar",
        Typ.DATUM,
        "Första årets sista dag; planen omfattar tre år. Tom om boken inte har någon plan.",
        kravs=True,
        avsnitt="Verksamhetsplan",
    ),
    Uppgift("VP_Period_fg", "Året före planen slutar", Typ.DATUM, "Sista dagen i innevarande år.", kravs=True),
    *beslut("VP", "Planens", "Dagen då styrelsen fastställde plan och budget; skrivs vid budgeten. UTKAST till dess."),
    *enhet("VP_Enhet", "Planens budget visas i", "", "tkr", "Kronor per enhet i planen"),
    *enhet(
        "VP_Insatsenhet", "Beviljade insatser visas i", "", "kr", "Kronor per enhet i listan över beviljade insatser"
    ),
    avrundning("VP", "Avrundningsskillnad i planen visas som"),
    version("VP", "Planens budgetversion", "Den version av Budget som planen visar."),
    Uppgift(
        "VP_Ingaende_ek",
        "Eget kapital när innevarande år började",
        Typ.BELOPP,
        "Kr, ur senaste bokslut.",
        kravs=True,
    ),
    Uppgift(
        "VP_Prognos",
        "Prognos för innevarande års resultat",
        Typ.BELOPP,
        "Kr, underskott negativt; 0 om året är slut.",
        kravs=True,
    ),
    decimaler("VP_Decimaler", "Decimaler i planens belopp"),
    decimaler("VP_Insatsdecimaler", "Decimaler i beviljade insatser"),
    arsordning("VP", Arsordning.ALDSTA.value),
    nollrader("VP"),
)
BILAGOR: tuple[Uppgift, ...] = (
    Uppgift(
        "BI_Period",
        "Bilagornas sista dag",
        Typ.DATUM,
        "Sista dagen i perioden som bilagorna gäller. Tom om boken inte har några bilagor.",
        kravs=True,
        avsnitt="Bilagor",
    ),
    Uppgift("BI_Period_fg", "Bilagornas jämförelsedag", Typ.DATUM, "Samma dag året före.", kravs=True),
    Uppgift(
        "BI_Helar", "Bilagornas budgetår, sista dag", Typ.DATUM, "Dagen som årets budget står på i Budget.", kravs=True
    ),
    *enhet("BI_Enhet", "Belopp visas i", "Bilagornas enhet.", "tkr"),
    version("BI", "Insatskortens budget", "Den version av Budget som korten visar, om inte kortet anger en annan."),
    Uppgift(
        "BI_Vet_ej",
        "Enkätsvaret vet ej",
        Typ.VAL,
        "Om vet ej är ett av svaren som andelarna räknas på.",
        VetEj.RAKNAS_INTE.value,
        tuple(VetEj),
        kravs=True,
    ),
    Uppgift("Minsta_antal", "Minsta antal svar som visas", Typ.HELTAL, "Färre svar döljs i indikatorrapporten.", 5),
    decimaler("BI_Decimaler"),
)
