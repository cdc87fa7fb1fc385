"""Ett förslag har sin färg tills någon har ändrat eller godkänt det, och står till dess i Kvar att fylla i."""

from __future__ import annotations

import re
import shutil
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.formula.translate import Translator
from openpyxl.utils import get_column_letter

from finsam_xl.arbete.bygg.kvar.blad import KVARBLAD
from finsam_xl.arbete.gemensamt.forslagen import godkanda, oppna_forslag
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.book.forslagsblad import FORSLAGSBLAD, FORSTA_RAD, GODKANDKOLUMN
from finsam_xl.hosts import cli
from tests.inlasning.forslagsfall import som_den_ar
from tests.inlasning.siefall import TID

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_CELL = re.compile(r'(?<![A-Z_"!])(\$?[A-Z]{1,2}\d+)(?![\d"])')


@pytest.fixture(scope="module")
def ny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    mapp = tmp_path_factory.mktemp("forslag")
    for namn, data in som_den_ar("kommunbas").data.items():
        (mapp / namn).write_bytes(data)
    return skapa_ur_sie(mapp / "ny.xlsx", sorted(mapp.glob("*.se")), tid=TID).bok


def _andrad(ny: Path, mapp: Path, andra: Callable[[Any], None]) -> Bok:
    bok = openpyxl.load_workbook(ny)
    andra(bok)
    bok.save(mapp / "andrad.xlsx")
    return Bok((mapp / "andrad.xlsx").read_bytes())


def _fargade(bok: Bok) -> set[str]:
    """Cellerna i förslagets färg: de där bokens egen regel, räknad i cellen, inte ger den färg som annan indata har."""
    oppnad = openpyxl.load_workbook(BytesIO(bok.data))
    prov = oppnad.create_sheet("Prov")
    platser: list[str] = []
    for blad in oppnad.worksheets:
        for regler in blad.conditional_formatting:
            for omrade in regler.sqref.ranges:
                for rad, kolumn in omrade.cells:
                    formel = _pa_plats(regler.rules[0].formula[0], omrade, rad, kolumn)
                    platser.append(f"{blad.title}!{get_column_letter(kolumn)}{rad}")
                    prov.cell(len(platser), 1).value = "=" + _CELL.sub(rf"'{blad.title}'!\g<1>", formel)
    oppnad.save(ut := BytesIO())
    svar = Bok(calculate(ut.getvalue(), TID)).rader("Prov")
    return {plats for plats, rad in zip(platser, svar, strict=True) if rad[0] is False}


def _pa_plats(formel: str, omrade: Any, rad: int, kolumn: int) -> str:
    forsta = f"{get_column_letter(omrade.min_col)}{omrade.min_row}"
    flyttad: str = Translator(f"={formel}", origin=forsta).translate_formula(f"{get_column_letter(kolumn)}{rad}")
    return flyttad.removeprefix("=")


def _oppna(bok: Bok) -> set[str]:
    return {str(ett.cell) for ett in oppna_forslag(bok)}


def test_ett_andrat_eller_godkant_forslag_mister_fargen_och_bara_det(ny: Path, tmp_path: Path) -> None:
    fore = _oppna(Bok(ny.read_bytes()))

    def andra(bok: Any) -> None:
        bok["Medlemmar"]["B6"] = "Region Väst"
        bok["Grunddata"]["B5"] = None
        bok[FORSLAGSBLAD].cell(FORSTA_RAD + 1, GODKANDKOLUMN).value = "ja"

    bok = _andrad(ny, tmp_path, andra)
    assert fore - _oppna(bok) == {"Medlemmar!B6", "Grunddata!B5", "Grunddata!B6"}
    assert _fargade(bok) == _oppna(bok)


def test_fargen_foljer_raden_nar_raderna_sorteras_om(ny: Path, tmp_path: Path) -> None:
    def byt_rader(bok: Any) -> None:
        medlemmar = bok["Medlemmar"]
        for forsta, andra in zip(medlemmar[5], medlemmar[6], strict=True):
            forsta.value, andra.value = andra.value, forsta.value
        medlemmar["D5"] = "31"

    bok = _andrad(ny, tmp_path, byt_rader)
    assert _oppna(bok) == _oppna(Bok(ny.read_bytes()))
    assert _fargade(bok) == _oppna(bok)


def test_forslagen_star_i_det_som_ar_kvar_ett_blad_i_taget(ny: Path) -> None:
    rader = Bok(ny.read_bytes()).rader(KVARBLAD)
    prova = {str(rad[2]).partition("!")[0] for rad in rader if rad[1:2] == ["Pröva förslag"]}
    assert prova == {plats.partition("!")[0] for plats in _oppna(Bok(ny.read_bytes()))}


def test_inlasningen_med_ja_godkanner_varje_forslag(
    ny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copy(ny, bok := tmp_path / "ny.xlsx")
    antal = len(_oppna(Bok(ny.read_bytes())))
    assert cli.main(["importera-sie", str(bok), *map(str, sorted(ny.parent.glob("*.se"))), "--ja"]) == 0
    assert f"{antal} förslag är godkända." in capsys.readouterr().out
    assert _oppna(Bok(bok.read_bytes())) == set()
    assert "Pröva förslag" not in {cell for rad in Bok(bok.read_bytes()).rader(KVARBLAD) for cell in rad}


def test_en_bok_utan_forslag_har_inget_att_godkanna(tmp_path: Path) -> None:
    bok = Bok(skapa_bok(tmp_path / "tom.xlsx", tid=TID).read_bytes())
    assert godkanda(bok) == (bok, 0)
