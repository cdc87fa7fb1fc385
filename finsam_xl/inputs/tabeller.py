"""En indatatabells rader, lästa ur den Exceltabell som bär dess namn, var den än står."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.forna_rubriker import nutida
from finsam_xl.inputs.celler import anmarkning, las_cell
from finsam_xl.inputs.felslag import bladen
from finsam_xl.inputs.indatacell import Indatacell, Varde
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.prova.utanfor import har_innehall, prova_utanfor
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tydning import stada
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

__all__ = ["MAX_RADER", "Tabellinnehall", "Tabellrad", "las_tabell", "tabellceller"]

MAX_RADER = 100_000


@dataclass(frozen=True, slots=True)
class Tabellrad:
    """En rad: dess värden per rubrik, och var den står i boken."""

    blad: str
    nr: int
    varden: Mapping[str, Varde]
    kolumner: Mapping[str, int]

    def plats(self, rubrik: str) -> str:
        """Cellens adress, till exempel Budget!E14."""
        return f"{self.blad}!{kolumnbokstaver(self.kolumner[rubrik])}{self.nr}"

    def last(self, *rubriker: str) -> bool:
        """Om cellerna gick att läsa; en cell med ett eget fel är varken tom eller ifylld."""
        return all(rubrik in self.varden for rubrik in rubriker)

    def text(self, rubrik: str) -> str:
        """Värdet som text, tomt om cellen är tom eller inte gick att läsa."""
        varde = self.varden.get(rubrik)
        return "" if varde is None else str(varde)


@dataclass(frozen=True, slots=True)
class Tabellinnehall:
    """Tabellens rader och problem; *hel* när alla kolumner finns, så att raderna kan jämföras med andra tabeller."""

    rader: tuple[Tabellrad, ...]
    problem: tuple[Problem, ...]
    hel: bool


def las_tabell(bok: Bok, tabell: Indatatabell, *, krav: bool = True) -> Tabellinnehall:
    """Läs tabellens rader och alla problem i den; helt tomma rader hoppas över.

    Utan *krav* får en text som bara trycks vara tom: den behövs först när rapporten byggs.
    """
    plats = indatatabell(bok, tabell)
    if plats is None and tabell.valfri and tabell.blad not in bok.bladnamn:
        return Tabellinnehall((), (), hel=True)
    if plats is None:
        saknas = bladen.TABELL_SAKNAS if tabell.blad in bok.bladnamn else bladen.BLAD_SAKNAS
        return Tabellinnehall((), (saknas.vid(tabell.blad, blad=tabell.blad, tabell=tabell.namn),), hel=False)
    if plats.helhet.sista_rad - plats.helhet.rad > MAX_RADER:
        lang = bladen.FOR_LANG_TABELL.vid(_adress(plats, plats.helhet.rad), tabell=tabell.namn, hogst=MAX_RADER)
        return Tabellinnehall((), (lang,), hel=False)
    kolumner = _kolumner(bok, plats)
    funna = [*_saknade(tabell, plats, kolumner)]
    hel = not funna
    funna += prova_utanfor(bok, tabell, plats, kolumner)
    funna += _orena_rubriker(bok, tabell, plats, kolumner)
    lases = _lases(tabell, kolumner, krav=krav)
    lasta = [_las_rad(bok, plats.blad, nr, kolumner, lases) for nr in _ifyllda(bok, plats, lases)]
    funna += [ett for _rad, brister in lasta for ett in brister]
    return Tabellinnehall(tuple(rad for rad, _brister in lasta), tuple(funna), hel)


def tabellceller(bok: Bok, tabell: Indatatabell) -> Iterator[tuple[Indatacell, object, tuple[str, int, int]]]:
    """Varje cell i tabellens ifyllda rader: vad den ska hålla, vad den håller, och dess blad, rad och kolumn."""
    plats = indatatabell(bok, tabell)
    if plats is None or plats.helhet.sista_rad - plats.helhet.rad > MAX_RADER:
        return
    kolumner = _kolumner(bok, plats)
    lases = _lases(tabell, kolumner)
    for nr in _ifyllda(bok, plats, lases):
        for (kolumn, kol), ra in zip(lases, bok.varden(plats.blad).rad(nr, [kol for _, kol in lases]), strict=True):
            yield _cell(kolumn, plats.blad, kol, nr), ra, (plats.blad, nr, kol)


def _lases(tabell: Indatatabell, kolumner: Mapping[str, int], *, krav: bool = True) -> list[tuple[Indatakolumn, int]]:
    """Kolumnerna som ska läsas och var de står; text i tabellens nyckel jämförs alltid."""
    return [
        (
            replace(
                kolumn,
                jamford=kolumn.jamford or kolumn.namn in tabell.nyckel,
                kravs=kolumn.kravs and (krav or not _bara_tryckt(tabell, kolumn)),
            ),
            kolumner[kolumn.namn],
        )
        for kolumn in tabell.kolumner
        if kolumn.namn in kolumner
    ]


def _bara_tryckt(tabell: Indatatabell, kolumn: Indatakolumn) -> bool:
    """En text som varken söks, jämförs eller är en kod ur en annan tabell, så som den som placerar ett konto."""
    kod = kolumn.soks or kolumn.namn in tabell.nyckel or bool(kolumn.forslag_ur)
    return kolumn.typ is Typ.TEXT and not kod


def _cell(kolumn: Indatakolumn, blad: str, kol: int, nr: int) -> Indatacell:
    plats = f"{blad}!{kolumnbokstaver(kol)}{nr}"
    return Indatacell(plats, kolumn.namn, kolumn.typ, kolumn.val, kolumn.kravs, kolumn.soks, kolumn.oppen)


def _adress(plats: Tabellform, rad: int) -> str:
    return f"{plats.blad}!{kolumnbokstaver(plats.helhet.kolumn)}{rad}"


def _kolumner(bok: Bok, plats: Tabellform) -> dict[str, int]:
    if not plats.rubrikrader:
        return {}
    spann = range(plats.helhet.kolumn, plats.helhet.sista_kolumn + 1)
    celler = ((bok.varden(plats.blad).cell(plats.helhet.rad, kol), kol) for kol in spann)
    rubriker = {stada(rubrik): kol for rubrik, kol in celler if isinstance(rubrik, str)}
    return dict(zip(nutida(plats.namn, [*rubriker]), rubriker.values(), strict=True))


def _saknade(tabell: Indatatabell, plats: Tabellform, kolumner: Mapping[str, int]) -> Iterator[Problem]:
    for kolumn in tabell.kolumner:
        if kolumn.namn not in kolumner and not kolumn.valfri:
            rubrikrad = _adress(plats, plats.helhet.rad)
            yield bladen.KOLUMN_SAKNAS.vid(rubrikrad, tabell=tabell.namn, kolumn=kolumn.namn)


def _orena_rubriker(
    bok: Bok, tabell: Indatatabell, plats: Tabellform, kolumner: Mapping[str, int]
) -> Iterator[Problem]:
    for kolumn in tabell.kolumner:
        kol = kolumner.get(kolumn.namn)
        if kol is None:
            continue
        rubrik = bok.varden(plats.blad).cell(plats.helhet.rad, kol)
        if not isinstance(rubrik, str) or nutida(tabell.namn, [rubrik]) != (kolumn.namn,):
            cell = f"{plats.blad}!{kolumnbokstaver(kol)}{plats.helhet.rad}"
            yield bladen.OREN_RUBRIK.vid(cell, tabell=tabell.namn, kolumn=kolumn.namn)


def _ifyllda(bok: Bok, plats: Tabellform, lases: Sequence[tuple[Indatakolumn, int]]) -> Iterator[int]:
    """Raderna där någon av kolumnerna som läses är ifylld; egna kolumner gör ingen rad."""
    kolumner = {kolumn.namn: kol for kolumn, kol in lases}
    forsta = plats.helhet.rad + plats.rubrikrader
    sista = plats.helhet.sista_rad - plats.summarader
    return (nr for nr in range(forsta, sista + 1) if har_innehall(bok, plats.blad, nr, kolumner))


def _las_rad(
    bok: Bok, blad: str, nr: int, kolumner: Mapping[str, int], lases: Sequence[tuple[Indatakolumn, int]]
) -> tuple[Tabellrad, list[Problem]]:
    """Raden med de kolumner som ska läsas, och bristerna i den."""
    varden: dict[str, Varde] = {}
    funna: list[Problem] = []
    for (kolumn, kol), ra in zip(lases, bok.varden(blad).rad(nr, [kol for _, kol in lases]), strict=True):
        if ra is None and not kolumn.kravs:
            varden[kolumn.namn] = None
            continue
        cell = _cell(kolumn, blad, kol, nr)
        varde = las_cell(ra, cell)
        if isinstance(varde, Problem):
            funna.append(varde)
            continue
        varden[kolumn.namn] = varde
        if (noterat := anmarkning(ra, cell)) is not None:
            funna.append(noterat)
    return Tabellrad(blad, nr, varden, kolumner), funna
