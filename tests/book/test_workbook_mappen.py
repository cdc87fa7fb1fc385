"""De färdiga böckerna i workbook/ är de som kommandot skapar; FINSAM_SKRIV_GULD=1 skriver dem på nytt."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.opc.paket import Paket

MAPP = Path(__file__).parents[2] / "workbook"
BOCKER = ("finsam.xlsx", "finsam.xlsm", "lite/finsam.xlsx")
"""Den sista är boken för xlwings Lite, bredvid dess main.py."""
TID = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("namn", BOCKER)
def test_boken_i_workbook_ar_den_som_skapas(namn: str, tmp_path: Path) -> None:
    ny = skapa_bok(tmp_path / Path(namn).name, tid=TID)
    if os.environ.get("FINSAM_SKRIV_GULD"):
        (MAPP / namn).write_bytes(ny.read_bytes())
    vantat, funnet = (Paket.oppna(fil.read_bytes()) for fil in (ny, MAPP / namn))
    assert funnet.namn() == vantat.namn()
    assert [del_ for del_ in vantat.namn() if funnet.las(del_) != vantat.las(del_)] == []


def test_mappen_har_bada_bockerna_och_exemplens_filer() -> None:
    assert {fil.name for fil in MAPP.iterdir() if fil.is_file()} == set(BOCKER[:2])
    assert {fil.name for fil in (MAPP / "lite").iterdir()} == {"finsam.xlsx", "main.py", "requirements.txt"}
    assert {fil.suffix for fil in (MAPP / "exempel").iterdir()} == {".se"}
