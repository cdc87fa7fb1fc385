"""Driftredovisningen med förbundets olika sätt att visa avvikelse, tecken och budget."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.modell import Dimension, Version
from finsam_xl.regler.avvikelse import Konvention, avvikelse
from tests.andringar import andra_objekt, bokfor, flytta
from tests.exemplet import etiketter, exempelskiss, exemplet, grunddata, rad, skiss

BLAD = "ÅR Driftredovisning"
RADER = {
    "Insatsmedel": (-16808, -18012),
    "Personalkostnader": (-2438, -2650),
    "Övriga externa kostnader": (-1123, -1210),
    "Summa kostnader": (-20369, -21872),
    "VERKSAMHETENS RESULTAT": (-1449, -2952),
}
TRYCKT_2025 = {
    "Insatsmedel": -1204,
    "Personalkostnader": -212,
    "Övriga externa kostnader": -87,
    "Summa kostnader": -1503,
    "VERKSAMHETENS RESULTAT": 1503,
}


@pytest.mark.parametrize("konvention", list(Konvention))
def test_avvikelsen_foljer_konventionen(konvention: Konvention) -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Avvikelse_drift=konvention.value))
    for etikett, (utfall, budget) in RADER.items():
        vantad = avvikelse(
            Decimal(utfall), Decimal(budget), konvention, resultatrad=etikett == "VERKSAMHETENS RESULTAT"
        )
        assert rad(uttraknad, BLAD, etikett)[3] == vantad, etikett
    skrivs = "budget - utfall (resultat tvärtom)" if konvention is Konvention.SOM_TRYCKT_2025 else konvention
    assert f"Avvikelse ({skrivs})" in uttraknad.varden[BLAD][3]


def test_som_tryckt_2025_ger_de_tryckta_tecknen() -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Avvikelse_drift="som tryckt 2025"))
    assert {etikett: rad(uttraknad, BLAD, etikett)[3] for etikett in TRYCKT_2025} == TRYCKT_2025


def test_kostnader_kan_visas_positiva() -> None:
    """Kostnadernas tecken vänds i alla kolumner; resultatet är fortfarande intäkter minus kostnader."""
    uttraknad = skiss(grunddata(exemplet(), AR_Tecken_drift="positiva"))
    assert rad(uttraknad, BLAD, "Insatsmedel") == [16808, 18012, 17002, -1204, 13378]
    assert rad(uttraknad, BLAD, "Summa kostnader") == [20369, 21872, 20862, -1503, 17315]
    assert rad(uttraknad, BLAD, "Summa intäkter") == rad(exempelskiss(), BLAD, "Summa intäkter")
    assert rad(uttraknad, BLAD, "VERKSAMHETENS RESULTAT") == rad(exempelskiss(), BLAD, "VERKSAMHETENS RESULTAT")


def test_planens_budget_star_bredvid_en_annan_version() -> None:
    assert exempelskiss().varden[BLAD][3][2:4] == ["Budget enl. prognos", "Budget enl. verksamhetsplan"]
    assert rad(exempelskiss(), BLAD, "Insatsmedel")[1:3] == [-18012, -17002]


def test_med_planen_som_budget_behovs_ingen_extra_kolumn() -> None:
    uttraknad = skiss(grunddata(exemplet(), AR_Budgetversion="verksamhetsplan"))
    assert uttraknad.varden[BLAD][3][1:] == [
        2025,
        "Budget enl. verksamhetsplan",
        "Avvikelse (utfall - budget)",
        2024,
    ]
    assert rad(uttraknad, BLAD, "Insatsmedel") == [-16808, -17002, 194, -13378]


def test_en_prognos_som_ar_planen_behover_ingen_extra_kolumn() -> None:
    planen = tuple(rad for rad in exemplet().budget if rad.version is Version.VERKSAMHETSPLAN)
    lika = replace(exemplet(), budget=(*planen, *(replace(rad, version=Version.PROGNOS) for rad in planen)))
    assert "Budget enl. verksamhetsplan" not in skiss(lika).varden[BLAD][3]


def test_bara_ett_belopp_for_hela_perioden_skiljer_prognosen_fran_planen() -> None:
    lika = tuple(
        replace(rad_, version=version)
        for rad_ in exemplet().budget
        if rad_.version is Version.VERKSAMHETSPLAN
        for version in (Version.VERKSAMHETSPLAN, Version.PROGNOS)
    )
    hela = replace(lika[0], post="insatsmedel", insats="dans", belopp=Decimal(0), hela_perioden=Decimal(600000))
    med = replace(exemplet(), budget=(*lika, replace(hela, version=Version.PROGNOS)))
    assert "Budget enl. verksamhetsplan" in skiss(med).varden[BLAD][3]
    utan = replace(exemplet(), budget=(*lika, *(replace(hela, version=ett) for ett in Version)))
    assert "Budget enl. verksamhetsplan" not in skiss(utan).varden[BLAD][3]


def test_avskrivningar_visas_nar_de_finns_och_har_ingen_budget() -> None:
    assert "Avskrivningar" not in etiketter(exempelskiss(), BLAD)
    uttraknad = skiss(bokfor(exemplet(), {"7830": 25000, "1250": -25000}))
    assert rad(uttraknad, BLAD, "Avskrivningar") == [-25, "", "", -25, 0]
    assert rad(uttraknad, BLAD, "Summa kostnader")[0] == -20394
    assert rad(uttraknad, BLAD, "VERKSAMHETENS RESULTAT")[3] == 1478


def test_ett_gemensamt_konto_delas_pa_part_och_resten_ar_ej_fordelat() -> None:
    delat = exemplet()
    for konto in ("3985", "3986", "3987"):
        delat = flytta(delat, konto, drift="DR_medlemmar")
    utan_agare = andra_objekt(
        delat, Dimension.MOTPART, "gavle", lambda rad: replace(rad, part=None, id="") if rad.konto == "3987" else rad
    )
    uttraknad = skiss(utan_agare)
    assert rad(uttraknad, BLAD, "Kommunerna")[0] == 3004
    assert rad(uttraknad, BLAD, "Ej fördelat") == [1726, "", "", 1726, 0]
    assert rad(uttraknad, BLAD, "Summa intäkter")[0] == 18920


def test_regionens_namn_ar_medlemmens_och_flera_regioner_heter_regionerna() -> None:
    assert "Region Gävleborg" in etiketter(exempelskiss(), BLAD)
    region = next(medlem for medlem in exemplet().medlemmar if medlem.id == "region")
    tva = replace(exemplet(), medlemmar=(*exemplet().medlemmar, replace(region, id="region_b", namn="Region B")))
    assert "Regionerna" in etiketter(skiss(tva), BLAD)
