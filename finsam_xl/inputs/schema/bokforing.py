"""Bokföringens tabeller: kontoplanen, saldona som importen fyller, och loggen över inlästa filer."""

from __future__ import annotations

from finsam_xl.inputs.schema.form import PERIOD, Indatakolumn, Indatatabell, Typ, valfri
from finsam_xl.koder import DRIFT, I_ORD, NOT, OPLACERAT, RAD
from finsam_xl.modell import Dimension, Importrad, Justering, Kalla, Kontorad, Objektsaldorad, Part, Saldorad

__all__ = ["IMPORTLOGG", "JUSTERINGAR", "KONTOPLAN", "OBJEKTSALDO", "SALDO"]

_RADER = {kod: I_ORD[kod] for kod in (*RAD, OPLACERAT)}
_NOTRADER = {kod: I_ORD[kod] for kod in NOT}
_DRIFTRADER = {kod: I_ORD[kod] for kod in DRIFT}
_KLASSNING = (
    Indatakolumn(
        "Rad",
        Typ.TEXT,
        "Rad i resultat- eller balansräkningen, ur Kontoplan.",
        bredd=24,
        sokt=True,
        falt="rad",
        harleds_ur="Kontoplan",
        ord=_RADER,
    ),
    Indatakolumn(
        "Not",
        Typ.TEXT,
        "Rad i noterna, ur Kontoplan.",
        bredd=24,
        sokt=True,
        falt="not_",
        harleds_ur="Kontoplan",
        ord=_NOTRADER,
    ),
    Indatakolumn(
        "Drift",
        Typ.TEXT,
        "Rad i driftredovisningen, ur Kontoplan.",
        bredd=24,
        sokt=True,
        falt="drift",
        harleds_ur="Kontoplan",
        ord=_DRIFTRADER,
    ),
)

KONTOPLAN = Indatatabell(
    "Kontoplan",
    "Kontoplan",
    "En rad per kontointervall. Från fylls ut med nollor och till med nior: 3987 täcker också 39870–39879.",
    (
        Indatakolumn("Konto från", Typ.KONTO, "Första kontot.", kravs=True, bredd=11, falt="fran"),
        Indatakolumn("Konto till", Typ.KONTO, "Sista kontot.", kravs=True, bredd=11, falt="till"),
        Indatakolumn("Benämning", Typ.TEXT, "Vad kontona är.", bredd=40, falt="benamning"),
        Indatakolumn(
            "Rad",
            Typ.TEXT,
            "Rad i resultat- eller balansräkningen.",
            kravs=True,
            bredd=26,
            falt="rad",
            forslag_ur="Rapportrader",
            ord=_RADER,
        ),
        Indatakolumn(
            "Not", Typ.TEXT, "Rad i noterna.", bredd=26, falt="not_", forslag_ur="Rapportrader", ord=_NOTRADER
        ),
        Indatakolumn(
            "Drift",
            Typ.TEXT,
            "Rad i driftredovisningen.",
            bredd=22,
            falt="drift",
            forslag_ur="Rapportrader",
            ord=_DRIFTRADER,
        ),
        Indatakolumn(
            "Delas på",
            Typ.VAL,
            "motpart, eller insats för ett balanskonto; varje resultatkonto delas på insats ändå.",
            val=tuple(Dimension),
            bredd=11,
            falt="delas_pa",
        ),
        Indatakolumn(
            "Motpart",
            Typ.TEXT,
            "Medlemmen, om kontot hör till en enda.",
            hanvisar="Medlemmar",
            bredd=12,
            falt="motpart",
        ),
        Indatakolumn("Kommentar", Typ.TEXT, "Fritext.", bredd=60),
    ),
    ("Konto från",),
    typ=Kontorad,
    falt="kontoplan",
)

SALDO = Indatatabell(
    "Saldo",
    "Saldo",
    "Saldon i kr med SIE-tecken: debet positivt, kredit negativt. Fylls av importen; egna rader utan SIE-rad.",
    (
        PERIOD,
        Indatakolumn("Konto", Typ.KONTO, "Kontonummer.", kravs=True, bredd=10, falt="konto"),
        Indatakolumn("Benämning", Typ.TEXT, "Kontots namn.", bredd=36, falt="benamning"),
        *_KLASSNING,
        Indatakolumn("IB", Typ.BELOPP, "Ingående balans.", bredd=16, falt="ib", tomt_ar_noll=True),
        Indatakolumn(
            "Belopp", Typ.BELOPP, "Utgående balans, eller periodens saldo.", kravs=True, bredd=16, falt="belopp"
        ),
        Indatakolumn("SIE-rad", Typ.HELTAL, "Rad i SIE-filen.", bredd=9, falt="sie_rad"),
        valfri("Källa", Typ.VAL, "justering, för rader ur bladet Justeringar.", 11, "kalla", val=(Kalla.JUSTERING,)),
    ),
    ("Period", "Konto"),
    fylls_av_import=True,
    typ=Saldorad,
    falt="saldon",
)

