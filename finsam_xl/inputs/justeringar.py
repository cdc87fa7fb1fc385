"""Bladet Justeringar i Saldo och Objektsaldo: rader för sig, härledda på nytt varje gång boken läses.

Det som bladen själva höll av sådana rader räknas inte: en justering som är borta tar sina rader med sig.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.inputs.kontoplan import Placering
from finsam_xl.inputs.objektsaldon import delas
from finsam_xl.modell import Dimension, Kalla, Objektsaldorad, Saldorad

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from decimal import Decimal

    from finsam_xl.inputs.objektsaldon import Agare, Agarregister
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.modell import Justering, Kontorad

__all__ = ["JUSTERADE", "justerade_objektsaldon", "justerade_saldon", "utan_justeringar"]

JUSTERADE = ("Saldo", "Objektsaldo")
"""Tabellerna som justeringarna läggs till i."""


def utan_justeringar(rader: Iterable[Tabellrad]) -> tuple[list[Tabellrad], list[Tabellrad]]:
    """Radernas egna, och de som en tidigare läsning härledde ur Justeringar."""
    egna: list[Tabellrad] = []
    harledda: list[Tabellrad] = []
    for rad in rader:
        (harledda if rad.text("Källa") == Kalla.JUSTERING else egna).append(rad)
    return egna, harledda


def justerade_saldon(
    justeringar: Iterable[Justering], saldon: Iterable[Saldorad], kontoplan: Sequence[Kontorad]
) -> tuple[Saldorad, ...]:
    """En rad per period och konto med justeringarnas summa, placerad av Kontoplan som kontots andra rader."""
    namn = {rad.konto: rad.benamning for rad in saldon if rad.benamning}
    plats = Placering(kontoplan)
    return tuple(
        Saldorad(
            period,
            konto,
            namn.get(konto) or plats[konto].benamning,
            plats[konto].rad,
            plats[konto].not_,
            plats[konto].drift,
            NOLL,
            belopp,
            kalla=Kalla.JUSTERING,
        )
        for (period, konto), belopp in _summor(justeringar).items()
        if belopp
    )


def _summor(justeringar: Iterable[Justering]) -> Mapping[tuple[date, str], Decimal]:
    summor: dict[tuple[date, str], Decimal] = defaultdict(lambda: NOLL)
    for ett in justeringar:
        summor[ett.period, ett.konto] += ett.belopp
    return summor


def justerade_objektsaldon(
    justeringar: Iterable[Justering],
    objektsaldon: Iterable[Objektsaldorad],
    kontoplan: Sequence[Kontorad],
    register: Agarregister,
) -> tuple[Objektsaldorad, ...]:
    """En rad per period, konto, dimension och objekt, för de justeringar som har objekt eller hör till en motpart."""
    namn = {(rad.dimension, rad.objekt): rad.benamning for rad in objektsaldon}
    plats = Placering(kontoplan)
    rader: dict[tuple[date, str, Dimension, str], Objektsaldorad] = {}
    for ett in justeringar:
        for rad in _delarna(ett, plats[ett.konto], register):
            nyckel = (rad.period, rad.konto, rad.dimension, rad.objekt)
            forut = rader.get(nyckel, replace(rad, belopp=NOLL, benamning=namn.get((rad.dimension, rad.objekt), "")))
            rader[nyckel] = replace(forut, belopp=forut.belopp + rad.belopp)
    return tuple(rad for rad in rader.values() if rad.belopp)


def _delarna(ett: Justering, plats: Kontorad, register: Agarregister) -> Iterator[Objektsaldorad]:
    """Insatsens del och motpartens del; ett objekt som ingen känner är en okänd insats, eller det kontot delas på."""
    delade = [dimension for dimension in Dimension if delas(ett.konto, plats, dimension)] if ett.objekt else []
    agare = {dimension: register.objektets(dimension, ett.objekt) for dimension in delade}
    kanda = [dimension for dimension in delade if agare[dimension].id]
    for dimension in kanda or delade[:1]:
        yield _delen(ett, plats, dimension, ett.objekt, agare[dimension])
    if plats.motpart:
        yield _delen(ett, plats, Dimension.MOTPART, "", register.medlemmen(plats.motpart))


def _delen(ett: Justering, plats: Kontorad, dimension: Dimension, objekt: str, vem: Agare) -> Objektsaldorad:
    return Objektsaldorad(
        ett.period,
        ett.konto,
        dimension,
        objekt,
        vem.id,
        "",
        plats.rad,
        plats.not_,
        plats.drift,
        vem.part,
        NOLL,
        ett.belopp,
        Kalla.JUSTERING,
    )
