"""Kontoplan: placering, och de två medföljande planerna mot förslagen de kommer ur."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.book.exempel import kontoplan
from finsam_xl.inputs import placera
from finsam_xl.inputs.schema import tabell
from finsam_xl.koder import DRIFT, NOT, RAD
from finsam_xl.modell import Kontorad

DATA = Path(__file__).parents[1] / "data"
FORSLAG = {"bas": "kontomappning_forslag.csv", "kommunbas": "kontomappning_kommunbas_forslag.csv"}
PLANEN = (
    Kontorad("3985", "3985", "Staten", "RR_intakter"),
    Kontorad("3987", "3987", "Kommunerna", "RR_intakter"),
    Kontorad("4000", "4999", "Insatsmedel", "RR_kostnader"),
)


def _plan(namn: str) -> list[dict[str, str]]:
    rubriker = [kolumn.namn for kolumn in tabell("Kontoplan").kolumner]
    return [
        {rubrik: "" if varde is None else str(varde) for rubrik, varde in zip(rubriker, rad, strict=True)}
        for rad in kontoplan(namn)
    ]


def _forslag(namn: str) -> list[dict[str, str]]:
    with (DATA / FORSLAG[namn]).open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


@pytest.mark.parametrize(
    ("konto", "benamning"),
    [
        ("3985", "Staten"),
        ("39850", "Staten"),
        ("39871", "Kommunerna"),
        ("39879", "Kommunerna"),
        ("4600", "Insatsmedel"),
    ],
)
def test_ett_konto_hor_till_intervallet_som_tacker_det(konto: str, benamning: str) -> None:
    assert placera(konto, PLANEN).benamning == benamning


@pytest.mark.parametrize("konto", ["3984", "3986", "39869", "39880", "5000", "1930"])
def test_ett_konto_utan_rad_hamnar_i_oplacerat(konto: str) -> None:
    assert placera(konto, PLANEN).rad == "OPLACERAT"


@pytest.mark.parametrize("namn", FORSLAG)
@given(konto=st.integers(1000, 899999).map(str))
def test_medfoljande_plan_placerar_varje_konto_en_gang(namn: str, konto: str) -> None:
    langd = max(len(konto), 4)
    traffar = [
        rad
        for rad in _plan(namn)
        if rad["Konto från"].ljust(langd, "0") <= konto <= rad["Konto till"].ljust(langd, "9") and len(konto) == langd
    ]
    assert len(traffar) == (1 if konto[0] != "9" else 0)


@pytest.mark.parametrize("namn", FORSLAG)
def test_medfoljande_plan_har_bara_kanda_koder_och_inga_luckor(namn: str) -> None:
    plan = _plan(namn)
    assert {rad["Rad"] for rad in plan} <= set(RAD)
    assert {rad["Not"] for rad in plan} - {""} <= set(NOT)
    assert {rad["Drift"] for rad in plan} - {""} <= set(DRIFT)
    assert all(int(fore["Konto till"]) + 1 == int(efter["Konto från"]) for fore, efter in pairwise(plan))
    assert (plan[0]["Konto från"], plan[-1]["Konto till"]) == ("1000", "8999")


FORSLAGETS_NOTER = ("NOT1_", "NOT2_", "NOT3_", "NOT4_")
"""Förslaget säger var varje konto hör hemma i de fyra noterna; andra noter vet det inget om."""


UTAN_KONTO = {
    "bas": "NOT2_inhyrd NOT2_konsult NOT3_momsfordran NOT3_skattekonto",
    "kommunbas": "NOT2_inhyrd NOT2_konsult NOT2_revision NOT3_momsfordran NOT3_ovriga NOT3_skattekonto "
    "NOT4_forutbetalda_intakter NOT4_ovriga_upplupna NOT4_pension NOT4_revisionsarvode",
}
"""Notrader som den medföljande planen inte ger något konto: den som har dem delar ett intervall själv."""


@pytest.mark.parametrize("namn", FORSLAG)
def test_medfoljande_plan_har_konton_for_varje_notrad_utom_de_namnda(namn: str) -> None:
    assert set(NOT) - {rad["Not"] for rad in _plan(namn)} == set(UTAN_KONTO[namn].split())


def _rad(forslag: dict[str, str]) -> str:
    namn = forslag["rad"]
    if namn == "(ingår ej)":
        return "UTGAR"
    if namn.startswith("Oväntat"):
        return "BR_ovantat" if forslag["rapport"] == "Balansräkning" else "RR_ovantat"
    return "BR_eget_kapital" if namn == "Årets resultat" else {text: kod for kod, text in RAD.items()}[namn]


def _not(forslag: dict[str, str]) -> str:
    text = forslag["not_rad"]
    if text == "Not 4 <motpart>":
        return "NOT4_motparter"
    if text.startswith("Not 1") and text != "Not 1 Övriga intäkter":
        return "NOT1_medlemmar"
    return {f"Not {kod[3]} {namn}": kod for kod, namn in NOT.items()}[text] if text else ""


@pytest.mark.parametrize("namn", FORSLAG)
def test_medfoljande_plan_ar_forslaget_vridet_till_en_rad_per_intervall(namn: str) -> None:
    plan = {rad["Konto från"]: rad for rad in _plan(namn)}
    drift = {text: kod for kod, text in DRIFT.items()}
    for forslag in _forslag(namn):
        fran = "2000" if forslag["konto_fran"].startswith("20") else forslag["konto_fran"]
        if forslag["rapport"] == "Driftredovisning":
            gemensamt = (namn, fran) == ("kommunbas", "3500")
            assert plan[fran]["Drift"] == ("DR_medlemmar" if gemensamt else drift[forslag["rad"]])
        else:
            not_ = plan[fran]["Not"] if plan[fran]["Not"].startswith(FORSLAGETS_NOTER) else ""
            assert (plan[fran]["Rad"], not_) == (_rad(forslag), _not(forslag))
            assert fran == "2000" or plan[fran]["Konto till"] == forslag["konto_till"]


def test_eget_kapital_ar_ett_enda_intervall() -> None:
    for namn in FORSLAG:
        assert [(r["Konto från"], r["Konto till"]) for r in _plan(namn) if r["Rad"] == "BR_eget_kapital"] == [
            ("2000", "2099")
        ]


def test_det_som_delas_pa_motpart_och_insats() -> None:
    delas = {(rad["Konto från"], rad["Delas på"]) for rad in _plan("bas") if rad["Delas på"]}
    assert delas >= {("2890", "motpart"), ("2980", "motpart"), ("3987", "motpart"), ("4000", "insats")}
    assert {(r["Konto från"], r["Motpart"]) for r in _plan("bas") if r["Motpart"]} == {
        ("3985", "stat"),
        ("3986", "region"),
    }
