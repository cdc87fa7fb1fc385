"""Målens tabeller: verksamhetsplanens mål och indikatorer, och enkätens svar."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Indatakolumn, Indatatabell, Typ, valfri
from finsam_xl.modell import Bedomning, Enkatsvar, Indikator, Matt

__all__ = ["INDIKATORER", "JAMFORS_MED", "MAL"]

JAMFORS_MED = ("nationellt", "förra året")

MAL = Indatatabell(
    "Mal",
    "Mål",
    "En rad per indikator. Utan indikatornummer är raden målet: bedömning är avsteg, utfallstext kommentaren.",
    (
        Indatakolumn("Mål nr", Typ.NUMMER, "Till exempel 2.", kravs=True, bredd=8, falt="mal_nr"),
        Indatakolumn(
            "Indikator nr", Typ.NUMMER, "Till exempel 2.1; ett eget för varje rad.", bredd=12, falt="indikator_nr"
        ),
        Indatakolumn("Text", Typ.TEXT, "Målets eller indikatorns lydelse.", kravs=True, bredd=70, falt="text"),
        Indatakolumn("Mått", Typ.VAL, "Hur bedömningen kommer till.", val=tuple(Matt), bredd=22, falt="matt"),
        Indatakolumn("Enkätfråga", Typ.TEXT, "Frågan som ställdes.", bredd=50, falt="enkatfraga"),
        Indatakolumn("Lokalt", Typ.PROCENT, "Förbundets andel.", bredd=9, falt="lokalt", arets=True),
        Indatakolumn(
            "Jämförelse", Typ.PROCENT, "Nationellt jämförelsetal, förra året eller gräns.", bredd=11, falt="jamforelse"
        ),
        Indatakolumn(
            "Riktning",
            Typ.VAL,
            "minst: lokalt ska nå jämförelsen. högst: inte överstiga.",
            val=("minst", "högst"),
            bredd=9,
            falt="riktning",
        ),
        Indatakolumn(
            "Bedömning",
            Typ.VAL,
            "Egen bedömning, eller avsteg för ett mål.",
            val=tuple(Bedomning),
            bredd=28,
            falt="bedomning",
            arets=True,
        ),
        Indatakolumn(
            "Utfallstext",
            Typ.TEXT,
            "Utfallet i ord; för ett mål kommentar, eller skäl till avsteg.",
            bredd=60,
            falt="utfallstext",
        ),
        Indatakolumn(
            "Gränsvärde",
            Typ.TAL,
            "Gränsen i verksamhetsplanen, till exempel 90.",
            bredd=12,
            valfri=True,
            falt="gransvarde",
        ),
        Indatakolumn("Enhet", Typ.TEXT, "Gränsens enhet, till exempel procent.", bredd=18, valfri=True, falt="enhet"),
    ),
    ("Mål nr", "Indikator nr"),
    typ=Indikator,
    falt="mal",
)

INDIKATORER = Indatatabell(
    "Indikatorer",
    "Indikatorer",
    "NNS-indikatorer: antal svar per svarsalternativ.",
    (
        Indatakolumn("Nr", Typ.TEXT, "Indikatorns nummer.", kravs=True, bredd=6, sokt=True, falt="nr"),
        Indatakolumn("Indikator", Typ.TEXT, "Namn.", kravs=True, bredd=50, falt="indikator"),
        Indatakolumn(
            "Område", Typ.TEXT, "Till exempel Samverkansfokuserade områden.", bredd=36, jamford=True, falt="omrade"
        ),
        Indatakolumn("Svarsgrupp", Typ.TEXT, "Vilka som svarat.", kravs=True, bredd=24, sokt=True, falt="grupp"),
        *(
            Indatakolumn(
                f"Antal {n}", Typ.HELTAL, f"Svar på alternativ {n}, från sämst till bäst.", bredd=9, falt=f"antal_{n}"
            )
            for n in range(1, 7)
        ),
        Indatakolumn("Nationellt", Typ.PROCENT, "Andel klart positivt i landet.", bredd=11, falt="nationellt"),
        Indatakolumn(
            "Förra året", Typ.PROCENT, "Förbundets andel klart positivt förra året.", bredd=11, falt="forra_aret"
        ),
        valfri("Nationellt positivt", Typ.PROCENT, "Andel positivt i landet.", 11, "nationellt_positivt"),
        valfri("Förra året positivt", Typ.PROCENT, "Förbundets andel positivt förra året.", 11, "forra_aret_positivt"),
        valfri("Vet ej", Typ.HELTAL, "Antal som svarat vet ej.", 9, "vet_ej"),
        valfri("Mått", Typ.VAL, "Måttet som målet gäller.", 20, "matt", val=(Matt.KLART_POSITIVT, Matt.POSITIVT)),
        valfri("Jämförs med", Typ.VAL, "Vad målet är att nå; tom har inget mål.", 13, "jamfors_med", val=JAMFORS_MED),
    ),
    ("Nr", "Svarsgrupp"),
    typ=Enkatsvar,
    falt="enkatsvar",
)
