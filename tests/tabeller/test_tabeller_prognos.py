"""Halvårets prognos och driftredovisning när Budget saknar det som de visar: tomt och sagt, aldrig noll."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.modell import Upplysning, Upplysningsslag, Version
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.exemplet import etiketter, grunddata, halvaret, halvarsskiss, rad, siffror, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss


@pytest.fixture(scope="module")
def utan_prognos() -> Skiss:
    """Halvåret med budget men ingen prognos."""
    kvar = tuple(ett for ett in halvaret().budget if ett.version is not Version.PROGNOS)
    dag = halvaret().grunddata["HR_Period"]
    assert isinstance(dag, date)
    borgen = Upplysning(dag, *Upplysningsslag.ANSVAR.value, Decimal(25_000), "Borgen")
    bok = grunddata(
        replace(halvaret(), budget=kvar, upplysningar=(borgen,)),
        AR_Balanskrav="gäller inte",
        AR_Balanskrav_skal="Undantaget.",
    )
    return skiss(bok, HALVARSREDOVISNING)


@pytest.fixture(scope="module")
def utan_budget() -> Skiss:
    """Halvåret med tomt blad Budget."""
    return skiss(replace(halvaret(), budget=()), HALVARSREDOVISNING)


@pytest.mark.parametrize("post", ["SUMMA INTÄKTER", "Insatsmedel", "Summa kostnader"])
def test_prognosen_ar_tom_dar_den_saknas_och_budget_och_utfall_star_kvar(post: str, utan_prognos: Skiss) -> None:
    budget, utfall, *prognos = rad(utan_prognos, "HR Prognos", post)
    assert (budget, utfall) == tuple(rad(halvarsskiss(), "HR Prognos", post)[:2])
    assert prognos == ["", "", ""]


def test_overskottet_ar_tomt_utan_prognos(utan_prognos: Skiss) -> None:
    for post in ("Prognostiserat resultat 2019", "Beräknat överskott 2019-12-31", "Målet"):
        assert not any(rad(utan_prognos, "HR Prognos", post))


def test_bladet_sager_att_prognosen_saknas(utan_prognos: Skiss) -> None:
    (sagt,) = [text for text in etiketter(utan_prognos, "HR Prognos") if str(text).startswith("Kostnader visas")]
    assert str(sagt).endswith("Budget har ingen prognos för 2019.")
    assert "Budget har ingen prognos" not in " ".join(map(str, etiketter(halvarsskiss(), "HR Prognos")))


def test_det_som_skrivs_ut_efter_bygget_har_ingen_prognos_pa_noll(utan_prognos: Skiss) -> None:
    nyckeltal = {ett.etikett for ett in utan_prognos.rapport.sammanfattning.rader}
    assert "Prognostiserat resultat" not in nyckeltal
    assert "Prognostiserat resultat" in {ett.etikett for ett in halvarsskiss().rapport.sammanfattning.rader}


def test_en_tom_budget_trycks_tom_i_driftredovisningen(utan_budget: Skiss) -> None:
    for post in ("Insatsmedel", "Summa kostnader", "Resultat"):
        budget, utfall, avvikelse = rad(utan_budget, "HR Driftredovisning", post)
        assert (budget, avvikelse) == ("", "")
        assert utfall
    assert any("inga rader i den versionen" in str(text) for text in etiketter(utan_budget, "HR Driftredovisning"))


def test_inget_avrundningsbesked_om_det_som_ar_tomt(utan_prognos: Skiss, utan_budget: Skiss) -> None:
    sagt = [
        str(text)
        for ett in (utan_prognos, utan_budget)
        for blad in ("HR Prognos", "HR Driftredovisning")
        for text in etiketter(ett, blad)
        if str(text).startswith("Avrundning")
    ]
    assert all("utfall till och med" in text for text in sagt)
    assert not any("överskott" in text.casefold() for text in sagt)


def test_balanskravsresultatet_bedoms_ur_prognosen_eller_skalet_star_i_stallet(utan_prognos: Skiss) -> None:
    """Delårsrapporten bedömer balanskravsresultatet utifrån helårets prognos; utan val står inget."""
    helar = halvaret().grunddata["HR_Helar"]
    assert isinstance(helar, date)
    vinst = Upplysning(helar, *Upplysningsslag.BK_VINSTER.value, Decimal(-3_000))
    bok = grunddata(replace(halvaret(), upplysningar=(vinst,)), AR_Balanskrav="utredning")
    bedomt = siffror(bok, HALVARSREDOVISNING)
    resultatet = bedomt.namngiven("HR_PR_resultat")
    assert isinstance(resultatet, float | int)
    assert bedomt.namngiven("HR_PR_balanskrav") == resultatet - 3_000
    assert "Undantaget." in etiketter(utan_prognos, "HR Prognos")
    for ett in (utan_prognos, halvarsskiss()):
        assert not [text for text in etiketter(ett, "HR Prognos") if "balanskravsresultat" in str(text)]


def test_en_borgen_i_upplysningar_star_under_halvarets_balansrakning(utan_prognos: Skiss) -> None:
    """Grunddatas ord «Inga» gäller bara den balansdag som Upplysningar inte har något belopp för."""
    text = "Panter och ansvarsförbindelser"
    assert rad(utan_prognos, "HR Balansräkning", text)[-2:] == [25_000, "Inga"]
    assert rad(halvarsskiss(), "HR Balansräkning", text)[-2:] == ["Inga", "Inga"]
