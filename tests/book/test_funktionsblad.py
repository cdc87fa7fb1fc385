"""Bladet Funktioner: en rad per funktion i registret, med allt som en användare behöver för att skriva den."""

from __future__ import annotations

import io
import tomllib

import openpyxl
import pytest

from finsam_xl.mallar import mall
from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import REGISTER, Kolumntwin

RUBRIKER = ["Funktion", "Vad den gör", "Argument", "Exempel", "Källa", "Formel utan Python"]


@pytest.fixture(scope="module")
def rader(exempelbok: bytes) -> dict[str, list[str]]:
    blad = openpyxl.load_workbook(io.BytesIO(exempelbok))["Funktioner"]
    assert [cell.value for cell in blad[4]] == RUBRIKER
    assert {cell.data_type for rad in blad.iter_rows(min_row=5) for cell in rad} == {"s"}, "formler står som text"
    return {str(rad[0].value): [str(cell.value) for cell in rad] for rad in blad.iter_rows(min_row=5)}


def test_varje_funktion_i_registret_har_en_rad(rader: dict[str, list[str]]) -> None:
    assert list(rader) == [udf.namn for udf in samtliga()]
    assert rader.keys() == REGISTER.keys()


def test_raden_sager_argument_exempel_kalla_och_formel(rader: dict[str, list[str]]) -> None:
    kallor = tomllib.loads(mall("kallor.toml").read_text(encoding="utf-8"))
    for udf in samtliga():
        namn, hjalp, argument, exempel, kalla, formel = rader[udf.namn]
        assert hjalp == udf.hjalp
        assert [rad.partition(":")[0].strip("[]") for rad in argument.splitlines()] == [a.namn for a in udf.argument]
        assert exempel.startswith(f"={namn}(")
        assert kalla in kallor
        assert formel.startswith("Räknas steg för steg" if isinstance(udf.twin, Kolumntwin) else "=")
        assert f"{namn}(" not in formel


def test_formeln_ar_den_som_boken_utan_makron_raknar_med(rader: dict[str, list[str]]) -> None:
    assert rader["SOLIDITET"][5] == "=eget_kapital/totalt_kapital"
    assert rader["EK_GRÄNS"][5] == "=ROUND(andel*intäkter,2)"
    assert rader["FÖRDELNING"][5] == "Räknas steg för steg i kolumner; se bladet Fördelning i en byggd rapport."
    assert "[konvention]: " in rader["AVVIKELSE"][2]
