"""Ett enda fel i en tryckt räkning som CSV: varje slag av fel på varje rad som ingår i något samband."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.granskning.alla import prova
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.las import las_mapp
from tests.granskning.planterat import SLAG
from tests.granskning.rattat import las_csv, skriv_csv

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator
    from pathlib import Path

    from finsam_xl.granskning.tryck.dokument import Tabell

__all__ = ["Planterat", "plantera_i_mappen"]

_HALV = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Planterat:
    """Ett planterat fel: slag, fil, rad, kolumn, och om det hittades på sin plats."""

    slag: str
    fil: str
    rad: str
    kolumn: str
    hittat: bool


@dataclass(frozen=True, slots=True)
class _Ruta:
    nr: int
    kolumn: str
    tal: Decimal
    minst: Decimal
    tolerans: Decimal
    summa: bool


def plantera_i_mappen(mapp: Path, slump: random.Random, slag: tuple[str, ...] = SLAG) -> Iterator[Planterat]:
    """Varje slag av fel, ett i taget, i varje rad som ingår i något samband i mappens tabeller."""
    dokument = las_mapp(mapp)
    utslag = prova(dokument)
    for tabell in dokument.tabeller:
        langder: dict[tuple[int, str], int] = {}
        for prov in utslag.provat:
            for fil, nr, kolumn in prov.rutor:
                if fil == tabell.fil:
                    langder[nr, kolumn] = min(langder.get((nr, kolumn), len(prov.rutor)), len(prov.rutor))
        for ett in slag:
            for ruta in _rutor(tabell, langder, slump):
                hittat = _prova(mapp, tabell, ett, ruta, slump, frozenset(utslag.fynd))
                if hittat is not None:
                    post = tabell.rader[ruta.nr - 1].post
                    yield Planterat(ett, tabell.fil, post, ruta.kolumn, hittat)


def _rutor(tabell: Tabell, langder: dict[tuple[int, str], int], slump: random.Random) -> Iterator[_Ruta]:
    """En slumpad kolumn av varje rad som ingår i något samband."""
    minst = min(
        Decimal(1).scaleb(min(0, int(ett.as_tuple().exponent)))
        for rad in tabell.rader
        for kolumn in tabell.kolumner
        if (ett := rad.tal(kolumn)) is not None
    )
    for rad in tabell.rader:
        kolumner = [en for en in tabell.kolumner if (rad.nr, en.namn) in langder and rad.tal(en)]
        if kolumner:
            kolumn = slump.choice(kolumner)
            tolerans = _HALV * minst * langder[rad.nr, kolumn.namn]
            yield _Ruta(rad.nr, kolumn.namn, rad.tal(kolumn) or Decimal(0), minst, tolerans, rad.typ == "summa")


def _prova(
    mapp: Path, tabell: Tabell, slag: str, ruta: _Ruta, slump: random.Random, redan: frozenset[object]
) -> bool | None:
    vag = mapp / f"{tabell.fil}.csv"
    orort = vag.read_bytes()
    rader = las_csv(vag)
    if not _plantera(slag, tabell, ruta, rader, slump):
        return None
    try:
        skriv_csv(vag, rader)
        fynd = [en for en in prova(las_mapp(mapp)).fynd if en not in redan]
    finally:
        vag.write_bytes(orort)
    return any(tabell.fil in en.plats for en in fynd)


def _plantera(slag: str, tabell: Tabell, ruta: _Ruta, rader: list[dict[str, str]], slump: random.Random) -> bool:
    rad = rader[ruta.nr - 1]
    if slag in {"struken rad", "dubblerad rad"}:
        if ruta.summa or abs(ruta.tal) <= ruta.tolerans:
            return False
        rader[ruta.nr - 1 : ruta.nr] = [] if slag == "struken rad" else [rad, dict(rad)]
        return True
    andra = [en.namn for en in tabell.kolumner if en.roll == "utfall" and en.namn != ruta.kolumn and tal(rad[en.namn])]
    if slag in {"bytta kolumner", "förra årets tal"}:
        if not andra or abs((tal(rad[andra[0]]) or 0) - ruta.tal) <= 2 * ruta.tolerans:
            return False
        gammalt, rad[ruta.kolumn] = rad[ruta.kolumn], rad[andra[0]]
        if slag == "bytta kolumner":
            rad[andra[0]] = gammalt
        return True
    nytt = _nytt(slag, ruta, slump)
    if nytt is None or abs(nytt - ruta.tal) <= ruta.tolerans:
        return False
    rad[ruta.kolumn] = str(nytt)
    return True


def _nytt(slag: str, ruta: _Ruta, slump: random.Random) -> Decimal | None:
    if slag == "fel tecken":
        return -ruta.tal
    if slag == "faktor tio":
        return ruta.tal * 10
    if slag == "fel summa":
        return ruta.tal + slump.choice((-1, 1)) * slump.randrange(3, 40) * ruta.tolerans if ruta.summa else None
    tecken, siffror, exponent = ruta.tal.as_tuple()
    par = [nr for nr in range(len(siffror) - 1) if siffror[nr] != siffror[nr + 1]]
    if not par:
        return None
    nr = slump.choice(par)
    return Decimal((tecken, (*siffror[:nr], siffror[nr + 1], siffror[nr], *siffror[nr + 2 :]), int(exponent)))
