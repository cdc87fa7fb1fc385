"""Grunddatas uppgifter för års- och halvårsredovisningen: perioder, enhet, budget och hur avvikelser visas."""

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
from finsam_xl.modell import RESULTAT_TVARTOM, Arsordning, Budgetkolumn

__all__ = ["ARSREDOVISNING", "HALVARSREDOVISNING"]

_AVVIKELSE = ("utfall - budget", "budget - utfall", *RESULTAT_TVARTOM)


def _budgetkolumn(rapport: str, hjalp: str) -> Uppgift:
    namn, etikett = f"{rapport}_Budgetkolumn", "Budget i resultaträkningen"
    return Uppgift(namn, etikett, Typ.VAL, hjalp, Budgetkolumn.NEJ.value, tuple(Budgetkolumn), kravs=True, valfri=True)


ARSREDOVISNING: tuple[Uppgift, ...] = (
    Uppgift(
        "AR_Period",
        "Årsredovisningens balansdag",
        Typ.DATUM,
        "Periodens sista dag.",
        kravs=True,
        avsnitt="Årsredovisning",
    ),
    Uppgift(
        "AR_Period_fg",
        "Jämförelseårets balansdag",
        Typ.DATUM,
        "Sista dagen i året före. Lämnas tom i ett förbunds första år: jämförelsen blir tom.",
    ),
    *beslut("AR", "Årsredovisningens", "Dagen då styrelsen beslutade om den; dokumentet är UTKAST till dess."),
    *enhet("AR_Enhet", "Belopp visas i", "Rapportens enhet, avrundas vid tryck.", "tkr"),
    avrundning("AR", "Avrundningsskillnad visas som"),
    version("AR", "Driftredovisningens budget", "Den version av Budget som driftredovisningen jämför med."),
    Uppgift(
        "AR_Avvikelse_drift",
        "Avvikelse i driftredovisningen",
        Typ.VAL,
        "«utfall - budget»: plus är bättre än budget. «resultat tvärtom»: resultatraden räknas utfall - budget.",
        _AVVIKELSE[0],
        _AVVIKELSE,
        kravs=True,
        lases_som=RESULTAT_TVARTOM,
    ),
    Uppgift(
        "AR_Avvikelse_insatser",
        "Avvikelse i samverkansinsatser",
        Typ.VAL,
        "Mot verksamhetsplanens budget; tom budget räknas som 0.",
        _AVVIKELSE[0],
        _AVVIKELSE[:2],
        kravs=True,
    ),
    Uppgift(
        "AR_Tecken_drift",
        "Kostnader i driftredovisningen",
        Typ.VAL,
        "Hur kostnader visas.",
        "negativa",
        ("negativa", "positiva"),
        kravs=True,
    ),
    Uppgift("AR_Anstallda", "Antal anställda", Typ.HELTAL, "Vid årets slut; tomt trycks som streck."),
    Uppgift("AR_Anstallda_fg", "Antal anställda året före", Typ.HELTAL, "Vid jämförelseårets slut."),
    Uppgift("AR_Panter", "Panter och ansvarsförbindelser", Typ.TEXT, "Skriv inga om det inte finns några.", "inga"),
    Uppgift("AR_Panter_fg", "Panter och ansvarsförbindelser året före", Typ.TEXT, "", "inga"),
    Uppgift(
        "AR_Investeringar",
        "Investeringar under året",
        Typ.TEXT,
        "Texten i investeringsredovisningen när inga investeringar finns i bokföringen.",
        "Inga investeringar",
    ),
    decimaler("AR_Decimaler"),
    arsordning("AR", Arsordning.SENASTE.value),
    nollrader("AR"),
    _budgetkolumn("AR", "Kolumner bredvid utfallet, ur den version av Budget som driftredovisningen jämför med."),
)
HALVARSREDOVISNING: tuple[Uppgift, ...] = (
    Uppgift(
        "HR_Period",
        "Halvårsredovisningens balansdag",
        Typ.DATUM,
        "Periodens sista dag, till exempel den 30 juni. Lämnas tom när boken inte har någon halvårsredovisning.",
        kravs=True,
        avsnitt="Halvårsredovisning",
    ),
    Uppgift(
        "HR_Period_fg",
        "Samma dag året före",
        Typ.DATUM,
        "Resultaträkningen jämför med perioden dit. Lämnas tom första året: jämförelsen blir tom.",
    ),
    Uppgift(
        "HR_Balansdag_fg",
        "Förra årets balansdag",
        Typ.DATUM,
        "Den 31 december som balansräkningen jämför med. Lämnas tom första året.",
    ),
    Uppgift(
        "HR_Helar", "Helårets sista dag", Typ.DATUM, "Perioden i Budget för helårets budget och prognos.", kravs=True
    ),
    *beslut("HR", "Halvårsredovisningens", "Dagen då styrelsen beslutade om den; dokumentet är UTKAST till dess."),
    *enhet("HR_Enhet", "Belopp visas i", "Rapportens enhet, avrundas vid tryck.", "kr"),
    avrundning("HR", "Avrundningsskillnad visas som"),
    version("HR", "Budget som utfall och prognos jämförs med", "Versionen av Budget i driftredovisning och prognos."),
    Uppgift(
        "HR_Avvikelse_drift",
        "Avvikelse i driftredovisning och prognos",
        Typ.VAL,
        "«budget - utfall»: det som finns kvar av budgeten. I prognosen står prognosen i utfallets ställe.",
        _AVVIKELSE[1],
        _AVVIKELSE[:2],
        kravs=True,
    ),
    Uppgift(
        "HR_Tecken_drift",
        "Kostnader i driftredovisning och prognos",
        Typ.VAL,
        "Hur kostnader visas.",
        "positiva",
        ("negativa", "positiva"),
        kravs=True,
    ),
    Uppgift("HR_Panter", "Panter och ansvarsförbindelser", Typ.TEXT, "Skriv inga om det inte finns några.", "inga"),
    Uppgift("HR_Panter_fg", "Panter och ansvarsförbindelser, förra balansdagen", Typ.TEXT, "", "inga"),
    Uppgift(
        "HR_Investeringar",
        "Investeringar under perioden",
        Typ.TEXT,
        "Texten i investeringsredovisningen när inga investeringar finns i bokföringen.",
        "Inga investeringar",
    ),
    decimaler("HR_Decimaler"),
    arsordning("HR", Arsordning.SENASTE.value),
    nollrader("HR"),
    _budgetkolumn("HR", "Helårets budget, i den version som utfall och prognos jämförs med."),
)
