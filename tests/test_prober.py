"""Filerna till «En kvart med riktig Excel»: dokumentet nämner varje fil som byggs, och bara dem."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from openpyxl import load_workbook

from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.makrobok import PROJEKTDEL, har_funktioner
from finsam_xl.book.vba.moduler import NAMN
from tests.prober import PROBER, RUBRIK, aldre_bok, likhetstecken

if TYPE_CHECKING:
    from collections.abc import Callable

_EXCEL = Path(__file__).parents[1] / "docs" / "excel.md"


def _kvarten() -> str:
    return _EXCEL.read_text(encoding="utf-8").partition("## En kvart med riktig Excel")[2]


def test_dokumentet_namner_varje_fil_och_bara_dem() -> None:
    namnda = {namn for namn in re.findall(r"`([\w-]+\.(?:xlsx|xlsm|se|docx))`", _kvarten()) if namn[0] != "."}
    assert namnda == PROBER.keys()


def _gjord(gor: Callable[[Path], object], mapp: Path) -> Path:
    gor(mapp / "bok.xlsm")
    return mapp / "bok.xlsm"


def test_den_aldre_boken_har_funktioner_men_inte_makrot_for_namn(tmp_path: Path) -> None:
    paket = Paket.oppna(_gjord(aldre_bok, tmp_path).read_bytes())
    assert har_funktioner(paket)
    assert NAMN.encode("utf-16-le") not in paket.las(PROJEKTDEL)


def test_rubriken_som_liknar_en_formel_ar_en_text(tmp_path: Path) -> None:
    blad = load_workbook(_gjord(likhetstecken, tmp_path))["Etiketter"]
    assert [cell.data_type for rad in blad.iter_rows() for cell in rad if cell.value == RUBRIK] == ["s"]
