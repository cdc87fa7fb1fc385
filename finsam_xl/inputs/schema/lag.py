"""Tabellerna om det lagen frågar efter och huvudboken inte säger: förändringar, upplysningar och investeringar."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import ID, PERIOD, Indatakolumn, Indatatabell, Typ
from finsam_xl.modell import (
    Forandring,
    Forandringspost,
    Forandringsslag,
    Investeringsobjekt,
    Upplysning,
    Upplysningsamne,
    Upplysningsuppgift,
)

__all__ = ["FORANDRINGAR", "INVESTERINGAR", "UPPLYSNINGAR"]

_KOMMENTAR = Indatakolumn("Kommentar", Typ.TEXT, "Anteckning; trycks inte.", bredd=40)

FORANDRINGAR = Indatatabell(
    "Forandringar",
    "Förändringar",
    "Bara det som kontona inte visar för sig: ett inköp och en försäljning samma år, en avskrivning per slag.",
    (
        PERIOD,
        Indatakolumn("Post", Typ.VAL, "Slaget i noten.", kravs=True, val=tuple(Forandringspost), bredd=34, falt="post"),
        Indatakolumn(
            "Förändring", Typ.VAL, "Vad som hände.", kravs=True, val=tuple(Forandringsslag), bredd=26, falt="slag"
        ),
        Indatakolumn(
            "Belopp",
            Typ.BELOPP,
            "Kr, positivt; försäljning är bokfört värde. En omklassificering från posten har minus.",
            bredd=16,
            falt="belopp",
            tomt_ar_noll=True,
        ),
        _KOMMENTAR,
    ),
    valfri=True,
    typ=Forandring,
    falt="forandringar",
    kannetecken=("Period", "Post", "Förändring"),
)

UPPLYSNINGAR = Indatatabell(
    "Upplysningar",
    "Upplysningar",
    "Tal till noterna och balanskravsutredningen som huvudboken inte har: kr, personer eller procent.",
    (
        PERIOD,
        Indatakolumn(
            "Ämne", Typ.VAL, "Vad talet handlar om.", kravs=True, val=tuple(Upplysningsamne), bredd=24, falt="amne"
        ),
        Indatakolumn(
            "Uppgift",
            Typ.VAL,
            "Vilket av ämnets tal. Balanskrav: plus höjer balanskravsresultatet, minus sänker det.",
            kravs=True,
            val=tuple(Upplysningsuppgift),
            bredd=24,
            falt="uppgift",
        ),
        Indatakolumn(
            "Benämning",
            Typ.TEXT,
            "Raden som trycks, för ansvarsförbindelser och panter.",
            bredd=40,
            sokt=True,
            falt="benamning",
        ),
        Indatakolumn(
            "Värde",
            Typ.TAL,
            "Kr, antal personer, eller procent av ordinarie arbetstid (4,2).",
            bredd=16,
            falt="varde",
            tomt_ar_noll=True,
        ),
        _KOMMENTAR,
    ),
    valfri=True,
    typ=Upplysning,
    falt="upplysningar",
    kannetecken=("Period", "Ämne", "Uppgift", "Benämning"),
)

INVESTERINGAR = Indatatabell(
    "Investeringar",
    "Investeringar",
    "En rad per objekt och år. Utfallet är förändringen på Konton, eller det som skrivs i Utfall.",
    (
        PERIOD,
        ID,
        Indatakolumn("Objekt", Typ.TEXT, "Namnet som trycks.", kravs=True, bredd=40, falt="namn"),
        Indatakolumn("Budget", Typ.BELOPP, "Kr, positivt.", bredd=16, falt="budget", tomt_ar_noll=True, positivt=True),
        Indatakolumn(
            "Konton",
            Typ.TEXT,
            "Tillgångskonton som bara det här objektet har, som 1221; 1222. Utan avskrivningarnas konto.",
            bredd=22,
            jamford=True,
            falt="konton",
        ),
        Indatakolumn(
            "Utfall", Typ.BELOPP, "Kr, positivt, i stället för Konton.", bredd=16, falt="utfall", positivt=True
        ),
        _KOMMENTAR,
    ),
    ("Period", "Id"),
    valfri=True,
    typ=Investeringsobjekt,
    falt="investeringar",
)
