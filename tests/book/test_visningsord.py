"""Indatabladen visar ord där cellen håller ett id: formlerna finner id:t, och en person läser vad det heter."""

from __future__ import annotations

from typing import Any

import openpyxl
import pytest

from finsam_xl.arbete.bygg.tabellval import forvalda_tabeller
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.koder import DRIFT, I_ORD, NOT, RAD
from tests.exemplet import skapad


@pytest.fixture(scope="module")
def bok() -> Any:
    return openpyxl.load_workbook(skapad("gavleborg-2025"))


def _visat(blad: Any, cell: str) -> object:
    """Det som cellen visar: talformatet i den villkorade formateringen som gäller den, annars dess värde."""
    varde = blad[cell].value
    for omrade in blad.conditional_formatting:
        if cell in omrade.cells:
            for regel in omrade.rules:
                if regel.type == "cellIs" and regel.formula == [f'"{varde}"']:
                    return regel.dxf.numFmt.formatCode.removeprefix(";;;").strip('"')
    return varde


def test_kontoplanens_koder_visas_med_sina_ord_och_cellen_haller_koden(bok: Any) -> None:
    blad = bok["Kontoplan"]
    rader = {rad[0].value: rad for rad in blad.iter_rows(min_row=5)}
    statens = rader[3985]
    assert [cell.value for cell in statens[3:6]] == ["RR_intakter", "NOT1_medlemmar", "DR_stat"]
    assert [_visat(blad, cell.coordinate) for cell in statens[3:6]] == [
        "Verksamhetens intäkter",
        "Medlemsavgifter",
        "Staten",
    ]


def test_varje_kod_har_ett_ord_i_varje_kolumn_som_har_den() -> None:
    for namn in ("Kontoplan", "Saldo", "Objektsaldo"):
        for rubrik, koder in (("Rad", RAD), ("Not", NOT), ("Drift", DRIFT)):
            assert koder.keys() <= tabell(namn).kolumn(rubrik).ord.keys()
    orden = [ordet for tab in TABELLER for kolumn in tab.kolumner for ordet in kolumn.ord.values()]
    assert not [ordet for ordet in (*orden, *I_ORD.values()) if "_" in ordet or '"' in ordet]
    for tab in TABELLER:
        for kolumn in tab.kolumner:
            assert set(kolumn.val) <= kolumn.ord.keys() or not any("_" in ett for ett in kolumn.val)
            assert max((len(ordet) for ordet in kolumn.ord.values()), default=0) <= kolumn.bredd * 1.2, kolumn.namn


def test_en_tabell_utan_titel_och_ett_diagram_sags_med_ord() -> None:
    orden = tabell("Tabeller").kolumn("Tabell").ord
    utan_titel = {ett.tabell for ett in forvalda_tabeller() if not ett.titel}
    diagram = {ett.tabell for ett in forvalda_tabeller() if ett.tabell.startswith("DIA_")}
    assert utan_titel | diagram == orden.keys()


def test_formaten_ar_farre_an_excel_rymmer_och_har_var_sitt_nummer(bok: Any) -> None:
    format_ = {
        (regel.dxf.numFmt.numFmtId, regel.dxf.numFmt.formatCode)
        for blad in bok
        for omrade in blad.conditional_formatting
        for regel in omrade.rules
        if regel.dxf is not None and regel.dxf.numFmt is not None
    }
    assert len({nummer for nummer, _ in format_}) == len({kod for _, kod in format_}) == len(format_) < 150
