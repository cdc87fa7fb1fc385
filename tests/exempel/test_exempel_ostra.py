"""Exemplet Östra Mälarbygden: ett förbund av en annan form, ifyllt så att allt det har går att pröva."""

from __future__ import annotations

from functools import cache
from typing import Any

from openpyxl import load_workbook

from tests.byggda import byggd

EXEMPEL = "ostra-malarbygden-2025"


@cache
def boken() -> Any:
    return load_workbook(byggd(EXEMPEL), data_only=True)


def kontrollerna(prefix: str) -> dict[str, str]:
    return {str(rad[0].value): str(rad[2].value) for rad in boken()[f"{prefix} Kontroller"].iter_rows(min_row=5)}


def raden(blad: str, etikett: str) -> list[object]:
    rader = boken()[blad].iter_rows(values_only=True)
    return [cell for cell in next(rad for rad in rader if rad[0] == etikett)[1:] if cell is not None]


def test_arsredovisningens_alla_kontroller_ar_provade_och_haller() -> None:
    utfall = set(kontrollerna("ÅR").values())
    assert "OK" in utfall
    assert not utfall & {"FEL", "NOTIS", "EJ PRÖVAD"}


def test_bilagornas_kontroller_haller_och_insatsen_som_kostat_mer_ar_en_notis() -> None:
    fel = {ident for ident, utfall in kontrollerna("BI").items() if utfall in {"FEL", "NOTIS", "EJ PRÖVAD"}}
    assert fel == {"I02"}


def test_formen_syns_i_tabellerna() -> None:
    assert raden("ÅR Noter", "ESF-medel") == [412, 300]
    assert raden("ÅR Noter", "Inventarier") == [120, 120]
    assert raden("ÅR Noter", "Lån Kommuninvest") == [60, 80]
    assert raden("ÅR Redovisning per insats", "Kansli")[5:] == [-2684, 0, -2684, -2700, 16]
    assert raden("ÅR Balansräkning", "Långfristiga skulder") == ["6", 60, 80]


def test_boken_har_ett_diagram() -> None:
    assert any(blad._charts for blad in boken())


def test_exemplet_sager_att_det_ar_pahittat() -> None:
    texter = " ".join(str(cell.value) for rad in boken()["ÅR Noter"].iter_rows() for cell in rad if cell.value)
    assert "påhitt" in texter
