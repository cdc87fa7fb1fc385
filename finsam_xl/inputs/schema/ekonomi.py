"""Tabellerna om pengar som bokföringen inte håller: medlemmarnas avgifter, budgeten och tidigare års tal."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import ID, PERIOD, Indatakolumn, Indatatabell, Typ
from finsam_xl.koder import BUDGETPOST, HISTORIKPOST
from finsam_xl.modell import Beloppsenhet, Budgetrad, Historikrad, Medlem, Part, Version

__all__ = ["BUDGET", "BUDGETPOSTER", "HISTORIK", "MEDLEMMAR"]

BUDGETPOSTER = tuple(BUDGETPOST)

MEDLEMMAR = Indatatabell(
    "Medlemmar",
    "Medlemmar",
    "En rad per medlem eller motpart. Nyckeln fördelar kommunernas del; beslutad avgift är styrelsens beslut i kr.",
    (
        ID,
        Indatakolumn("Medlem", Typ.TEXT, "Namnet som det trycks.", kravs=True, bredd=34, falt="namn"),
        Indatakolumn("Part", Typ.VAL, "stat, region eller kommun.", kravs=True, val=tuple(Part), falt="part"),
        Indatakolumn(
            "Objekt", Typ.TEXT, "Motpartens objektnummer i bokföringen.", bredd=10, jamford=True, falt="objekt"
        ),
        Indatakolumn("Plats i not 1", Typ.HELTAL, "Ordning i not 1; tom visas inte.", bredd=12, falt="plats_not1"),
        Indatakolumn("Plats i not 4", Typ.HELTAL, "Ordning i not 4; tom visas inte.", bredd=12, falt="plats_not4"),
        Indatakolumn(
            "Fast andel",
            Typ.TAL,
            "Andel, i procent eller annat mått; andelarna räknas om till 100 %.",
            bredd=11,
            falt="andel",
        ),
        Indatakolumn("Invånare", Typ.HELTAL, "Antal invånare i nyckeln.", bredd=11, falt="invanare"),
        Indatakolumn("Försörjningsmått", Typ.TAL, "Utbetalt belopp i nyckeln, tkr.", bredd=16, falt="forsorjningsmatt"),
        Indatakolumn("Nyckelår", Typ.HELTAL, "Året nyckeln gäller.", bredd=10, falt="nyckelar"),
        Indatakolumn(
            "Statistikdatum", Typ.DATUM, "Datum för statistiken bakom nyckeln.", bredd=14, falt="statistikdatum"
        ),
        Indatakolumn("Beslutad avgift", Typ.BELOPP, "Kr, perioden.", bredd=16, falt="beslutad", positivt=True),
        Indatakolumn(
            "Beslutad avgift fg", Typ.BELOPP, "Kr, jämförelseåret.", bredd=17, falt="beslutad_fg", positivt=True
        ),
        Indatakolumn(
            "Organisationsnummer",
            Typ.TEXT,
            "Medlemmens, som 212000-0142.",
            bredd=19,
            valfri=True,
            jamford=True,
            falt="organisationsnummer",
        ),
    ),
    ("Id",),
    typ=Medlem,
    falt="medlemmar",
)

BUDGET = Indatatabell(
    "Budget",
    "Budget",
    "Belopp i kr, positiva. En posts budget är summan av dess rader; insatser har en rad per version.",
    (
        PERIOD,
        Indatakolumn(
            "Post",
            Typ.VAL,
            "Rad i driftredovisningen, också en egen utan DR_, eller finansiella intäkter i prognosen.",
            kravs=True,
            oppen=True,
            val=BUDGETPOSTER,
            ord=BUDGETPOST,
            bredd=26,
            falt="post",
        ),
        Indatakolumn(
            "Insats",
            Typ.TEXT,
            "Insatsens id, om beloppet hör till en insats.",
            hanvisar="Insatser",
            bredd=26,
            falt="insats",
        ),
        Indatakolumn("Version", Typ.VAL, "Budgetversion.", kravs=True, val=tuple(Version), bredd=18, falt="version"),
        Indatakolumn("Belopp", Typ.BELOPP, "Kr, positivt.", bredd=16, falt="belopp", tomt_ar_noll=True, positivt=True),
        Indatakolumn("SIE-fil", Typ.TEXT, "Filen som raden lästs ur; tom för egna rader.", bredd=24, falt="sie_fil"),
        Indatakolumn(
            "Belopp hela perioden",
            Typ.BELOPP,
            "I stället för Belopp: kr för insatsens hela tid, delas på åren efter månader.",
            bredd=22,
            valfri=True,
            falt="hela_perioden",
        ),
    ),
    typ=Budgetrad,
    falt="budget",
    kannetecken=("Period", "Post", "Insats", "Version"),
)

HISTORIK = Indatatabell(
    "Historik",
    "Historik",
    "Tidigare års tal som huvudboken inte håller, i den enhet de trycktes. Kostnader är negativa.",
    (
        PERIOD,
        Indatakolumn(
            "Post",
            Typ.VAL,
            "Uppgiften.",
            kravs=True,
            val=tuple(HISTORIKPOST),
            ord=HISTORIKPOST,
            bredd=16,
            falt="post",
        ),
        Indatakolumn(
            "Belopp",
            Typ.TAL,
            "Talet som det trycktes; soliditet i hela procent.",
            bredd=14,
            falt="belopp",
            tomt_ar_noll=True,
        ),
        Indatakolumn(
            "Enhet",
            Typ.VAL,
            "tkr, kr, mnkr, % eller antal.",
            kravs=True,
            val=(*(ett.value for ett in Beloppsenhet), "%", "antal"),
            bredd=9,
            falt="enhet",
        ),
    ),
    ("Period", "Post"),
    typ=Historikrad,
    falt="historik",
)
