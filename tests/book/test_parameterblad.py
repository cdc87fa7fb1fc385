"""Parametrarna ur mallen: en uppsättning per år, ett steg per storlek, och bladet som visar dem med källa."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook

from finsam_xl.parametrar import statens_modell, trappan
from finsam_xl.regler.statlig_tilldelning import gallande
from finsam_xl.regler.trappa import rimlig_niva


@pytest.mark.parametrize(("ar", "sparr"), [(2016, "0.10"), (2017, "0.10"), (2018, None), (2026, None)])
def test_varje_ar_sedan_modellen_kom_har_en_uppsattning(ar: int, sparr: str | None) -> None:
    galler = gallande(statens_modell(), ar)
    assert (galler.grundtilldelning, galler.vikt_forsorjningsmatt) == (Decimal(400_000), Decimal("0.75"))
    assert galler.sparr == (None if sparr is None else Decimal(sparr))


@pytest.mark.parametrize("intakter", ["0", "999999.99", "18920000", "75000000"])
def test_varje_storlek_har_ett_steg(intakter: str) -> None:
    assert rimlig_niva(Decimal(intakter), trappan()) == (Decimal(intakter) / 5).quantize(Decimal("0.01"))


def test_bladet_visar_varje_uppsattning_med_sin_kalla(exempelbok: bytes) -> None:
    blad = load_workbook(io.BytesIO(exempelbok))["Parametrar"]
    rader: list[list[Any]] = [[cell.value for cell in rad] for rad in blad.iter_rows(min_row=4)]
    assert rader[0][0] == "Statens fördelningsmodell"
    assert [rad[:4] for rad in rader[2:4]] == [[2016, 2017, 400_000, 0.75], [2018, "–", 400_000, 0.75]]
    assert rader[2][4].startswith("Spärr: högst 10 % minskning per år. Försäkringskassan")
    assert [rad[:4] for rad in rader[7:]] == [[0, "–", 0.2, "–"]]
    assert all(rad[4] for rad in (*rader[2:4], *rader[7:]))
