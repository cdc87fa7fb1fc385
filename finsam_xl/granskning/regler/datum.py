"""Datum: kolumner som gäller en balansdag, insatser som ska ha börjat under året."""

from __future__ import annotations

import calendar
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.kolumner import dagar_i

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Tabell

__all__ = ["granska_datum"]

_BALANS = "balansrakning"


def granska_datum(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd i kolumners och insatsers datum."""
    for tabell in dokument.tabeller:
        for kolumn in tabell.kolumner:
            yield from _balansdag(tabell, kolumn)
        if tabell.slag == "nya_insatser":
            yield from _nya_insatser(tabell, dokument.ar)
        if {"period_start", "period_slut"} <= (tabell.rader[0].falt.keys() if tabell.rader else set()):
            yield from _perioder(tabell)


def _balansdag(tabell: Tabell, kolumn: Kolumn) -> Iterator[Fynd]:
    if kolumn.dag is None or tabell.slag == "ovrig":
        return
    plats = f"{tabell.fil}, kolumn {kolumn.namn}"
    dagar = dagar_i(kolumn.namn)
    if tabell.slag == _BALANS and len(dagar) > 1:
        period = " ".join(dagar)
        text = f"{plats} anger perioden {period}, men en balansräkning gäller en dag: {dagar[-1]}."
        yield Fynd("C32", plats, period, dagar[-1], Klass.DATUM, text)
    ratt = _manadens_sista(kolumn.dag) if isinstance(kolumn.dag, date) else ""
    if str(kolumn.dag) != ratt:
        text = f"{plats} har datum {kolumn.dag}, som inte är en balansdag. Månadens sista dag är {ratt or 'en annan'}."
        yield Fynd("C32", plats, str(kolumn.dag), ratt or None, Klass.DATUM, text)


def _manadens_sista(dag: date) -> str:
    return dag.replace(day=calendar.monthrange(dag.year, dag.month)[1]).isoformat()


def _nya_insatser(tabell: Tabell, ar: int) -> Iterator[Fynd]:
    for rad in tabell.rader:
        start = rad.falt.get("period_start", "")
        if start and not start.startswith(str(ar)):
            plats, ratt = tabell.plats(rad), f"{ar}{start[4:]}"
            text = f"{plats}: {start} ligger inte i {ar}, men insatsen räknas som ny det året. Rätt är troligen {ratt}."
            yield Fynd("C32", plats, start, ratt, Klass.DATUM, text)


def _perioder(tabell: Tabell) -> Iterator[Fynd]:
    for rad in tabell.rader:
        start, slut = rad.falt.get("period_start", ""), rad.falt.get("period_slut", "")
        if start and slut and slut < start:
            plats = tabell.plats(rad)
            text = f"{plats}: perioden slutar {slut}, före sin början {start}."
            yield Fynd("C32", plats, slut, f"efter {start}", Klass.DATUM, text)
