"""Grunddatas form: bladets namngivna celler, vad som får stå i dem och raden med hjälp."""

from __future__ import annotations

from dataclasses import dataclass

from finsam_xl.inputs.schema import Typ
from finsam_xl.modell import Version, VetEj

__all__ = ["GRUNDDATA", "Uppgift"]


@dataclass(frozen=True, slots=True)
class Uppgift:
    """En namngiven cell i Grunddata; med *formel* är den beräknad och ingen inmatningscell.

    En *jamford* text jämförs med en annan, till exempel SIE-filens. Det som är *arets* hör till årets beslut, och töms
    i nästa års bok.
    """

    namn: str
    etikett: str
    typ: Typ
    hjalp: str
    forval: str | float | None = None
    val: tuple[str, ...] = ()
    kravs: bool = False
    formel: str = ""
    avsnitt: str = ""
    jamford: bool = False
    arets: bool = False

    @property
    def soks(self) -> bool:
        """Om cellens text söks eller jämförs, så att den måste stå precis så i cellen."""
        return self.jamford or self.typ is Typ.VAL


def _enhet(
    namn: str, etikett: str, hjalp: str, forval: str, raknad: str = "Kronor per enhet"
) -> tuple[Uppgift, Uppgift]:
    """Enheten som väljs i ord, och dess kronor som arbetsboken räknar ut."""
    formel = f'IF(EXACT({namn}sord,"kr"),1,1000)'
    return (
        Uppgift(f"{namn}sord", etikett, Typ.VAL, hjalp, forval, ("tkr", "kr"), kravs=True),
        Uppgift(namn, raknad, Typ.TAL, "Räknas ut av arbetsboken.", formel=formel),
    )


def _avrundning(rapport: str, etikett: str) -> Uppgift:
    hjalp = "Not under tabellen, eller en egen rad Avrundningsdifferens före summan."
    return Uppgift(f"{rapport}_Avrundning", etikett, Typ.VAL, hjalp, "not", ("not", "rad"), kravs=True)


def _version(rapport: str, etikett: str, hjalp: str) -> Uppgift:
    planens = Version.VERKSAMHETSPLAN.value
    return Uppgift(f"{rapport}_Budgetversion", etikett, Typ.VAL, hjalp, planens, tuple(Version), kravs=True)


_AVVIKELSE = ("utfall - budget", "budget - utfall", "som tryckt 2025")

_HALVAR = (
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
    *_enhet("HR_Enhet", "Belopp visas i", "Rapportens enhet, avrundas vid tryck.", "kr"),
    _avrundning("HR", "Avrundningsskillnad visas som"),
    _version("HR", "Budget som utfall och prognos jämförs med", "Versionen av Budget i driftredovisning och prognos."),
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
)

GRUNDDATA: tuple[Uppgift, ...] = (
    Uppgift("Forbund", "Förbundets namn", Typ.TEXT, "Som det ska stå i sidhuvudet.", kravs=True, avsnitt="Förbundet"),
    Uppgift(
        "Organisationsnummer",
        "Organisationsnummer",
        Typ.TEXT,
        "Jämförs med SIE-filens; 222000-0000 är en platshållare.",
        jamford=True,
    ),
    Uppgift(
        "Diarienummer",
        "Diarienummer",
        Typ.TEXT,
        "Skrivs i sidhuvudet efter rapportens namn om det finns.",
        arets=True,
    ),
    Uppgift(
        "Beslutsdatum",
        "Beslutsdatum",
        Typ.DATUM,
        "Dagen då styrelsen fastställer planen; skrivs vid dess budget.",
        arets=True,
    ),
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
    *_enhet("AR_Enhet", "Belopp visas i", "Rapportens enhet, avrundas vid tryck.", "tkr"),
    _avrundning("AR", "Avrundningsskillnad visas som"),
    _version("AR", "Driftredovisningens budget", "Den version av Budget som driftredovisningen jämför med."),
    Uppgift(
        "AR_Avvikelse_drift",
        "Avvikelse i driftredovisningen",
        Typ.VAL,
        "«utfall - budget»: plus är bättre än budget. «som tryckt 2025»: rader budget - utfall, resultat tvärtom.",
        _AVVIKELSE[0],
        _AVVIKELSE,
        kravs=True,
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
    Uppgift("AR_Anstallda", "Antal anställda", Typ.HELTAL, "Vid årets slut.", kravs=True),
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
    *_HALVAR,
    Uppgift(
        "EK_Mal",
        "Mål: eget kapital högst",
        Typ.PROCENT,
        "Andel av intäkterna, 20 % enligt förbundets eget mål.",
        0.2,
        kravs=True,
        avsnitt="Mål för eget kapital",
    ),
    Uppgift(
        "EK_Bas",
        "Räknas på",
        Typ.VAL,
        "Årets intäkter eller verksamhetsplanens budgeterade intäkter.",
        "intäkter",
        ("intäkter", "budgeterade intäkter"),
        kravs=True,
    ),
    Uppgift(
        "FD_Nyckel",
        "Kommunernas fördelningsnyckel",
        Typ.VAL,
        "Vilken kolumn i Medlemmar som fördelar kommunernas del.",
        "fast andel",
        ("fast andel", "invånare", "försörjningsmått", "vägd"),
        kravs=True,
        avsnitt="Fördelning",
    ),
    Uppgift("FD_Vikt", "Vikt för försörjningsmått", Typ.PROCENT, "Används av vägd nyckel; resten är invånare.", 0.75),
    *_enhet("FD_Enhet", "Fördelas i hela", "", "tkr", "Kronor per fördelad enhet"),
    Uppgift(
        "SIE_dim_insats",
        "SIE-dimension för insats",
        Typ.HELTAL,
        "6 är projekt enligt SIE.",
        6,
        avsnitt="Inläsning av SIE",
    ),
    Uppgift("SIE_dim_motpart", "SIE-dimension för motpart", Typ.HELTAL, "20 och uppåt är fria enligt SIE.", 20),
    Uppgift(
        "VP_Period",
        "Planens första år slutar",
        Typ.DATUM,
        "Första årets sista dag; planen omfattar tre år. Tom om boken inte har någon plan.",
        kravs=True,
        avsnitt="Verksamhetsplan",
    ),
    Uppgift("VP_Period_fg", "Året före planen slutar", Typ.DATUM, "Sista dagen i innevarande år.", kravs=True),
    *_enhet("VP_Enhet", "Planens budget visas i", "", "tkr", "Kronor per enhet i planen"),
    *_enhet(
        "VP_Insatsenhet", "Beviljade insatser visas i", "", "kr", "Kronor per enhet i listan över beviljade insatser"
    ),
    _avrundning("VP", "Avrundningsskillnad i planen visas som"),
    _version("VP", "Planens budgetversion", "Den version av Budget som planen visar."),
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
    *_enhet("BI_Enhet", "Belopp visas i", "Bilagornas enhet.", "tkr"),
    _version("BI", "Insatskortens budget", "Den version av Budget som korten visar, om inte kortet anger en annan."),
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
)
