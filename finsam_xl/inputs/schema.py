"""Indatabladens form: varje blads tabell, dess kolumner, vad som får stå där och raden med hjälp."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.modell import Bedomning, Bladprefix, Dimension, Kalla, Matt, Part, Radslag, Talenhet, Version

if TYPE_CHECKING:
    from collections.abc import Collection

__all__ = ["TABELLER", "Kolumn", "Tabell", "Typ", "tabell"]


class Typ(StrEnum):
    """Vad en cell håller. BELOPP är kr, PROCENT en andel (0,2 = 20 %), ID blir en del av ett namn i arbetsboken.

    NUMMER är ett nummer som text, 2.1, som också blir en del av ett namn.
    """

    TEXT = "text"
    ID = "id"
    NUMMER = "nummer"
    KONTO = "konto"
    BELOPP = "belopp"
    TAL = "tal"
    HELTAL = "heltal"
    PROCENT = "procent"
    DATUM = "datum"
    VAL = "val"


@dataclass(frozen=True, slots=True)
class Kolumn:
    """En kolumn i en indatatabell; *val* är de tillåtna värdena, *hanvisar* namnger tabellen vars Id den pekar på.

    En *valfri* kolumn får saknas: den kom till senare, och äldre böcker har den inte. En formel letar efter texten i
    en *sokt* kolumn, och en *jamford* texts rader hör ihop när texten är densamma.
    """

    namn: str
    typ: Typ
    hjalp: str
    kravs: bool = False
    val: tuple[str, ...] = ()
    hanvisar: str = ""
    bredd: int = 14
    valfri: bool = False
    sokt: bool = False
    jamford: bool = False

    @property
    def soks(self) -> bool:
        """Om cellens text söks eller jämförs, så att den måste stå precis så i cellen."""
        return self.sokt or self.jamford or bool(self.hanvisar) or self.typ in {Typ.VAL, Typ.ID, Typ.NUMMER, Typ.KONTO}


@dataclass(frozen=True, slots=True)
class Tabell:
    """En indatatabell: Exceltabellens namn (ASCII), bladets namn som folk skriver det, kolumner och nyckel.

    En *valfri* tabell får saknas: den kom till senare, och äldre böcker har den inte.
    """

    namn: str
    blad: str
    hjalp: str
    kolumner: tuple[Kolumn, ...]
    nyckel: tuple[str, ...] = ()
    fylls_av_import: bool = False
    valfri: bool = False

    def kolumn(self, namn: str) -> Kolumn:
        """Kolumnen med rubriken *namn*."""
        return next(kolumn for kolumn in self.kolumner if kolumn.namn == namn)

    def skrivna(self, rubriker: Collection[str]) -> tuple[int, ...]:
        """Platserna för de kolumner som skrivs i en bok med *rubriker*: alla, utom de valfria som boken inte har."""
        return tuple(
            plats for plats, kolumn in enumerate(self.kolumner) if not kolumn.valfri or kolumn.namn in rubriker
        )


JA = ("ja",)
BUDGETPOSTER = (
    "stat",
    "region",
    "kommuner",
    "ovriga_intakter",
    "insatsmedel",
    "insatsmedel_ej_beslutade",
    "personal",
    "ovriga_externa",
    "finansiella_intakter",
)
_ID = Kolumn("Id", Typ.ID, "Kort id: små bokstäver a–z, siffror och _. Ändras inte när det väl används.", kravs=True)
_PERIOD = Kolumn("Period", Typ.DATUM, "Periodens sista dag.", kravs=True, bredd=12)
_KLASSNING = (
    Kolumn("Rad", Typ.TEXT, "Rad i resultat- eller balansräkningen, ur Kontoplan.", bredd=24, sokt=True),
    Kolumn("Not", Typ.TEXT, "Rad i noterna, ur Kontoplan.", bredd=24, sokt=True),
    Kolumn("Drift", Typ.TEXT, "Rad i driftredovisningen, ur Kontoplan.", bredd=20, sokt=True),
)
JAMFORS_MED = ("nationellt", "förra året")


def _valfri(namn: str, typ: Typ, hjalp: str, bredd: int, val: tuple[str, ...] = ()) -> Kolumn:
    """En kolumn som kom till efter de första böckerna."""
    return Kolumn(namn, typ, hjalp, val=val, bredd=bredd, valfri=True)


TABELLER: tuple[Tabell, ...] = (
    Tabell(
        "Medlemmar",
        "Medlemmar",
        "En rad per medlem eller motpart. Nyckeln fördelar kommunernas del; beslutad avgift är styrelsens beslut i kr.",
        (
            _ID,
            Kolumn("Medlem", Typ.TEXT, "Namnet som det trycks.", kravs=True, bredd=34),
            Kolumn("Part", Typ.VAL, "stat, region eller kommun.", kravs=True, val=tuple(Part)),
            Kolumn("Objekt", Typ.TEXT, "Motpartens objektnummer i bokföringen.", bredd=10, jamford=True),
            Kolumn("Plats i not 1", Typ.HELTAL, "Ordning i not 1; tom visas inte.", bredd=12),
            Kolumn("Plats i not 4", Typ.HELTAL, "Ordning i not 4; tom visas inte.", bredd=12),
            Kolumn(
                "Fast andel", Typ.TAL, "Andel, i procent eller annat mått; andelarna räknas om till 100 %.", bredd=11
            ),
            Kolumn("Invånare", Typ.HELTAL, "Antal invånare i nyckeln.", bredd=11),
            Kolumn("Försörjningsmått", Typ.TAL, "Utbetalt belopp i nyckeln, tkr.", bredd=16),
            Kolumn("Nyckelår", Typ.HELTAL, "Året nyckeln gäller.", bredd=10),
            Kolumn("Statistikdatum", Typ.DATUM, "Datum för statistiken bakom nyckeln.", bredd=14),
            Kolumn("Beslutad avgift", Typ.BELOPP, "Kr, perioden.", bredd=16),
            Kolumn("Beslutad avgift fg", Typ.BELOPP, "Kr, jämförelseåret.", bredd=17),
        ),
        ("Id",),
    ),
    Tabell(
        "Kontoplan",
        "Kontoplan",
        "En rad per kontointervall. Från fylls ut med nollor och till med nior: 3987 täcker också 39870–39879.",
        (
            Kolumn("Konto från", Typ.KONTO, "Första kontot.", kravs=True, bredd=11),
            Kolumn("Konto till", Typ.KONTO, "Sista kontot.", kravs=True, bredd=11),
            Kolumn("Benämning", Typ.TEXT, "Vad kontona är.", bredd=40),
            Kolumn("Rad", Typ.TEXT, "Rad i resultat- eller balansräkningen.", kravs=True, bredd=26),
            Kolumn("Not", Typ.TEXT, "Rad i noterna.", bredd=26),
            Kolumn("Drift", Typ.TEXT, "Rad i driftredovisningen.", bredd=22),
            Kolumn("Delas på", Typ.VAL, "insats eller motpart.", val=tuple(Dimension), bredd=11),
            Kolumn("Motpart", Typ.TEXT, "Medlemmen, om kontot hör till en enda.", hanvisar="Medlemmar", bredd=12),
            Kolumn("Kommentar", Typ.TEXT, "Fritext.", bredd=60),
        ),
        ("Konto från",),
    ),
    Tabell(
        "Saldo",
        "Saldo",
        "Saldon i kr med SIE-tecken: debet positivt, kredit negativt. Fylls av importen; egna rader utan SIE-rad.",
        (
            _PERIOD,
            Kolumn("Konto", Typ.KONTO, "Kontonummer.", kravs=True, bredd=10),
            Kolumn("Benämning", Typ.TEXT, "Kontots namn.", bredd=36),
            *_KLASSNING,
            Kolumn("IB", Typ.BELOPP, "Ingående balans.", bredd=16),
            Kolumn("Belopp", Typ.BELOPP, "Utgående balans, eller periodens saldo.", kravs=True, bredd=16),
            Kolumn("SIE-rad", Typ.HELTAL, "Rad i SIE-filen.", bredd=9),
        ),
        ("Period", "Konto"),
        fylls_av_import=True,
    ),
    Tabell(
        "Objektsaldo",
        "Objektsaldo",
        "Saldon delade på insats eller motpart, i kr. Egna rader har Källa manuell och behålls vid import.",
        (
            _PERIOD,
            Kolumn("Konto", Typ.KONTO, "Kontonummer.", kravs=True, bredd=10),
            Kolumn("Dimension", Typ.VAL, "insats eller motpart.", kravs=True, val=tuple(Dimension), bredd=11),
            Kolumn("Objekt", Typ.TEXT, "Objektnummer i bokföringen.", bredd=10),
            Kolumn("Id", Typ.TEXT, "Insatsens eller medlemmens id; tomt om objektet är okänt.", bredd=18, sokt=True),
            Kolumn("Benämning", Typ.TEXT, "Objektets namn.", bredd=36),
            *_KLASSNING,
            Kolumn("Part", Typ.VAL, "Motpartens part.", val=tuple(Part), bredd=9),
            Kolumn("IB", Typ.BELOPP, "Ingående balans.", bredd=16),
            Kolumn("Belopp", Typ.BELOPP, "Utgående balans, eller periodens saldo.", kravs=True, bredd=16),
            Kolumn("Källa", Typ.VAL, "objekt, underkonto eller manuell.", kravs=True, val=tuple(Kalla), bredd=11),
            Kolumn("SIE-rad", Typ.HELTAL, "Rad i SIE-filen.", bredd=9),
        ),
        ("Period", "Konto", "Dimension", "Objekt", "Id"),
        fylls_av_import=True,
    ),
    Tabell(
        "Budget",
        "Budget",
        "Belopp i kr, positiva. En posts budget är summan av dess rader; insatser har en rad per version.",
        (
            _PERIOD,
            Kolumn(
                "Post",
                Typ.VAL,
                "Rad i driftredovisningen, eller finansiella intäkter i prognosen.",
                kravs=True,
                val=BUDGETPOSTER,
                bredd=26,
            ),
            Kolumn("Insats", Typ.TEXT, "Insatsens id, om beloppet hör till en insats.", hanvisar="Insatser", bredd=22),
            Kolumn("Version", Typ.VAL, "Budgetversion.", kravs=True, val=tuple(Version), bredd=18),
            Kolumn("Belopp", Typ.BELOPP, "Kr, positivt.", bredd=16),
            Kolumn("SIE-fil", Typ.TEXT, "Filen som raden lästs ur; tom för egna rader.", bredd=24),
            Kolumn(
                "Belopp hela perioden",
                Typ.BELOPP,
                "I stället för Belopp: kr för insatsens hela tid, delas på åren efter månader.",
                bredd=22,
                valfri=True,
            ),
        ),
    ),
    Tabell(
        "Insatser",
        "Insatser",
        "En rad per insats. Belopp står i Budget och Objektsaldo.",
        (
            _ID,
            Kolumn("Insats", Typ.TEXT, "Namnet som det trycks.", kravs=True, bredd=40),
            Kolumn("Objekt", Typ.TEXT, "Insatsens objektnummer i bokföringen.", bredd=10, jamford=True),
            Kolumn("Ordning", Typ.HELTAL, "Plats i tabellen Samverkansinsatser; tom visas inte.", bredd=10),
            Kolumn("Kort ägarnamn", Typ.TEXT, "Till exempel Bollnäs; tomt tar Insatsägare.", bredd=16),
            Kolumn("Insatsägare", Typ.TEXT, "Till exempel Bollnäs kommun.", bredd=24),
            Kolumn("Grupp", Typ.TEXT, "Grupp i verksamhetsplanen.", bredd=18, jamford=True),
            Kolumn("Inriktning", Typ.TEXT, "Individinriktad eller strukturövergripande.", bredd=22, jamford=True),
            Kolumn("Kategori", Typ.TEXT, "Till exempel Förberedande.", bredd=28, jamford=True),
            Kolumn("Start", Typ.DATUM, "Första dagen.", bredd=12),
            Kolumn("Slut", Typ.DATUM, "Sista dagen.", bredd=12),
            Kolumn("Status", Typ.VAL, "Läget på balansdagen.", val=("pågående", "avslutad", "beslutad"), bredd=11),
            Kolumn("Kvinnor", Typ.HELTAL, "Antal deltagare.", bredd=9),
            Kolumn("Män", Typ.HELTAL, "Antal deltagare.", bredd=9),
            Kolumn("Plats i deltagare", Typ.HELTAL, "Ordning i deltagartabellen; tom visas inte.", bredd=15),
            Kolumn("Plats i måluppfyllelse", Typ.HELTAL, "Ordning bland bedömda insatser; tom visas inte.", bredd=18),
            Kolumn("Memorad", Typ.VAL, "ja: visas efter summan, utanför insatsmedel.", val=JA, bredd=10),
            Kolumn("Bedömning", Typ.VAL, "Måluppfyllelse.", val=tuple(Bedomning), bredd=28),
            Kolumn("Notering", Typ.TEXT, "Trycks i tabellen.", bredd=30),
            Kolumn(
                "Undergrupp", Typ.TEXT, "Rubrik inom gruppen i verksamhetsplanen.", bredd=26, valfri=True, jamford=True
            ),
            Kolumn(
                "Kort",
                Typ.TEXT,
                "Insatsen vars insatskort den ingår i; tom har eget kort.",
                hanvisar="Insatser",
                bredd=18,
                valfri=True,
            ),
            _valfri("Kortdel", Typ.TEXT, "Vad den kallas på ett kort med flera insatser; namnet om tom.", 30),
        ),
        ("Id",),
    ),
    Tabell(
        "Insatskort",
        "Insatskort",
        "Bilaga 1, i kortens ordning. En punkt per rad i cellen (Alt+Retur), med sitt nummer först: 1. Ge stöd.",
        (
            Kolumn("Insats", Typ.TEXT, "Insatsens id.", kravs=True, hanvisar="Insatser", bredd=22),
            Kolumn("Syfte", Typ.TEXT, "", bredd=50),
            Kolumn("Mål", Typ.TEXT, "En punkt per rad: 1. …", bredd=50),
            Kolumn("Resultat", Typ.TEXT, "En punkt per rad: 1. …", bredd=50),
            Kolumn("Samverkansparter", Typ.TEXT, "", bredd=40),
            Kolumn("Bedömning", Typ.VAL, "Måluppfyllelse.", val=tuple(Bedomning), bredd=28),
            Kolumn("Kommentar", Typ.TEXT, "Fri kommentar till måluppfyllelsen.", bredd=50),
            _valfri("Insatsägare", Typ.TEXT, "Om kortet anger mer än Insatser, till exempel en förvaltning.", 40),
            _valfri("Målgrupp", Typ.TEXT, "Vilka insatsen vänder sig till.", 40),
            _valfri("Deltagarregistrering", Typ.TEXT, "Till exempel Endast volym.", 24),
            _valfri("Resultatrubrik", Typ.VAL, "Resultat om tom.", 16, ("Resultat", "Aktiviteter")),
            _valfri("Budgetversion", Typ.VAL, "Om kortet visar en annan version än Grunddata.", 18, tuple(Version)),
            _valfri("Deltagare", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 11),
            _valfri("Kvinnor", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 9),
            _valfri("Män", Typ.HELTAL, "Om kortet räknar annorlunda än Insatser.", 9),
            _valfri("Andel kvinnor", Typ.PROCENT, "Om bara andelen är känd.", 13),
            _valfri("Deltagare avser", Typ.TEXT, "Vad antalet gäller, till exempel unika individer 2025.", 30),
        ),
        ("Insats",),
    ),
    Tabell(
        "Deltagarantal",
        "Deltagarantal",
        "Halvårets deltagare utöver insatskortens: en rad per antal, som hamnar under sin insats eller inriktning.",
        (
            _ID,
            Kolumn("Rad", Typ.TEXT, "Vad antalet är, som det trycks.", kravs=True, bredd=44),
            Kolumn("Insats", Typ.TEXT, "Insatsens id; tom när antalet inte hör till en insats.", hanvisar="Insatser"),
            Kolumn("Inriktning", Typ.TEXT, "Tom när den är insatsens, som i Insatser.", bredd=22, jamford=True),
            Kolumn("Antal", Typ.HELTAL, "Tomt på en summarad, eller när könen är ifyllda.", bredd=9),
            Kolumn("Kvinnor", Typ.HELTAL, "Om könen är kända.", bredd=9),
            Kolumn("Män", Typ.HELTAL, "Om könen är kända.", bredd=9),
            Kolumn("Avser", Typ.TEXT, "Till exempel deltagare sedan start.", bredd=50),
            Kolumn(
                "Slag",
                Typ.VAL,
                "räknas: ingår i inriktningens summa. visas: ingår inte. summa: insatsens kort och rader hittills.",
                kravs=True,
                val=tuple(Radslag),
                bredd=10,
            ),
        ),
        ("Id",),
        valfri=True,
    ),
    Tabell(
        "Mal",
        "Mål",
        "En rad per indikator. Utan indikatornummer är raden målet: bedömning är avsteg, utfallstext kommentaren.",
        (
            Kolumn("Mål nr", Typ.NUMMER, "Till exempel 2.", kravs=True, bredd=8),
            Kolumn("Indikator nr", Typ.NUMMER, "Till exempel 2.1; ett eget för varje rad.", bredd=12),
            Kolumn("Text", Typ.TEXT, "Målets eller indikatorns lydelse.", kravs=True, bredd=70),
            Kolumn("Mått", Typ.VAL, "Hur bedömningen kommer till.", val=tuple(Matt), bredd=22),
            Kolumn("Enkätfråga", Typ.TEXT, "Frågan som ställdes.", bredd=50),
            Kolumn("Lokalt", Typ.PROCENT, "Förbundets andel.", bredd=9),
            Kolumn("Jämförelse", Typ.PROCENT, "Nationellt jämförelsetal, förra året eller gräns.", bredd=11),
            Kolumn(
                "Riktning",
                Typ.VAL,
                "minst: lokalt ska nå jämförelsen. högst: inte överstiga.",
                val=("minst", "högst"),
                bredd=9,
            ),
            Kolumn("Bedömning", Typ.VAL, "Egen bedömning, eller avsteg för ett mål.", val=tuple(Bedomning), bredd=28),
            Kolumn("Utfallstext", Typ.TEXT, "Utfallet i ord; för ett mål kommentar, eller skäl till avsteg.", bredd=60),
            Kolumn("Gränsvärde", Typ.TAL, "Gränsen i verksamhetsplanen, till exempel 90.", bredd=12, valfri=True),
            Kolumn("Enhet", Typ.TEXT, "Gränsens enhet, till exempel procent.", bredd=18, valfri=True),
        ),
        ("Mål nr", "Indikator nr"),
    ),
    Tabell(
        "Indikatorer",
        "Indikatorer",
        "NNS-indikatorer: antal svar per svarsalternativ.",
        (
            Kolumn("Nr", Typ.TEXT, "Indikatorns nummer.", kravs=True, bredd=6, sokt=True),
            Kolumn("Indikator", Typ.TEXT, "Namn.", kravs=True, bredd=50),
            Kolumn("Område", Typ.TEXT, "Till exempel Samverkansfokuserade områden.", bredd=36, jamford=True),
            Kolumn("Svarsgrupp", Typ.TEXT, "Vilka som svarat.", kravs=True, bredd=24, sokt=True),
            *(
                Kolumn(f"Antal {n}", Typ.HELTAL, f"Svar på alternativ {n}, från sämst till bäst.", bredd=9)
                for n in range(1, 7)
            ),
            Kolumn("Nationellt", Typ.PROCENT, "Andel klart positivt i landet.", bredd=11),
            Kolumn("Förra året", Typ.PROCENT, "Förbundets andel klart positivt förra året.", bredd=11),
            _valfri("Nationellt positivt", Typ.PROCENT, "Andel positivt i landet.", 11),
            _valfri("Förra året positivt", Typ.PROCENT, "Förbundets andel positivt förra året.", 11),
            _valfri("Vet ej", Typ.HELTAL, "Antal som svarat vet ej.", 9),
            _valfri("Mått", Typ.VAL, "Måttet som målet gäller.", 20, (Matt.KLART_POSITIVT, Matt.POSITIVT)),
            _valfri("Jämförs med", Typ.VAL, "Vad målet är att nå; tom har inget mål.", 13, JAMFORS_MED),
        ),
        ("Nr", "Svarsgrupp"),
    ),
    Tabell(
        "Historik",
        "Historik",
        "Tidigare års tal som huvudboken inte håller, i den enhet de trycktes. Kostnader är negativa.",
        (
            _PERIOD,
            Kolumn(
                "Post",
                Typ.VAL,
                "Uppgiften.",
                kravs=True,
                val=("intakter", "kostnader", "resultat", "soliditet", "anstallda", "eget_kapital"),
                bredd=16,
            ),
            Kolumn("Belopp", Typ.TAL, "Talet som det trycktes; soliditet i hela procent.", kravs=True, bredd=14),
            Kolumn("Enhet", Typ.VAL, "tkr, kr, % eller antal.", kravs=True, val=("tkr", "kr", "%", "antal"), bredd=9),
        ),
        ("Period", "Post"),
    ),
    Tabell(
        "Kommuner",
        "Kommuner",
        "En rad per kommun: vad som finns lokalt.",
        (
            Kolumn("Kommun", Typ.TEXT, "Kommunens namn.", kravs=True, bredd=24, sokt=True),
            Kolumn("Antal team", Typ.HELTAL, "Antal Trisam-team.", bredd=11),
            Kolumn(
                "Lokala insatser",
                Typ.TEXT,
                "Insatsernas id, med semikolon emellan, eller egen text.",
                bredd=50,
                jamford=True,
            ),
            Kolumn("Finansierade handläggare", Typ.TEXT, "Handläggartimmar.", bredd=30),
        ),
        ("Kommun",),
    ),
    Tabell(
        "Styrelse",
        "Styrelse",
        "Platser i styrelsen. Namn skrivs bara i den tryckta rapporten.",
        (
            Kolumn(
                "Grupp", Typ.VAL, "ordinarie eller ersättare.", kravs=True, val=("ordinarie", "ersättare"), bredd=12
            ),
            Kolumn("Roll", Typ.TEXT, "Till exempel ordförande.", kravs=True, bredd=20, sokt=True),
            Kolumn("Organisation", Typ.TEXT, "Till exempel Hofors kommun.", kravs=True, bredd=30, sokt=True),
            Kolumn("Namn", Typ.TEXT, "Lämnas tom i filer som delas.", bredd=30),
        ),
    ),
    Tabell(
        "Verksamhetstal",
        "Verksamhetstal",
        "Tal om verksamheten som ingen annan tabell har, till exempel möten, arvoden och tjänster: bladet Verksamhet.",
        (
            Kolumn("Rapport", Typ.VAL, "Början på rapportens bladnamn.", kravs=True, val=tuple(Bladprefix), bredd=10),
            _ID,
            Kolumn(
                "Avsnitt",
                Typ.TEXT,
                "Rubriken som raden står under, till exempel Styrelse.",
                kravs=True,
                bredd=28,
                jamford=True,
            ),
            Kolumn("Uppgift", Typ.TEXT, "Vad talet är.", kravs=True, bredd=62),
            Kolumn("Värde", Typ.TAL, "Talet i sin enhet, 55 för 55 procent; tomt när det räknas ur konton.", bredd=14),
            Kolumn("Enhet", Typ.VAL, "Talets enhet.", kravs=True, val=tuple(Talenhet), bredd=10),
            Kolumn(
                "Konton",
                Typ.TEXT,
                "I stället för Värde: konton vars saldo är talet, som 7240; 7241.",
                bredd=22,
                jamford=True,
            ),
        ),
        ("Rapport", "Id"),
        valfri=True,
    ),
    Tabell(
        "Etiketter",
        "Etiketter",
        "Egen text för en rad i en tabell. Tabell och Id står på bladet Etikettlista.",
        (
            Kolumn("Tabell", Typ.TEXT, "Tabellens id, till exempel RR.", kravs=True, bredd=10),
            Kolumn("Id", Typ.TEXT, "Radens id, till exempel RR_intakter.", kravs=True, bredd=30),
            Kolumn("Text", Typ.TEXT, "Texten som ska tryckas.", kravs=True, bredd=50),
        ),
        ("Tabell", "Id"),
    ),
    Tabell(
        "Importlogg",
        "Importlogg",
        "En rad per inläst SIE-fil och period som är filens egen.",
        (
            Kolumn("Tid", Typ.TEXT, "När filen lästes in.", kravs=True, bredd=20),
            Kolumn("Fil", Typ.TEXT, "Filens namn.", kravs=True, bredd=30),
            Kolumn("SHA-256", Typ.TEXT, "Filens fingeravtryck.", kravs=True, bredd=66),
            Kolumn("Program", Typ.TEXT, "Programmet som skrev filen.", bredd=30),
            Kolumn("SIE-typ", Typ.TEXT, "Typ 1, 2, 3 eller 4.", bredd=9),
            _PERIOD,
            Kolumn("Antal poster", Typ.HELTAL, "Poster i filen.", bredd=13),
            Kolumn("Antal konton", Typ.HELTAL, "Konton med saldo.", bredd=13),
            Kolumn("Summa IB", Typ.BELOPP, "", bredd=16),
            Kolumn("Summa UB", Typ.BELOPP, "", bredd=16),
            Kolumn("Summa RES", Typ.BELOPP, "", bredd=16),
            Kolumn("Anmärkningar", Typ.TEXT, "Vad inläsningen noterade.", bredd=60),
            _valfri("Delning", Typ.TEXT, "SIE-dimensioner och konton som delades när filen lästes.", 40),
        ),
        fylls_av_import=True,
    ),
)


def tabell(namn: str) -> Tabell:
    """Tabellen med Excelnamnet *namn*."""
    return next(tab for tab in TABELLER if tab.namn == namn)
