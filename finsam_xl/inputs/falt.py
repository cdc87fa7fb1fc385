"""Bron mellan tabellernas kolumner och förbundets frusna värden, åt båda hållen.

FALT säger en enda gång vilken egenskap som står i vilken kolumn; läsningen bygger värden av rader, fyllningen
gör rader av värden.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from finsam_xl.belopp import NOLL
from finsam_xl.inputs.schema import Typ, tabell
from finsam_xl.inputs.tydning import stada
from finsam_xl.modell import (
    Bedomning,
    Bladprefix,
    Budgetrad,
    Deltagarantal,
    Dimension,
    Enkatsvar,
    Historikrad,
    Importrad,
    Indikator,
    Insats,
    Insatskort,
    Kalla,
    Kommun,
    Kontorad,
    Matt,
    Medlem,
    Objektsaldorad,
    Part,
    Radslag,
    Saldorad,
    Styrelseplats,
    Talenhet,
    Verksamhetstal,
    Version,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.inputs.celler import Varde
    from finsam_xl.inputs.schema import Kolumn
    from finsam_xl.inputs.tabeller import Tabellrad

__all__ = ["FALT", "Cellvarde", "orord", "rader", "rena", "till_modell"]

T = TypeVar("T")
Cellvarde: TypeAlias = str | int | float | date | None
"""Det som skrivs i en cell: tal som flyttal först här, vid Excels kant."""

_SALDO = {"Period": "period", "Konto": "konto", "Benämning": "benamning", "Rad": "rad", "Not": "not_", "Drift": "drift"}

FALT: Mapping[str, tuple[type[Any], Mapping[str, str]]] = {
    "Medlemmar": (
        Medlem,
        {
            "Id": "id",
            "Medlem": "namn",
            "Part": "part",
            "Objekt": "objekt",
            "Plats i not 1": "plats_not1",
            "Plats i not 4": "plats_not4",
            "Fast andel": "andel",
            "Invånare": "invanare",
            "Försörjningsmått": "forsorjningsmatt",
            "Nyckelår": "nyckelar",
            "Statistikdatum": "statistikdatum",
            "Beslutad avgift": "beslutad",
            "Beslutad avgift fg": "beslutad_fg",
        },
    ),
    "Kontoplan": (
        Kontorad,
        {
            "Konto från": "fran",
            "Konto till": "till",
            "Benämning": "benamning",
            "Rad": "rad",
            "Not": "not_",
            "Drift": "drift",
            "Delas på": "delas_pa",
            "Motpart": "motpart",
        },
    ),
    "Saldo": (Saldorad, {**_SALDO, "IB": "ib", "Belopp": "belopp", "SIE-rad": "sie_rad"}),
    "Objektsaldo": (
        Objektsaldorad,
        {
            **_SALDO,
            "Dimension": "dimension",
            "Objekt": "objekt",
            "Id": "id",
            "Part": "part",
            "IB": "ib",
            "Belopp": "belopp",
            "Källa": "kalla",
            "SIE-rad": "sie_rad",
        },
    ),
    "Budget": (
        Budgetrad,
        {
            "Period": "period",
            "Post": "post",
            "Insats": "insats",
            "Version": "version",
            "Belopp": "belopp",
            "SIE-fil": "sie_fil",
            "Belopp hela perioden": "hela_perioden",
        },
    ),
    "Insatser": (
        Insats,
        {
            "Id": "id",
            "Insats": "namn",
            "Objekt": "objekt",
            "Ordning": "ordning",
            "Kort ägarnamn": "kort_agare",
            "Insatsägare": "insatsagare",
            "Grupp": "grupp",
            "Inriktning": "inriktning",
            "Kategori": "kategori",
            "Start": "start",
            "Slut": "slut",
            "Status": "status",
            "Kvinnor": "kvinnor",
            "Män": "man",
            "Plats i deltagare": "plats_deltagare",
            "Plats i måluppfyllelse": "plats_malbedomning",
            "Memorad": "memo",
            "Bedömning": "bedomning",
            "Notering": "notering",
            "Undergrupp": "undergrupp",
            "Kort": "kort",
            "Kortdel": "kortdel",
        },
    ),
    "Insatskort": (
        Insatskort,
        {
            "Insats": "insats",
            "Syfte": "syfte",
            "Mål": "mal",
            "Resultat": "resultat",
            "Samverkansparter": "samverkansparter",
            "Bedömning": "bedomning",
            "Kommentar": "kommentar",
            "Insatsägare": "insatsagare",
            "Målgrupp": "malgrupp",
            "Deltagarregistrering": "deltagarregistrering",
            "Resultatrubrik": "resultatrubrik",
            "Budgetversion": "budgetversion",
            "Deltagare": "deltagare",
            "Kvinnor": "kvinnor",
            "Män": "man",
            "Andel kvinnor": "andel_kvinnor",
            "Deltagare avser": "avser",
        },
    ),
    "Deltagarantal": (
        Deltagarantal,
        {
            "Id": "id",
            "Rad": "rad",
            "Insats": "insats",
            "Inriktning": "inriktning",
            "Antal": "antal",
            "Kvinnor": "kvinnor",
            "Män": "man",
            "Avser": "avser",
            "Slag": "slag",
        },
    ),
    "Mal": (
        Indikator,
        {
            "Mål nr": "mal_nr",
            "Indikator nr": "indikator_nr",
            "Text": "text",
            "Mått": "matt",
            "Enkätfråga": "enkatfraga",
            "Lokalt": "lokalt",
            "Jämförelse": "jamforelse",
            "Riktning": "riktning",
            "Bedömning": "bedomning",
            "Utfallstext": "utfallstext",
            "Gränsvärde": "gransvarde",
            "Enhet": "enhet",
        },
    ),
    "Kommuner": (
        Kommun,
        {
            "Kommun": "namn",
            "Antal team": "antal_team",
            "Lokala insatser": "lokala_insatser",
            "Finansierade handläggare": "handlaggare",
        },
    ),
    "Indikatorer": (
        Enkatsvar,
        {
            "Nr": "nr",
            "Indikator": "indikator",
            "Område": "omrade",
            "Svarsgrupp": "grupp",
            **{f"Antal {nr}": f"antal_{nr}" for nr in range(1, 7)},
            "Nationellt": "nationellt",
            "Förra året": "forra_aret",
            "Nationellt positivt": "nationellt_positivt",
            "Förra året positivt": "forra_aret_positivt",
            "Vet ej": "vet_ej",
            "Mått": "matt",
            "Jämförs med": "jamfors_med",
        },
    ),
    "Historik": (Historikrad, {"Period": "period", "Post": "post", "Belopp": "belopp", "Enhet": "enhet"}),
    "Styrelse": (Styrelseplats, {"Grupp": "grupp", "Roll": "roll", "Organisation": "organisation"}),
    "Verksamhetstal": (
        Verksamhetstal,
        {
            "Rapport": "rapport",
            "Id": "id",
            "Avsnitt": "avsnitt",
            "Uppgift": "uppgift",
            "Värde": "varde",
            "Enhet": "talenhet",
            "Konton": "konton",
        },
    ),
    "Importlogg": (
        Importrad,
        {
            "Tid": "tid",
            "Fil": "fil",
            "SHA-256": "sha256",
            "Program": "program",
            "SIE-typ": "sietyp",
            "Period": "period",
            "Antal poster": "antal_poster",
            "Antal konton": "antal_konton",
            "Summa IB": "summa_ib",
            "Summa UB": "summa_ub",
            "Summa RES": "summa_res",
            "Anmärkningar": "anmarkningar",
            "Delning": "delning",
        },
    ),
}

_SLAG: Mapping[str, type[Any]] = {
    "part": Part,
    "dimension": Dimension,
    "delas_pa": Dimension,
    "version": Version,
    "budgetversion": Version,
    "kalla": Kalla,
    "matt": Matt,
    "bedomning": Bedomning,
    "slag": Radslag,
    "rapport": Bladprefix,
    "talenhet": Talenhet,
    "memo": bool,
}
_TOMT_AR_NOLL = {"ib", "belopp", "summa_ib", "summa_ub", "summa_res", "antal_konton", "antal_poster"}
_SKRIVS_SOM_TEXT = {Typ.TEXT, Typ.ID, Typ.NUMMER, Typ.KONTO, Typ.VAL}


def till_modell(namn: str, cls: type[T], tabellrader: Iterable[Tabellrad]) -> tuple[T, ...]:
    """Tabellens rader som frusna värden av slaget *cls*."""
    kolumner = FALT[namn][1]
    typer = {kolumn.namn: kolumn.typ for kolumn in tabell(namn).kolumner}
    return tuple(
        cls(**{falt: _in(rad.varden.get(rubrik), falt, typer[rubrik]) for rubrik, falt in kolumner.items()})
        for rad in tabellrader
    )


def _in(varde: Varde, falt: str, typ: Typ) -> object:
    slag = _SLAG.get(falt)
    if slag is not None:
        return slag(varde) if varde is not None or slag is bool else None
    if varde is None and typ in _SKRIVS_SOM_TEXT:
        return ""
    return NOLL if varde is None and falt in _TOMT_AR_NOLL else varde


def rader(namn: str, varden: Iterable[object]) -> tuple[tuple[Cellvarde, ...], ...]:
    """Frusna värden som rader av cellvärden i tabellens kolumnordning; kolumner utan egenskap blir tomma."""
    falt = FALT[namn][1]
    kolumner = tabell(namn).kolumner
    return tuple(
        tuple(
            _ut(getattr(varde, falt[kolumn.namn], None), kolumn) if kolumn.namn in falt else None for kolumn in kolumner
        )
        for varde in varden
    )


def rena(inlasta: Iterable[tuple[Cellvarde, ...]]) -> tuple[tuple[Cellvarde, ...], ...]:
    """Inlästa rader utan det osynliga som en fil kan ha i kanten av en text."""
    return tuple(tuple(stada(varde) if isinstance(varde, str) else varde for varde in rad) for rad in inlasta)


def orord(namn: str, rad: Tabellrad) -> tuple[Cellvarde, ...]:
    """En läst rad som cellvärden i tabellens kolumnordning, så som den stod."""
    return tuple(_ut(rad.varden.get(kolumn.namn), kolumn) for kolumn in tabell(namn).kolumner)


def _ut(varde: object, kolumn: Kolumn) -> Cellvarde:
    if varde is None or varde == "":
        return None
    if isinstance(varde, bool):
        return kolumn.val[0] if varde else None
    if kolumn.typ is Typ.KONTO:
        return _konto(str(varde))
    if isinstance(varde, Decimal):
        return float(varde)
    return varde if isinstance(varde, (int, date)) else str(varde)


def _konto(konto: str) -> str | int:
    """Kontonummer skrivs som tal, så att Excel sorterar dem rätt; en inledande nolla kräver text."""
    return konto if konto.startswith("0") else int(konto)
