"""Ett fel var som helst i underlaget ska synas i minst en kontroll."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.kontroller import Kontroll
from finsam_xl.kontroller.rakningar import noter
from finsam_xl.modell import Dimension
from tests.andringar import flytta
from tests.exemplet import PERIOD, PERIOD_FG, exemplet, reagerar

if TYPE_CHECKING:
    from finsam_xl.modell import Objektsaldorad, Saldorad

FEL = Decimal("12345.67")
SALDON = tuple({(rad.rad, rad.period): rad for rad in exemplet().saldon}.values())
TRYCKTA_OBJEKT = tuple(
    {
        (rad.not_, rad.part, rad.period): rad
        for rad in exemplet().objektsaldon
        if rad.dimension is Dimension.MOTPART or (rad.drift == "DR_insatsmedel" and rad.period == PERIOD)
    }.values()
)
PER_RAD = tuple({rad.rad: rad for rad in exemplet().saldon}.values())
PER_NOT = tuple({rad.not_[:4]: rad for rad in exemplet().saldon if rad.not_}.values())
NOTERNAS = {ett.id for ett in vars(noter).values() if isinstance(ett, Kontroll)} - {"F03"}
"""Kontrollerna av noterna mot räkningarna; F03 gäller bara de konton som delas på motpart."""
PER_DRIFT = tuple({rad.drift: rad for rad in exemplet().saldon if rad.drift}.values())


def _namn(rad: Saldorad | Objektsaldorad) -> str:
    return f"{rad.konto} {rad.period.year}"


@pytest.mark.parametrize("rad", SALDON, ids=_namn)
def test_ett_andrat_saldo_syns(rad: Saldorad) -> None:
    fel = replace(rad, belopp=rad.belopp + FEL)
    andrat = replace(exemplet(), saldon=tuple(fel if ett is rad else ett for ett in exemplet().saldon))
    assert reagerar(andrat) != {}


@pytest.mark.parametrize("rad", TRYCKTA_OBJEKT, ids=_namn)
def test_ett_andrat_objektsaldo_syns(rad: Objektsaldorad) -> None:
    """Memoraders utfall och förra årets insatser har ingen andra väg: de bygger på bokföringens objekt allena."""
    fel = replace(rad, belopp=rad.belopp + FEL)
    andrat = replace(exemplet(), objektsaldon=tuple(fel if ett is rad else ett for ett in exemplet().objektsaldon))
    assert reagerar(andrat) != {}


@pytest.mark.parametrize("rad", PER_RAD, ids=lambda rad: rad.konto)
def test_ett_konto_utan_rad_i_kontoplanen_syns(rad: Saldorad) -> None:
    assert "F01" in reagerar(flytta(exemplet(), rad.konto, rad="OPLACERAT", not_="", drift=""))


@pytest.mark.parametrize("rad", PER_NOT, ids=lambda rad: rad.konto)
def test_ett_konto_utan_not_syns(rad: Saldorad) -> None:
    assert reagerar(flytta(exemplet(), rad.konto, not_="")).keys() & NOTERNAS


@pytest.mark.parametrize("rad", PER_DRIFT, ids=lambda rad: rad.konto)
def test_ett_konto_utan_drift_syns(rad: Saldorad) -> None:
    assert reagerar(flytta(exemplet(), rad.konto, drift="")).keys() & {"C11", "C12", "C16", "C17"}


@pytest.mark.parametrize("rad", PER_RAD, ids=lambda rad: rad.konto)
def test_ett_konto_pa_fel_rad_med_sin_not_i_behall_syns(rad: Saldorad) -> None:
    annan = "BR_skulder" if rad.rad.startswith("RR") else "RR_kostnader"
    assert reagerar(flytta(exemplet(), rad.konto, rad=annan)) != {}


def test_alla_slag_av_rader_provas() -> None:
    """Urvalet är ett konto per plats i rapporten, båda åren."""
    assert {rad.period for rad in SALDON} == {PERIOD, PERIOD_FG}
    assert {rad.dimension for rad in TRYCKTA_OBJEKT} == set(Dimension)
    assert {rad.not_[:4] for rad in PER_NOT} == {"NOT1", "NOT2", "NOT3", "NOT4"}
    assert min(map(len, (PER_RAD, PER_DRIFT))) > 5
