"""Underlaget som en rapports tabeller bygger på."""

from __future__ import annotations

import pytest

from finsam_xl.figurer.underlag import underlag
from tests.exemplet import TID, exemplet, grunddata


def test_underlaget_vet_vilka_rader_som_har_belopp() -> None:
    koder = underlag(exemplet(), "AR").med_saldo
    assert {"RR_intakter", "NOT3_forutbetalda", "DR_personal"} <= koder
    assert "RR_avskrivningar" not in koder
    assert "" not in koder


def test_underlaget_laser_val_och_budget() -> None:
    data = underlag(exemplet(), "AR")
    assert data.rapportval("Budgetversion") == "prognos"
    assert data.val("Diarienummer") == ""
    assert data.budget("insatsmedel", "prognos") == 18012000
    assert data.period == TID.date().replace(year=2025, month=12, day=31)


def test_en_period_som_inte_ar_ett_datum_vagras() -> None:
    with pytest.raises(TypeError, match="datum"):
        underlag(grunddata(exemplet(), AR_Period="2025"), "AR")
