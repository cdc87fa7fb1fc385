"""Ett bygge där ingen formelmotor finns, som i Pyodide: Excel räknar, och inget utfall påstås förrän det är läst."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import pytest

from finsam_xl.arbete.bygg.kontrollresultat import RAKNAS_I_EXCEL, kontrollresultat
from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.kontrollera.utfallsrader import felrad, ingetrad, kontrollrad
from finsam_xl.arbetsbok.andra.omrakning import raknas_om
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.kontroller.register import Utfall
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.avlast import avlast
from tests.byggda import importerat_och_byggt
from tests.exemplet import TID, importerat

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbete.bygg.rapportbygge import Byggd


@pytest.fixture(scope="module")
def byggt(tmp_path_factory: pytest.TempPathFactory) -> Byggd:
    bok = Bok(importerat(tmp_path_factory.mktemp("utan") / "bok.xlsx").read_bytes())
    with pytest.MonkeyPatch.context() as utan:
        utan.setitem(sys.modules, "formualizer", None)
        return byggd(bok, ARSREDOVISNING, TID, lambda _: None)


def test_bladen_har_samma_formler_och_texter_som_annars(byggt: Byggd, tmp_path: Path) -> None:
    vantat: Any = avlast(importerat_och_byggt(tmp_path / "bok.xlsx"))
    fatt: Any = avlast(byggt.ympning.bok.data)
    for grid in byggt.skiss.rapport.blad:
        celler, filens = (
            {cell.coordinate: cell.value for rad in bok[grid.name].iter_rows() for cell in rad if cell.value}
            for bok in (fatt, vantat)
        )
        assert celler == filens, grid.name


def test_excel_ombeds_rakna_nar_boken_oppnas(byggt: Byggd) -> None:
    assert raknas_om(byggt.ympning.bok.paket)


def test_inget_utfall_pastas(byggt: Byggd) -> None:
    kontroller = kontrollresultat(byggt.skiss)
    assert {(ett.utfall, ett.besked) for ett in kontroller} == {(Utfall.EJ_PROVAD, RAKNAS_I_EXCEL)}
    assert "Excel som räknar" in ingetrad(kontroller)
    assert f"{len(kontroller)} prövas när Excel räknar boken," in kontrollrad(kontroller)
    assert felrad(kontroller) == ""


def test_listan_sager_att_vad_kontrollerna_vantar_pa_ar_okant(byggt: Byggd) -> None:
    ark: Any = avlast(byggt.ympning.bok.data)[KVARBLAD]
    rubriker, *rader = [[cell.value for cell in rad] for rad in ark.iter_rows(min_row=4)]
    tryckt = rubriker.index("Trycks tomt i")
    assert any("det är Excel som räknar" in str(rad) for rad in rader)
    assert not any(rad[tryckt] for rad in rader)
