"""Varje rapport har sitt beslutsdatum och sitt diarienummer; en äldre boks enda gäller den rapport det kan gälla."""

from __future__ import annotations

from datetime import date

import pytest

from finsam_xl.arbete.bygg.kvar.uppgifter import tomma_uppgifter, tvivelaktiga_beslut
from finsam_xl.arbete.bygg.sidtext import sidtext, utan_beslut
from finsam_xl.inputs.grunddata import Grunddata
from finsam_xl.rapporter.beslut import beslutsdag, diarienummer, fel_beslutsdag, om_annan_rapport
from finsam_xl.rapporter.slag import RAPPORTSLAG

PERIODER: dict[str, date | str | None] = {
    "AR_Period": date(2025, 12, 31),
    "HR_Period": date(2025, 6, 30),
    "VP_Period": date(2026, 12, 31),
    "BI_Period": date(2025, 12, 31),
}
EGNA: dict[str, date | str | None] = {
    **PERIODER,
    "Beslutsdatum_AR": date(2026, 3, 20),
    "Beslutsdatum_HR": date(2025, 9, 12),
    "Beslutsdatum_VP": date(2025, 11, 20),
    "Diarienummer": "allmänt",
    "Diarienummer_HR": "2025/7",
}


def test_varje_rapport_har_sitt_eget() -> None:
    assert [str(beslutsdag(ett, EGNA)) for ett in RAPPORTSLAG] == [
        "2026-03-20",
        "2025-09-12",
        "2026-03-20",
        "2025-11-20",
    ]
    assert [diarienummer(ett, EGNA) for ett in RAPPORTSLAG] == ["allmänt", "2025/7", "allmänt", "allmänt"]
    assert beslutsdag("HR", {**EGNA, "Beslutsdatum_HR": None}) is None, "en annan rapports beslut gäller inte"
    sida = sidtext(RAPPORTSLAG["HR"], "Halvårsredovisning 2025", {**EGNA, "Sida_Beslutsdatum": "ja"})
    assert sida.right == "Halvårsredovisning 2025, dnr 2025/7, beslutad av styrelsen 2025-09-12"


@pytest.mark.parametrize(
    ("dag", "vilka"), [(date(2026, 3, 20), {"AR", "HR", "VP", "BI"}), (date(2025, 9, 1), {"HR", "VP"})]
)
def test_en_aldre_bok_har_ett_for_dem_det_kan_galla(dag: date, vilka: set[str]) -> None:
    aldre = {**PERIODER, "Beslutsdatum": dag}
    assert {ett for ett in RAPPORTSLAG if beslutsdag(ett, aldre)} == vilka
    assert beslutsdag("AR", {**aldre, "Beslutsdatum_AR": date(2026, 4, 1)}) == date(2026, 4, 1), "eget går före"
    assert [fel_beslutsdag(ett, aldre) for ett in RAPPORTSLAG] == [""] * 4
    assert {ett for ett in RAPPORTSLAG if "en annan rapport" in om_annan_rapport(ett, aldre)} == {*RAPPORTSLAG} - vilka


def test_en_dag_som_inte_kan_vara_rapportens_sags_och_trycks_inte() -> None:
    fel: dict[str, date | str | None] = {**EGNA, "Beslutsdatum_AR": date(2025, 3, 20), "Sida_Beslutsdatum": "ja"}
    (problem,) = utan_beslut(RAPPORTSLAG["AR"], fel)
    assert "2025-03-20" in problem.text
    assert "beslutad" not in sidtext(RAPPORTSLAG["AR"], "Årsredovisning 2025", fel).right
    assert [(ett.namn, sagt) for ett, sagt in tvivelaktiga_beslut(Grunddata(fel, {}, ()))] == [
        ("Beslutsdatum_AR", problem.text)
    ]


def kvar(varden: dict[str, date | str | None], *celler: str) -> list[str]:
    platser = dict.fromkeys(("Diarienummer", *celler), "Grunddata!B7")
    return [ett.namn for ett in tomma_uppgifter(Grunddata(varden, platser, ()))]


def test_kvar_vantar_pa_beslutet_for_de_rapporter_som_boken_har() -> None:
    arets: dict[str, date | str | None] = {"AR_Period": PERIODER["AR_Period"]}
    egna = ("Beslutsdatum_AR", "Beslutsdatum_HR", "Diarienummer_AR")
    assert kvar(arets, *egna) == ["Diarienummer", "Beslutsdatum_AR"]
    assert kvar({**arets, "Diarienummer_AR": "7"}, *egna) == ["Beslutsdatum_AR"], "varje rapport har sitt"
    aldre: dict[str, date | str | None] = {**arets, "Diarienummer": "7", "Beslutsdatum": date(2026, 3, 1)}
    assert kvar(aldre, "Beslutsdatum", *egna) == [], "det gemensamma gäller den"
    assert kvar({**aldre, "Beslutsdatum": None}, "Beslutsdatum") == ["Beslutsdatum"]
    assert kvar({**aldre, "Beslutsdatum": None}, "Beslutsdatum", *egna) == ["Beslutsdatum_AR"]
