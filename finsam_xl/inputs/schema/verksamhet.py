"""Tabellerna om verksamheten i övrigt: kommunerna, styrelsen, egna tal och egna etiketter."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import ID, Indatakolumn, Indatatabell, Typ
from finsam_xl.inputs.schema.uppstallning import NOTERNA
from finsam_xl.modell import NEJ, Bladprefix, Kommun, Styrelseplats, Tabellval, Talenhet, Verksamhetstal

__all__ = ["ETIKETTER", "KOMMUNER", "STYRELSE", "TABELLVAL", "VERKSAMHETSTAL"]

_UTAN_TITEL = NOTERNA | {f"DIA_{ett}": "Diagram" for ett in ("AV", "BI", "BU", "DR", "DT", "FO", "NOT1", "SI")}
"""Tabellerna vars id inte säger något, där titeln inte heller gör det eller är diagrammets."""
_RAPPORT = Indatakolumn(
    "Rapport",
    Typ.VAL,
    "Början på rapportens bladnamn.",
    kravs=True,
    val=tuple(Bladprefix),
    bredd=10,
    falt="rapport",
)

KOMMUNER = Indatatabell(
    "Kommuner",
    "Kommuner",
    "En rad per kommun: vad som finns lokalt.",
    (
        Indatakolumn("Kommun", Typ.TEXT, "Kommunens namn.", kravs=True, bredd=24, sokt=True, falt="namn"),
        Indatakolumn("Antal team", Typ.HELTAL, "Antal Trisam-team.", bredd=11, falt="antal_team"),
        Indatakolumn(
            "Lokala insatser",
            Typ.TEXT,
            "Insatsernas id, med semikolon emellan, eller egen text.",
            bredd=50,
            jamford=True,
            falt="lokala_insatser",
        ),
        Indatakolumn("Finansierade handläggare", Typ.TEXT, "Handläggartimmar.", bredd=30, falt="handlaggare"),
    ),
    ("Kommun",),
    typ=Kommun,
    falt="kommuner",
)

STYRELSE = Indatatabell(
    "Styrelse",
    "Styrelse",
    "Platser i styrelsen. Namn skrivs bara i den tryckta rapporten.",
    (
        Indatakolumn(
            "Grupp",
            Typ.VAL,
            "ordinarie eller ersättare.",
            kravs=True,
            val=("ordinarie", "ersättare"),
            bredd=12,
            falt="grupp",
        ),
        Indatakolumn("Roll", Typ.TEXT, "Till exempel ordförande.", kravs=True, bredd=20, sokt=True, falt="roll"),
        Indatakolumn(
            "Organisation",
            Typ.TEXT,
            "Till exempel Hofors kommun.",
            kravs=True,
            bredd=30,
            sokt=True,
            falt="organisation",
        ),
        Indatakolumn("Namn", Typ.TEXT, "Lämnas tom i filer som delas.", bredd=30),
    ),
    typ=Styrelseplats,
    falt="styrelse",
)

VERKSAMHETSTAL = Indatatabell(
    "Verksamhetstal",
    "Verksamhetstal",
    "Tal om verksamheten som ingen annan tabell har, till exempel möten, arvoden och tjänster: bladet Verksamhet.",
    (
        _RAPPORT,
        ID,
        Indatakolumn(
            "Avsnitt",
            Typ.TEXT,
            "Rubriken som raden står under, till exempel Styrelse.",
            kravs=True,
            bredd=28,
            jamford=True,
            falt="avsnitt",
        ),
        Indatakolumn("Uppgift", Typ.TEXT, "Vad talet är.", kravs=True, bredd=62, falt="uppgift"),
        Indatakolumn(
            "Värde",
            Typ.TAL,
            "Talet i sin enhet, 55 för 55 procent; tomt när det räknas ur konton.",
            bredd=14,
            falt="varde",
            arets=True,
        ),
        Indatakolumn("Enhet", Typ.VAL, "Talets enhet.", kravs=True, val=tuple(Talenhet), bredd=10, falt="talenhet"),
        Indatakolumn(
            "Konton",
            Typ.TEXT,
            "I stället för Värde: konton vars saldo är talet, som 7240; 7241.",
            bredd=22,
            jamford=True,
            falt="konton",
        ),
    ),
    ("Rapport", "Id"),
    valfri=True,
    typ=Verksamhetstal,
    falt="verksamhetstal",
)

TABELLVAL = Indatatabell(
    "Tabeller",
    "Tabeller",
    "Vilka tabeller varje rapport har, i vilken ordning och med vilken titel. Bygg rapporten på nytt efter en ändring.",
    (
        _RAPPORT,
        Indatakolumn(
            "Tabell", Typ.TEXT, "Tabellens id; ändras inte.", kravs=True, bredd=18, falt="tabell", ord=_UTAN_TITEL
        ),
        Indatakolumn("Titel", Typ.TEXT, "Rubriken som trycks; tom är rapportens egen.", bredd=52, falt="titel"),
        Indatakolumn("Tas med", Typ.VAL, "nej: tabellen byggs inte.", val=("ja", NEJ), bredd=10, falt="tas_med"),
        Indatakolumn(
            "Ordning",
            Typ.HELTAL,
            "Plats i rapporten, lägst först; ett blad står där dess första tabell står.",
            bredd=10,
            falt="ordning",
        ),
    ),
    ("Rapport", "Tabell"),
    valfri=True,
    typ=Tabellval,
    falt="tabellval",
)

ETIKETTER = Indatatabell(
    "Etiketter",
    "Etiketter",
    "Egen text för en rad i en tabell, eller för dess titel. Tabell och Id står på bladet Etikettlista.",
    (
        Indatakolumn("Tabell", Typ.TEXT, "Tabellens id, till exempel RR.", kravs=True, bredd=10),
        Indatakolumn("Id", Typ.TEXT, "Radens id, till exempel RR_intakter.", kravs=True, bredd=30),
        Indatakolumn("Text", Typ.TEXT, "Texten som ska tryckas.", kravs=True, bredd=50),
    ),
    ("Tabell", "Id"),
    falt="etiketter",
)
