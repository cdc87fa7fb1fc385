"""Budgeten ur #PBUDGET: en rad per post i den valda versionen, och vad som händer med det som redan står där."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.hosts.kommandon.kommandorad import BUDGETVERSIONER
from finsam_xl.modell import Version
from tests.inlasning.siefall import AR, BOK, BUDGET, HALVAR, SALDON, budgetrad, lasa_budget, med, sie

if TYPE_CHECKING:
    from finsam_xl.inlasning.siebudget import Budgetinlasning

FIL = sie(SALDON + BUDGET)
INLAST = [
    (AR, "stat", None, "prognos", 85.0, "bok-2025.se"),
    (AR, "insatsmedel", None, "prognos", 30.0, "bok-2025.se"),
    (AR, "personal", None, "prognos", 12.5, "bok-2025.se"),
]


def rader(svar: Budgetinlasning) -> list[tuple[object, ...]]:
    """Raderna till och med SIE-fil; filen har aldrig belopp för hela perioden."""
    assert all(rad[6] is None for rad in svar.rader)
    return [rad[:6] for rad in svar.rader]


def koder(svar: Budgetinlasning) -> list[str]:
    return [ett.kod for ett in svar.problem]


def test_en_rad_per_post_positiv_som_den_beslutas_utan_objektens_rader_och_forra_aret() -> None:
    svar = lasa_budget(FIL)
    assert (rader(svar), svar.problem) == (INLAST, ())
    assert [rad.belopp for rad in svar.nya] == [Decimal(85), Decimal(30), Decimal("12.5")]


def test_egna_rader_i_andra_versioner_och_poster_star_kvar_i_sin_ordning() -> None:
    egna = (
        budgetrad("personal", "11.00", version="verksamhetsplan"),
        budgetrad("ovriga_externa", "7.00"),
        budgetrad("insatsmedel", "", insats="steget", version="reviderad budget"),
    )
    svar = lasa_budget(FIL, *egna)
    assert koder(svar) == []
    assert rader(svar) == [
        (AR, "personal", None, "verksamhetsplan", 11.0, None),
        (AR, "ovriga_externa", None, "prognos", 7.0, None),
        (AR, "insatsmedel", "steget", "reviderad budget", None, None),
        *INLAST,
    ]


def test_en_ny_inlasning_ersatter_det_som_den_forra_skrev_ocksa_i_poster_som_forsvunnit() -> None:
    forra = (budgetrad("personal", "1.00", fil="gammal.se"), budgetrad("region", "2.00", fil="gammal.se"))
    assert (rader(lasa_budget(FIL, *forra)), koder(lasa_budget(FIL, *forra))) == (INLAST, [])


def test_rader_for_hand_i_samma_post_fragas_det_om() -> None:
    for_hand = (budgetrad("personal", "10.00"), budgetrad("insatsmedel", "20.00", insats="steget"))
    svar = lasa_budget(FIL, *for_hand)
    (fraga,) = svar.problem
    assert (fraga.plats, fraga.text) == (
        "Budget!E5",
        "Budget har redan 2 rader inskrivna för hand i prognos: insatsmedel, personal. Ersätt med filens belopp?",
    )
    assert rader(svar) == INLAST


def test_konton_utan_post_namns_med_belopp_och_laggs_ingenstans() -> None:
    svar = lasa_budget(sie(SALDON + BUDGET + "#PBUDGET 0 202501 8310 {} -3.00\n"))
    assert koder(svar) == ["sie-budget-utan-post"]
    assert "8310 (-3,00 kr)" in svar.problem[0].text
    assert rader(svar) == INLAST


def test_en_fil_utan_budget_andrar_inget_i_tabellen() -> None:
    egen = budgetrad("personal", "10.00")
    svar = lasa_budget(sie(), egen)
    assert koder(svar) == ["sie-budget-saknas"]
    assert rader(svar) == [(AR, "personal", None, "prognos", 10.0, None)]


@pytest.mark.parametrize("extra", ["#OMFATTN 20250630\n", ""])
def test_ett_delar_far_budgeten_till_och_med_sin_manad(extra: str) -> None:
    manader = "#PSALDO 0 202503 1930 {} 50\n#PSALDO 0 202503 3985 {} -80\n#PSALDO 0 202503 4010 {} 30\n"
    bok = med(BOK, AR_Period=HALVAR, AR_Period_fg=date(2024, 6, 30))
    svar = lasa_budget(sie(SALDON + BUDGET + manader + extra), bok=bok)
    assert [(rad[0], rad[1], rad[4]) for rad in svar.rader] == [(HALVAR, "stat", 40.0), (HALVAR, "insatsmedel", 20.0)]


@pytest.mark.parametrize("extra", ["#OMFATTN 20250630\n", ""])
def test_halvarsredovisningens_budget_ar_hela_arets(extra: str) -> None:
    """Halvårets utfall jämförs med helårets budget, som står på årets sista dag."""
    manader = "#PSALDO 0 202503 1930 {} 50\n#PSALDO 0 202503 3985 {} -80\n#PSALDO 0 202503 4010 {} 30\n"
    bok = med(BOK, AR_Period=None, AR_Period_fg=None, HR_Period=HALVAR, HR_Helar=AR)
    svar = lasa_budget(sie(SALDON + BUDGET + manader + extra), bok=bok)
    assert {(rad[0], rad[1]): rad[4] for rad in svar.rader} == {
        (AR, "stat"): 85.0,
        (AR, "insatsmedel"): 30.0,
        (AR, "personal"): 12.5,
    }


def test_kommandots_versioner_ar_modellens() -> None:
    assert tuple(version.name.lower() for version in Version) == BUDGETVERSIONER


def test_en_budget_bara_per_objekt_laggs_ihop_och_sags() -> None:
    """Månaden som har kontots egen rad är hel som den står; i de andra är objektens summa det som finns."""
    rader_ = (("202502", 1, 5), ("202503", 1, 7), ("202503", 2, 8))
    per_objekt = "".join(f"#PBUDGET 0 {manad} 4010 {{6 {nr}}} {kr}\n" for manad, nr, kr in rader_)
    svar = lasa_budget(sie(SALDON + BUDGET + "#PBUDGET 0 202502 4010 {} 20.00\n" + per_objekt))
    assert koder(svar) == ["sie-budget-per-objekt"]
    assert "4010 (15,00 kr)" in svar.problem[0].text
    forut = sum(rad.belopp for rad in lasa_budget(FIL).nya)
    assert sum(rad.belopp for rad in svar.nya) == forut + 35


def test_en_budget_per_objekt_i_tva_dimensioner_laggs_inte_ihop() -> None:
    """Samma krona kan stå per insats och per kostnadsställe; ett konto utan egen rad får ingen budget, och det sägs."""
    svar = lasa_budget(sie(SALDON + "#PBUDGET 0 202501 4010 {6 1} 5.00\n#PBUDGET 0 202501 4010 {1 10} 5.00\n"))
    assert (koder(svar), rader(svar)) == (["sie-budget-flera-dimensioner"], [])
    assert "4010" in svar.problem[0].text