OBJEKTSALDO = Indatatabell(
    "Objektsaldo",
    "Objektsaldo",
    "Saldon delade på insats eller motpart, i kr. Egna rader har Källa manuell och behålls vid import.",
    (
        PERIOD,
        Indatakolumn("Konto", Typ.KONTO, "Kontonummer.", kravs=True, bredd=10, falt="konto"),
        Indatakolumn(
            "Dimension", Typ.VAL, "insats eller motpart.", kravs=True, val=tuple(Dimension), bredd=11, falt="dimension"
        ),
        Indatakolumn("Objekt", Typ.TEXT, "Objektnummer i bokföringen.", bredd=10, falt="objekt"),
        Indatakolumn(
            "Id",
            Typ.TEXT,
            "Insatsens eller medlemmens id; tomt om objektet är okänt.",
            bredd=24,
            sokt=True,
            falt="id",
            harleds_ur="Objekt",
        ),
        Indatakolumn("Benämning", Typ.TEXT, "Objektets namn.", bredd=30, falt="benamning"),
        *_KLASSNING,
        Indatakolumn("Part", Typ.VAL, "Motpartens part.", val=tuple(Part), bredd=9, falt="part", harleds_ur="Objekt"),
        Indatakolumn("IB", Typ.BELOPP, "Ingående balans.", bredd=16, falt="ib", tomt_ar_noll=True),
        Indatakolumn(
            "Belopp", Typ.BELOPP, "Utgående balans, eller periodens saldo.", kravs=True, bredd=16, falt="belopp"
        ),
        Indatakolumn(
            "Källa",
            Typ.VAL,
            "objekt, underkonto, manuell eller justering.",
            kravs=True,
            val=tuple(Kalla),
            bredd=11,
            falt="kalla",
        ),
        Indatakolumn("SIE-rad", Typ.HELTAL, "Rad i SIE-filen.", bredd=9, falt="sie_rad"),
    ),
    ("Period", "Konto", "Dimension", "Objekt", "Id"),
    fylls_av_import=True,
    typ=Objektsaldorad,
    falt="objektsaldon",
)

JUSTERINGAR = Indatatabell(
    "Justeringar",
    "Justeringar",
    "Bokslutstransaktioner som huvudboken inte har än: egna rader i Saldo och Objektsaldo när rapporten byggs, som går "
    "bort med raden här. Periodens rader ska summera till 0.",
    (
        PERIOD,
        Indatakolumn("Konto", Typ.KONTO, "Kontonummer.", kravs=True, bredd=10, falt="konto"),
        Indatakolumn("Objekt", Typ.TEXT, "Insatsens eller motpartens objektnummer.", bredd=10, falt="objekt"),
        Indatakolumn("Belopp", Typ.BELOPP, "Kr: debet plus, kredit minus.", kravs=True, bredd=16, falt="belopp"),
        Indatakolumn("Skäl", Typ.TEXT, "Vad som bokförs och varför.", kravs=True, bredd=60, falt="skal"),
        Indatakolumn("Roll", Typ.TEXT, "Rollen som beslutat om den, inget namn.", bredd=24, falt="roll"),
    ),
    valfri=True,
    typ=Justering,
    falt="justeringar",
    kannetecken=("Period", "Konto", "Objekt", "Skäl"),
)

IMPORTLOGG = Indatatabell(
    "Importlogg",
    "Importlogg",
    "En rad per inläst SIE-fil och period som är filens egen.",
    (
        Indatakolumn("Tid", Typ.TEXT, "När filen lästes in.", kravs=True, bredd=20, falt="tid"),
        Indatakolumn("Fil", Typ.TEXT, "Filens namn.", kravs=True, bredd=30, falt="fil"),
        Indatakolumn("SHA-256", Typ.TEXT, "Filens fingeravtryck.", kravs=True, bredd=66, falt="sha256"),
        Indatakolumn("Program", Typ.TEXT, "Programmet som skrev filen.", bredd=30, falt="program"),
        Indatakolumn("SIE-typ", Typ.TEXT, "Typ 1, 2, 3 eller 4.", bredd=9, falt="sietyp"),
        PERIOD,
        Indatakolumn("Antal poster", Typ.HELTAL, "Poster i filen.", bredd=13, falt="antal_poster", tomt_ar_noll=True),
        Indatakolumn("Antal konton", Typ.HELTAL, "Konton med saldo.", bredd=13, falt="antal_konton", tomt_ar_noll=True),
        Indatakolumn("Summa IB", Typ.BELOPP, "", bredd=16, falt="summa_ib", tomt_ar_noll=True),
        Indatakolumn("Summa UB", Typ.BELOPP, "", bredd=16, falt="summa_ub", tomt_ar_noll=True),
        Indatakolumn("Summa RES", Typ.BELOPP, "", bredd=16, falt="summa_res", tomt_ar_noll=True),
        Indatakolumn("Anmärkningar", Typ.TEXT, "Vad inläsningen noterade.", bredd=60, falt="anmarkningar"),
        valfri("Delning", Typ.TEXT, "SIE-dimensioner och konton som delades när filen lästes.", 40, "delning"),
    ),
    fylls_av_import=True,
    typ=Importrad,
    falt="importlogg",
    kannetecken=("Tid", "Fil", "SHA-256", "Period"),
)
