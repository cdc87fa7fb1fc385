"""Samma part i två tabeller: en medlems rad i driftredovisningen eller prognosen har notens belopp.

Har båda tabellerna en enda rad för parten jämförs de redan i samband.csv, och inte en gång till här.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat, klassa
from finsam_xl.granskning.regler.uttryck import cell, enhet_i_kr, las_termer
from finsam_xl.granskning.struktur.rutnat import Rutnat
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_samma_part"]

_TABELLER = ("driftredovisning", "prognos")
_PARTER = {"stat": "stat", "region": "region", "kommun": "kommuner|kommun"}
"""Parternas rader, och raderna som samband.csv jämför med notens."""


def granska_samma_part(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där en medlem har ett annat utfall i tabellen än i noten om intäkter, samma år."""
    noten = dokument.tabell("not_intakter")
    for slag in _TABELLER if noten else ():
        tabell = dokument.tabell(slag)
        for kolumn in tabell.kolumner if tabell else ():
            annan = next((en for en in (noten.kolumner if noten else ()) if _samma(en, kolumn)), None)
            if tabell and noten and annan:
                yield from _kolumnen(dokument, (tabell, kolumn), (noten, annan))


def _samma(ett: Kolumn, annat: Kolumn) -> bool:
    return ett.roll == annat.roll == "utfall" and ett.ar == annat.ar


def _kolumnen(
    dokument: Dokument, tabellens: tuple[Tabell, Kolumn], notens_kolumn: tuple[Tabell, Kolumn]
) -> Iterator[Fynd | Provat]:
    (tabell, kolumn), (noten, annan) = tabellens, notens_kolumn
    skala = enhet_i_kr(noten.enhet) / enhet_i_kr(tabell.enhet)
    tolerans = (Rutnat(tabell).enhet(kolumn) + Rutnat(noten).enhet(annan) * skala) / 2
    i_noten = _parterna(noten)
    for namn, rad in _parterna(tabell).items():
        notrad = i_noten.get(namn)
        tryckt, notens = rad.tal(kolumn), notrad.tal(annan) if notrad else None
        if notrad is None or tryckt is None or notens is None:
            continue
        rutor = (tabell.fil, rad.nr, kolumn.namn), (noten.fil, notrad.nr, annan.namn)
        if rutor == _i_samband(dokument, tabell, rad.id, kolumn.ar):
            continue
        yield Provat("C11", rutor)
        ratt = notens * skala
        if abs(tryckt - ratt) > tolerans:
            plats, notplats = tabell.plats(rad, kolumn), noten.plats(notrad, annan)
            text = f"{plats} är {svensk(tryckt)}, men {notplats} är {svensk(ratt)}: {svensk(tryckt - ratt)} skiljer."
            klass = klassa(tryckt, ratt, 0, Klass.UPPGIFT)
            yield Fynd("C11", f"{plats} / {notplats}", tryckt, ratt, klass, text)


def _i_samband(dokument: Dokument, tabell: Tabell, part: str, ar: int) -> tuple[Ruta, ...]:
    """Rutorna som sambandet mellan partens rader i tabellen och i noten jämför."""
    termer = las_termer(f"{tabell.slag}.{_PARTER[part]} + not_intakter.{part}")
    celler = (cell(dokument, term, "utfall", ar) for term in termer)
    return tuple(ruta for en in celler if en is not None for ruta in en.rutor)


def _parterna(tabell: Tabell) -> dict[str, Rad]:
    """Medlemmarnas rader efter namn; ett namn som står två gånger är ingen bestämd rad."""
    namnen = [stada(rad.post) for rad in tabell.rader if rad.id in _PARTER]
    return {stada(rad.post): rad for rad in tabell.rader if rad.id in _PARTER and namnen.count(stada(rad.post)) == 1}
