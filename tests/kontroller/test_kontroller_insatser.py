"""Insatsernas kontroller: tabellen mot huvudboken, och datum mot status."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finsam_xl.modell import Dimension
from tests.andringar import andra_insats, andra_objekt, bokfor
from tests.exemplet import PERIOD_FG, exemplet, grunddata, reagerar


def test_insatsmedel_utan_insats_i_bokforingen() -> None:
    assert reagerar(bokfor(exemplet(), {"4610": 6000, "1930": -6000})) == {"C17": "FEL 6000"}


def test_insats_som_inte_listas() -> None:
    """Plan 5 796, prognos 5 663 och utfall 5 402 tkr hamnar alla på raden Övriga insatser."""
    olistad = andra_insats(exemplet(), "trisam", lambda insats: replace(insats, ordning=None))
    assert reagerar(olistad) == {"C17": "FEL 16861000"}


def test_utan_prognos_provas_planen_och_utfallet() -> None:
    """En prognos är valfri: den som ingen har gör inte att resten är oprövat."""
    budget = tuple(rad for rad in exemplet().budget if rad.version != "prognos")
    assert "C17" not in reagerar(replace(exemplet(), budget=budget))


def test_en_prognos_bara_for_en_insats_som_inte_listas() -> None:
    bok = andra_insats(exemplet(), "trisam", lambda insats: replace(insats, ordning=None))
    budget = tuple(rad for rad in bok.budget if rad.version != "prognos" or rad.insats == "trisam")
    assert reagerar(replace(bok, budget=budget))["C17"] == "FEL 16861000"


def test_insatsmedel_pa_en_insats_som_inte_finns() -> None:
    okand = andra_objekt(exemplet(), Dimension.INSATS, "dans", lambda rad: replace(rad, id=""))
    assert reagerar(okand) == {"C17": "FEL 321000", "F54": "FEL 0"}


def test_insatsens_utfall_saknas_i_objektsaldo() -> None:
    """Huvudbokens insatsmedel är 321 tkr mer än objektens."""
    borta = andra_objekt(exemplet(), Dimension.INSATS, "dans", lambda _: None)
    assert reagerar(borta) == {"C17": "FEL 321000"}


@pytest.mark.parametrize(
    ("andring", "skillnad"),
    [
        ({"slut": None}, "FEL -1"),
        ({"start": None}, "FEL -1"),
        ({"status": ""}, "FEL 1"),
        ({"status": "avslutad"}, None),
        ({"start": date(2026, 1, 1)}, "FEL -1"),
    ],
)
def test_datum_och_status_sager_olika_antal_pagaende(andring: dict[str, object], skillnad: str | None) -> None:
    andrad = andra_insats(exemplet(), "rakna_med_mig", lambda insats: replace(insats, **andring))  # type: ignore[arg-type]
    assert reagerar(andrad).get("C22") == skillnad


def test_listad_insats_som_slutade_fore_aret() -> None:
    """Bland de avslutade räknas den inte längre, och inte heller bland de ingående."""
    gammal = andra_insats(exemplet(), "mysam", lambda insats: replace(insats, slut=date(2024, 6, 30)))
    assert reagerar(gammal) == {"C32": "FEL 1"}


def test_listad_insats_som_borjar_efter_aret() -> None:
    kommande = andra_insats(
        exemplet(), "rakna_med_mig", lambda insats: replace(insats, start=date(2026, 2, 1), status="beslutad")
    )
    assert reagerar(kommande) == {"C32": "FEL 1"}


def test_jamforelsearet_ar_inte_aret_fore() -> None:
    """Perioden före är två år bort och har inga saldon: 366 dagar fel, och inget att jämföra med."""
    fel_ar = reagerar(grunddata(exemplet(), AR_Period_fg=PERIOD_FG.replace(year=2023)))
    assert fel_ar["C32"] == "FEL 366"
    assert {"C07", "C08", "F06"} <= fel_ar.keys()
