"""Halvårets kontroller: period, prognos, delar och underskrifter, och de gemensamma på förra balansdagen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.rakningar.rapportdelar import halvarets
from finsam_xl.kontroller.register import Utfall
from finsam_xl.modell import Dimension, Styrelseplats, Version
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests import exemplet
from tests.andringar import bokfor
from tests.exemplet import grunddata, halvaret, halvarets_kontroller, halvarsskiss

PERIOD, PERIOD_FG, BALANSDAG_FG = date(2019, 6, 30), date(2018, 6, 30), date(2018, 12, 31)
reagerar = partial(exemplet.reagerar, slag=HALVARSREDOVISNING)


def test_exemplet_haller_utom_det_som_insatskorten_inte_har() -> None:
    """Korten summerar till 61 107 kr mindre än insatsmedlen: den kända avvikelsen H12."""
    avvikande = {ident: ett for ident, ett in halvarets_kontroller().items() if ett.utfall != Utfall.OK}
    assert {ident: (ett.utfall, -ett.skillnad) for ident, ett in avvikande.items()} == {
        "C17b": (Utfall.NOTIS, Decimal("61107.00")),
        "F47": (Utfall.EJ_AKTUELL, Decimal(0)),
    }


@pytest.mark.parametrize(
    ("period", "manader"),
    [(date(2019, 3, 31), 3), (date(2019, 5, 31), 1), (date(2019, 8, 31), 0), (date(2019, 9, 30), 1)],
)
def test_en_period_utanfor_ett_halvt_till_tva_tredjedelar_av_aret_ar_en_notis(period: date, manader: int) -> None:
    annan = grunddata(halvaret(), HR_Period=period, HR_Period_fg=period.replace(year=2018))
    vantat = {"F09": f"NOTIS {manader}"} if manader else {}
    assert {ident: sagt for ident, sagt in reagerar(annan).items() if ident == "F09"} == vantat


def test_jamforelsen_ar_samma_dag_aret_fore() -> None:
    annan = grunddata(halvaret(), HR_Period_fg=date(2018, 6, 29))
    assert reagerar(annan)["C32b"] == "FEL 1"


def test_helaret_borjar_dagen_efter_forra_balansdagen() -> None:
    annan = grunddata(halvaret(), HR_Helar=date(2020, 12, 31))
    assert reagerar(annan)["C32b"] == "FEL 365"


def test_en_period_efter_helarets_slut() -> None:
    annan = grunddata(halvaret(), HR_Period=date(2020, 1, 31), HR_Period_fg=date(2019, 1, 31))
    assert reagerar(annan)["C32b"] == "FEL 31"


def test_ingaende_kapital_som_inte_ar_forra_balansdagens() -> None:
    """Året börjar med 2 000 kr mindre än det förra slutade med."""
    andrat = bokfor(halvaret(), {"1930": -2000, "2067": 2000}, PERIOD, ib=True)
    sagt = reagerar(andrat)
    assert sagt["C30"] == "FEL 4000"
    assert sagt["F06"] == "NOTIS 2000"


def test_prognosen_under_det_som_redan_ar_bokfort() -> None:
    budget = tuple(
        replace(rad, belopp=Decimal(150_000)) if (rad.post, rad.version) == ("ovriga_externa", Version.PROGNOS) else rad
        for rad in halvaret().budget
    )
    assert reagerar(replace(halvaret(), budget=budget)) == {"C30b": "NOTIS 1"}


def test_styrelsen_andras_efter_bygget() -> None:
    """Underskrifterna byggs av styrelsen som den var; kontrollens formel läser den som den är."""
    byggd = underlag(halvaret(), "HR")
    kontroll = next(rad.kontroll for rad in halvarsskiss().rapport.kontroller if rad.kontroll.id == "C35")
    assert kontroll.prova is not None
    andrad = underlag(
        replace(halvaret(), styrelse=(*halvaret().styrelse, Styrelseplats("ordinarie", "ledamot", "Gävle kommun"))),
        "HR",
    )
    assert kontroll.prova(byggd) != kontroll.prova(andrad)


def test_en_saknad_del_sags() -> None:
    assert halvarets.ga_igenom is not None
    blad = tuple(grid.name for grid in halvarsskiss().rapport.blad)
    data = underlag(halvaret(), "HR")
    assert halvarets.ga_igenom(data, blad).utfall is Utfall.OK
    utan = halvarets.ga_igenom(data, tuple(namn for namn in blad if not namn.endswith("Prognos")))
    assert (utan.utfall, "Prognos" in utan.text) == (Utfall.FEL, True)


def test_upplupna_poster_utan_not_syns_pa_bada_balansdagarna() -> None:
    """Konto 2900-gruppen utan notrad: raden i balansräkningen är mer än noten."""
    for dag in (PERIOD, BALANSDAG_FG):
        saldon = tuple(
            replace(rad, not_="") if (rad.konto, rad.period) == ("2995", dag) else rad for rad in halvaret().saldon
        )
        assert reagerar(replace(halvaret(), saldon=saldon))["C13"].startswith("FEL ")


def test_ett_tillgangskonto_bland_skulderna_pa_forra_balansdagen() -> None:
    """Jämförelsekolumnen prövas på den 31 december, inte på jämförelseperiodens sista dag."""
    fel = tuple(
        replace(rad, rad="BR_skulder") if (rad.konto, rad.period) == ("1710", BALANSDAG_FG) else rad
        for rad in halvaret().saldon
    )
    assert reagerar(replace(halvaret(), saldon=fel))["C04"] == "FEL -109156"


@pytest.mark.parametrize(
    ("konto", "period"),
    [(konto, period) for period in (PERIOD, PERIOD_FG) for konto in ("3985", "3987", "4010", "7210", "8420")],
)
def test_ett_andrat_resultatkonto_syns(konto: str, period: date) -> None:
    assert reagerar(bokfor(halvaret(), {konto: "12345.67"}, period)) != {}


@pytest.mark.parametrize("konto", ["1510", "1930", "2067", "2440", "2920", "2995"])
def test_ett_andrat_balanskonto_pa_forra_balansdagen_syns(konto: str) -> None:
    assert reagerar(bokfor(halvaret(), {konto: "12345.67"}, BALANSDAG_FG)) != {}


def test_ett_flyttat_objekt_syns() -> None:
    fel = tuple(
        replace(rad, id="")
        if rad.dimension is Dimension.MOTPART and rad.period == PERIOD and rad.id == "gavle"
        else rad
        for rad in halvaret().objektsaldon
    )
    assert "F03" in reagerar(replace(halvaret(), objektsaldon=fel))


def test_utan_medlemsavgifter_i_budget_sags_det() -> None:
    utan = tuple(rad for rad in halvaret().budget if rad.post not in {"stat", "region", "kommuner"})
    assert reagerar(replace(halvaret(), budget=utan))["F11"] == "NOTIS 1"
