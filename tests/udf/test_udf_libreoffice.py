"""LibreOffice räknar formlerna utan Python till samma svar som funktionerna."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.udf.register import REGISTER
from tests.libreoffice import recalculated, required
from tests.udf.kalkyl import bok, formler, in_process, som_formel

if TYPE_CHECKING:
    from pathlib import Path

PROV: dict[str, list[tuple[object, ...]]] = {
    "AVVIKELSE": [
        (0.3, 0.1),
        (-14210000.25, -13900000.75, "utfall - budget"),
        (0.1, 0.3, "budget - utfall"),
        (99999999.99, 0.01, "som tryckt 2025", False),
        (99999999.99, 0.01, "som tryckt 2025", True),
        (1.0, 2.0, "enligt planen"),
        (5.5, None),
    ],
    "AVVIKELSE_PROCENT": [(-14210000.25, -13900000.75), (1.0, 0.0), (3.0, 4.0, "budget - utfall")],
    "SOLIDITET": [(7501512.4, 11886902.13), (1.0, 3.0), (-5.0, 8.0), (1.0, 0.0)],
    "KASSALIKVIDITET": [(9800000.1, 2087000.2, 4385000.3), (0.0, 0.0, 1.0)],
    "EK_ANDEL": [(7501512.4, 18920000.0)],
    "EK_GRÄNS": [(18920123.45, 0.2), (0.02, 0.25), (12345678.02, 0.25)],
    "MÅLKONTROLL": [(0.77, 0.7), (0.1 + 0.2, 0.3, "högst"), (0.69, 0.7, "minst"), (1.0, 1.0, "Minst")],
    "SAMLAD_BEDÖMNING": [
        (["Uppfylld", "Uppfylld"],),
        (["Uppfylld", None, "Uppfylld till övervägande del"],),
        (["uppfylld", "EJ UPPFYLLD"],),
        (["Ej uppfylld", "Ej uppfylld"],),
        (["Delvis uppfylld", "Ej uppfylld"],),
        (["Uppfylld", "Nästan"],),
        ([None, None],),
    ],
    "PROGNOS": [(6840000.55, 7210000.45), (0.1, 0.2)],
    "PROGNOSGRAD": [(14050000.0, 13900000.0), (1.0, 0.0)],
    "TKR": [(7501512.4,), (500.0,), (-500.0,), (1499.995,), (1000 * 0.3 + 1000 * 0.2,), (-1500.0,)],
    "FÖRDELNING_STAT": [
        (750e6, 80, 400e3, 0.75, 412000.5, 52e6, 287000, 10500000),
        (750e6, 80, 400e3, 0.75, 412000.5, 52e6, 287000, 10500000, 5e6),
        (750e6, 80, 400e3, 0.75, 412000.5, 52e6, 287000, 10500000, 9e6, 0.1, 8.5e6, 1e6, 2e6),
        (750e6, 80, 400e3, 0.75, 412000.5, 52e6, 287000, 10500000, 9e6, 0.1, 8.5e6, 3e6, 2e6),
    ],
}


ANDELAR = {"AVVIKELSE_PROCENT", "SOLIDITET", "KASSALIKVIDITET", "EK_ANDEL", "PROGNOSGRAD"}


@pytest.fixture(scope="module")
def omraknad(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """Kolumn Z på varje rad: formeln utan Python, räknad av LibreOffice."""
    required()
    mapp = tmp_path_factory.mktemp("udf")
    celler: dict[str, object] = {}
    for rad, (namn, argument) in enumerate(_alla(), start=1):
        egna, hanvisningar, _ = formler(REGISTER[namn], argument, rad)
        celler |= egna | {f"Z{rad}": som_formel(REGISTER[namn].utan_python(*hanvisningar))}
    bok(celler).save(mapp / "prov.xlsx")
    return _kolumn_z(recalculated(mapp / "prov.xlsx", _ny(mapp)))


def _ny(mapp: Path) -> Path:
    ny = mapp / "ut"
    ny.mkdir()
    return ny


def _alla() -> list[tuple[str, tuple[object, ...]]]:
    return [(namn, argument) for namn, fall in PROV.items() for argument in fall]


def _kolumn_z(fil: Path) -> dict[str, object]:
    blad = load_workbook(fil, data_only=True).worksheets[0]
    return {cell.coordinate: cell.value for (cell,) in blad["Z1:Z60"]}


@pytest.mark.libreoffice
@pytest.mark.parametrize(("rad", "namn", "argument"), [(rad, *ett) for rad, ett in enumerate(_alla(), start=1)])
def test_libreoffice_ger_funktionens_svar(
    omraknad: dict[str, object], rad: int, namn: str, argument: tuple[object, ...]
) -> None:
    svar, formeln = in_process(REGISTER[namn], argument), omraknad[f"Z{rad}"]
    if namn in ANDELAR and isinstance(svar, float):
        assert isinstance(formeln, float | int)
        assert math.isclose(svar, formeln, rel_tol=1e-14)
    else:
        assert svar == formeln
