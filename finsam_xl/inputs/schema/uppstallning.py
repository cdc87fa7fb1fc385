"""Tabellerna om rapporternas form: raderna i räkningar och noter, och noterna själva."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import Indatakolumn, Indatatabell, Typ
from finsam_xl.koder import DRIFT, I_ORD, NOT, RAD
from finsam_xl.modell import Bladprefix, Not, Notslag, Radens, Rapportrad, Sida, Visas

__all__ = ["NOTER", "NOTERNA", "RAPPORTRADER"]

NOTERNA = {"NOT1": "Not: intäkter", "NOT2": "Not: kostnader", "NOT3": "Not: fordringar", "NOT4": "Not: skulder"}
"""Vad noterna heter i en kolumn med tabellernas id, utan det nummer som följer av ordningen."""
_TABELLER = {"RR": "Resultaträkning", "BR": "Balansräkning", "DR": "Driftredovisning", **NOTERNA}
_RADER = {kod: I_ORD[kod] for kod in (*RAD, *NOT, *DRIFT)}
_RAPPORT = Indatakolumn(
    "Rapport",
    Typ.VAL,
    "Början på rapportens bladnamn; tom i båda rapporterna ur huvudboken.",
    val=(Bladprefix.AR, Bladprefix.HR),
    bredd=10,
    falt="rapport",
)

RAPPORTRADER = Indatatabell(
    "Rapportrader",
    "Rapportrader",
    "En rad per tryckt rad i räkningar och noter. Egna rader läggs till sist; Ordning säger var de trycks.",
    (
        _RAPPORT,
        Indatakolumn(
            "Tabell",
            Typ.TEXT,
            "RR, BR, DR, NOT1–NOT4 eller en egen nots id.",
            kravs=True,
            bredd=18,
            jamford=True,
            falt="tabell",
            ord=_TABELLER,
        ),
        Indatakolumn("Ordning", Typ.HELTAL, "Platsen i tabellen, minst först.", kravs=True, bredd=10, falt="ordning"),
        Indatakolumn(
            "Id",
            Typ.TEXT,
            "Tabellens id, _ och små bokstäver, siffror eller _: NOT1_esf. Också koden i Kontoplan.",
            kravs=True,
            bredd=28,
            jamford=True,
            falt="id",
        ),
        Indatakolumn("Text", Typ.TEXT, "Texten som trycks.", kravs=True, bredd=42, falt="text"),
        Indatakolumn(
            "Summerar",
            Typ.TEXT,
            "Tom: kontona med radens id i Kontoplan. Annars motpart eller insats, rader som BR_a; BR_b, eller i en "
            "specifikation konton som 5610–5619; 5700.",
            bredd=26,
            jamford=True,
            falt="summerar",
        ),
        Indatakolumn(
            "Tecken",
            Typ.VAL,
            "Sidan som visas positiv; tom som tabellen eller kontona.",
            val=tuple(Sida),
            bredd=10,
            falt="sida",
        ),
        Indatakolumn(
            "Not",
            Typ.TEXT,
            "Noten som raden hänvisar till, till exempel NOT3.",
            bredd=18,
            jamford=True,
            falt="not_",
            forslag_ur="Noter",
            ord=NOTERNA,
        ),
        Indatakolumn("Visas", Typ.VAL, "Tom: när den har belopp.", val=tuple(Visas), bredd=20, falt="visas"),
        Indatakolumn("Slag", Typ.VAL, "lag eller egen; tom efter radens id.", val=tuple(Radens), bredd=8, falt="slag"),
        Indatakolumn(
            "Räknas in i",
            Typ.TEXT,
            "Raden som visar beloppet i stället, i den rapporten.",
            bredd=22,
            jamford=True,
            falt="raknas_in_i",
            forslag_ur="Rapportrader",
            ord=_RADER,
        ),
        Indatakolumn(
            "Del av",
            Typ.TEXT,
            "Lagens rad som en egen rad i RR, BR eller DR är en del av; tom den närmast ovanför.",
            bredd=22,
            jamford=True,
            falt="del_av",
            forslag_ur="Rapportrader",
            ord=_RADER,
        ),
    ),
    ("Rapport", "Tabell", "Id"),
    valfri=True,
    typ=Rapportrad,
    falt="rapportrader",
)

NOTER = Indatatabell(
    "Noter",
    "Noter",
    "En rad per not. Numret följer av ordningen bland dem som trycks, och hänvisningarna med det.",
    (
        _RAPPORT,
        Indatakolumn("Ordning", Typ.HELTAL, "Platsen bland noterna.", kravs=True, bredd=10, falt="ordning"),
        Indatakolumn(
            "Id",
            Typ.TEXT,
            "NOT_ och små bokstäver, siffror eller _, utan nummer: NOT_leasing.",
            kravs=True,
            bredd=24,
            jamford=True,
            falt="id",
            ord=NOTERNA,
        ),
        Indatakolumn("Titel", Typ.TEXT, "Rubriken utan nummer.", kravs=True, bredd=46, falt="titel"),
        Indatakolumn(
            "Slag",
            Typ.VAL,
            "partition: en rad i räkningarna, delad. specifikation: en del av den. text: utan rader. De andra fyller "
            "programmet.",
            kravs=True,
            val=tuple(Notslag),
            bredd=24,
            falt="slag",
        ),
        Indatakolumn("Text", Typ.TEXT, "Text som trycks, ett stycke per rad i cellen.", bredd=80, falt="text"),
        Indatakolumn(
            "Visas",
            Typ.VAL,
            "Tom: när någon rad har belopp, eller när den har text.",
            val=tuple(Visas),
            bredd=20,
            falt="visas",
        ),
    ),
    ("Rapport", "Id"),
    valfri=True,
    typ=Not,
    falt="noter",
)
