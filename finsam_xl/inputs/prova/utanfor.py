"""Rader och kolumner som hör till en indatatabell men står utanför den: under den, till höger, eller avskurna.

En anteckning bredvid tabellen får stå där. Det som läses som en hel rad, med tabellens slag av värden i tabellens
ordning, är däremot indata som tabellen inte räknar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.celler import las_cell
from finsam_xl.inputs.felslag import bladen
from finsam_xl.inputs.indatacell import Indatacell
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tydning import stada
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

__all__ = ["har_innehall", "prova_utanfor"]

_MINST, _NOG, _MANGA = 2, 3, 4
_UTAN_SLAG = frozenset({Typ.TEXT, Typ.ID})


def prova_utanfor(bok: Bok, tabell: Indatatabell, plats: Tabellform, kolumner: Mapping[str, int]) -> Iterator[Problem]:
    """Problemen utanför tabellen; *kolumner* är dess rubriker och var de står."""
    under = plats.helhet.sista_rad + 1
    narmast = not plats.summarader and har_innehall(bok, plats.blad, under, kolumner)
    if narmast:
        yield bladen.RAD_UNDER_TABELL.vid(_adress(plats.blad, plats.helhet.kolumn, under), tabell=tabell.namn)
    sista = len(bok.rader(plats.blad))
    langre_ned = [nr for nr in range(under + narmast, sista + 1) if _ar_en_rad(bok, tabell, plats, nr, kolumner)]
    if langre_ned:
        forsta = _adress(plats.blad, plats.helhet.kolumn, langre_ned[0])
        yield bladen.RAD_LANGRE_NED.vid(forsta, tabell=tabell.namn, rader=_spann(langre_ned))
    yield from _till_hoger(bok, tabell, plats, kolumner)
    yield from _avskurna(bok, tabell, plats, kolumner)


def har_innehall(bok: Bok, blad: str, nr: int, kolumner: Mapping[str, int]) -> bool:
    """Om någon av tabellens celler på raden är ifylld."""
    return not all(map(_tom, bok.varden(blad).rad(nr, kolumner.values())))


def _tom(cell: object) -> bool:
    return not stada(cell) if isinstance(cell, str) else cell is None


def _adress(blad: str, kol: int, rad: int) -> str:
    return f"{blad}!{kolumnbokstaver(kol)}{rad}"


def _ar_en_rad(bok: Bok, tabell: Indatatabell, plats: Tabellform, nr: int, kolumner: Mapping[str, int]) -> bool:
    """Om cellerna läses som en rad i tabellen; är de många får en av dem vara fel eller saknas."""
    if any(_i_annan_tabell(bok, plats, nr, kol) for kol in kolumner.values()):
        return False
    kanda = [(kolumn, kolumner[kolumn.namn]) for kolumn in tabell.kolumner if kolumn.namn in kolumner]
    ifyllda = [(kolumn, ra) for kolumn, kol in kanda if not _tom(ra := bok.varden(plats.blad).cell(nr, kol))]
    lasta = [kolumn for kolumn, ra in ifyllda if _lases(kolumn, ra)]
    fattas = sum(kolumn.kravs for kolumn, _ in kanda) - sum(kolumn.kravs for kolumn, _ in ifyllda)
    brister = len(ifyllda) - len(lasta) + fattas
    nog = _MINST if any(_sager_nagot(kolumn, ra) for kolumn, ra in ifyllda if kolumn in lasta) else _NOG
    return len(ifyllda) >= nog and brister <= (len(ifyllda) >= _MANGA)


def _lases(kolumn: Indatakolumn, ra: object) -> bool:
    return not isinstance(
        las_cell(ra, Indatacell("", kolumn.namn, kolumn.typ, kolumn.val, oppen=kolumn.oppen)), Problem
    )


def _sager_nagot(kolumn: Indatakolumn, ra: object) -> bool:
    """Om det lästa värdet är av kolumnens eget slag, vilket en anteckning sällan råkar vara."""
    if kolumn.typ is Typ.NUMMER:
        return any(tecken.isdigit() for tecken in str(ra))
    return kolumn.typ not in _UTAN_SLAG


def _i_annan_tabell(bok: Bok, plats: Tabellform, rad: int, kol: int) -> bool:
    return any(
        annan.helhet.rad <= rad <= annan.helhet.sista_rad and annan.helhet.kolumn <= kol <= annan.helhet.sista_kolumn
        for annan in bok.tabeller
        if annan.blad == plats.blad and annan != plats
    )


def _till_hoger(bok: Bok, tabell: Indatatabell, plats: Tabellform, kolumner: Mapping[str, int]) -> Iterator[Problem]:
    for nr, rad in enumerate(bok.rader(plats.blad), start=1):
        forsta = next(
            (kol for kol, ra in enumerate(rad, start=1) if kol > plats.helhet.sista_kolumn and not _tom(ra)), 0
        )
        flyttade = {namn: kol + forsta - plats.helhet.kolumn for namn, kol in kolumner.items()}
        if forsta and _ar_en_rad(bok, tabell, plats, nr, flyttade):
            yield bladen.RAD_TILL_HOGER.vid(_adress(plats.blad, forsta, nr), tabell=tabell.namn)


def _avskurna(bok: Bok, tabell: Indatatabell, plats: Tabellform, kolumner: Mapping[str, int]) -> Iterator[Problem]:
    """Kolumner som får saknas, och som tabellen inte omfattar fast de står på bladet med sin rubrik."""
    avskurna = {kolumn.namn for kolumn in tabell.kolumner if kolumn.valfri and kolumn.namn not in kolumner}
    rubrikrad = plats.helhet.rad
    bredd = max(map(len, bok.rader(plats.blad)), default=0)
    for kol in range(plats.helhet.sista_kolumn + 1, bredd + 1) if avskurna else ():
        rubrik = bok.varden(plats.blad).cell(rubrikrad, kol)
        if isinstance(rubrik, str) and stada(rubrik) in avskurna:
            cell = _adress(plats.blad, kol, rubrikrad)
            yield bladen.KOLUMN_UTANFOR.vid(cell, tabell=tabell.namn, kolumn=stada(rubrik))


def _spann(nummer: list[int]) -> str:
    """Radnummer i ord: 31, 33–36."""
    grupper: list[list[int]] = []
    for nr in nummer:
        if grupper and grupper[-1][-1] == nr - 1:
            grupper[-1].append(nr)
        else:
            grupper.append([nr])
    return ", ".join(str(ett[0]) if len(ett) == 1 else f"{ett[0]}–{ett[-1]}" for ett in grupper)
