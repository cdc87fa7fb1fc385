"""Driftredovisningens kontroller: avvikelsens tecken, budgetens version och enhet, och resultatet."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.kontroller import Utfall
from tests.andringar import andra_budget, flytta
from tests.exemplet import exemplet, exemplets_kontroller, grunddata, reagerar


def test_rader_och_resultat_raknar_avvikelsen_at_olika_hall() -> None:
    """Så trycktes den 2025: raderna summerar till -1 503 och resultatraden visar 1 503."""
    som_tryckt = grunddata(exemplet(), AR_Avvikelse_drift="som tryckt 2025")
    assert reagerar(som_tryckt) == {"C14": "NOTIS 3005600"}


def test_budget_minus_utfall_pa_alla_rader_ar_ocksa_en_regel() -> None:
    assert reagerar(grunddata(exemplet(), AR_Avvikelse_drift="budget - utfall")) == {}


def test_budgeten_ar_prognosen_och_inte_den_antagna_planen() -> None:
    """Exemplet är som det trycktes: insatsmedel 18 012 mot planens 17 002, övrigt lika."""
    c15 = exemplets_kontroller()["C15"]
    assert (c15.utfall, c15.skillnad) == (Utfall.NOTIS, Decimal(1010000))


def test_budgeten_ar_den_antagna_planen() -> None:
    assert reagerar(grunddata(exemplet(), AR_Budgetversion="verksamhetsplan")) == {"C15": "OK 0", "F56": "NOTIS 0"}


def test_kostnadskonto_som_saknas_i_driftredovisningen() -> None:
    """Noten håller, men varken raden eller driftredovisningens resultat."""
    assert reagerar(flytta(exemplet(), "6530", drift="")) == {"C12": "FEL 280000", "C16": "FEL 280000"}


def test_budget_skriven_i_tusental() -> None:
    """Alla fyra rader; ramen för kommunerna blir inte heller hela tusental."""
    i_tkr = andra_budget(exemplet(), Decimal("0.001"))
    assert reagerar(i_tkr) == {"C15": "NOTIS 1010", "C33": "FEL 4", "C36": "FEL 730", "F05": "NOTIS 4726000"}


@pytest.mark.parametrize("gang", [Decimal("0.001"), Decimal(1000)])
def test_bara_insatsmedlen_ar_skrivna_i_annan_enhet(gang: Decimal) -> None:
    assert reagerar(andra_budget(exemplet(), gang, "insatsmedel"))["C33"] == "FEL 1"


def test_utan_budget_finns_ingen_enhet_att_prova() -> None:
    assert reagerar(replace(exemplet(), budget=()))["C33"] == "EJ PRÖVAD 0"
