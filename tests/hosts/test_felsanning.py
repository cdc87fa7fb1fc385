"""Fel säger sanningen: inget spår av programmet, inget «Inget har skrivits» när något är skrivet, rätt svarskod."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.oppning import olaslig
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import byggd
from tests.exemplet import TID, importerat
from tests.filandringar import andra_blad

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

FINSAM = [sys.executable, "-m", "finsam_xl"]


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))


def _skal(rad: str, mapp: Path) -> subprocess.CompletedProcess[str]:
    ordern = rad.replace("FINSAM", " ".join(FINSAM))
    return subprocess.run(  # noqa: S602 - the shell's redirections are what is tried
        ordern, shell=True, cwd=mapp, capture_output=True, text=True, timeout=120, check=False
    )


def test_stangd_inmatning_ar_inget_ja(bok: Path) -> None:
    fore = bok.read_bytes()
    (bok.parent / "h.se").write_bytes((Path(__file__).parents[2] / "workbook/exempel/gavleborg-2025.se").read_bytes())
    svar = _skal("FINSAM importera-sie bok.xlsx h.se <&-", bok.parent)
    assert svar.returncode == 2
    assert "Inget har skrivits." in svar.stderr
    assert "Traceback" not in svar.stderr
    assert bok.read_bytes() == fore


@pytest.mark.parametrize("stangt", [">&-", ">/dev/full"])
def test_en_utskrift_som_inte_gar_fram_andrar_inte_vad_som_ar_skrivet(stangt: str, tmp_path: Path) -> None:
    svar = _skal(f"FINSAM skapa ny.xlsx {stangt}", tmp_path)
    assert svar.returncode == 0
    assert (tmp_path / "ny.xlsx").is_file()
    assert "Inget har skrivits" not in svar.stderr
    assert "Traceback" not in svar.stderr
    assert "Exception ignored" not in svar.stderr
    if stangt == ">/dev/full":
        assert "Svaret gick inte att skriva ut: disken är full" in svar.stderr
        assert "ny.xlsx" in svar.stderr


@pytest.mark.parametrize("stangt", ["2>&-", "2>/dev/full", "<&- >&- 2>&-", ">/dev/full 2>/dev/full"])
def test_felutskriften_andrar_inte_hur_det_gick(stangt: str, bok: Path) -> None:
    """Ett bygge lyckas fast ingen kan se hur långt det kommit, och en vägran är en vägran fast ingen kan läsa den."""
    svar = _skal(f"FINSAM bygg arsredovisning bok.xlsx -o ny.xlsx {stangt}", bok.parent)
    assert svar.returncode == 0
    assert (bok.parent / "ny.xlsx").is_file()
    assert _skal(f"FINSAM kontrollera saknas.xlsx {stangt}", bok.parent).returncode == 2


@pytest.mark.parametrize("epok", ["igår", "-99999999999", "9" * 30, "0", "4102444800"])
def test_en_felaktig_klocka_sags(epok: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: object) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epok)
    assert cli.main(["skapa", str(tmp_path / "ny.xlsx")]) == 2
    sagt = capfd.readouterr().err  # type: ignore[attr-defined]
    assert "SOURCE_DATE_EPOCH" in sagt
    assert "fel i programmet" not in sagt
    assert not (tmp_path / "ny.xlsx").exists()


def test_for_langt_namn_och_lank_i_ring_ar_ingen_krasch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ring").symlink_to(tmp_path / "ring")
    for ord_ in (
        ["skapa", str(tmp_path / ("n" * 300 + ".xlsx"))],
        ["kontrollera", str(tmp_path / ("n" * 300 + ".xlsx"))],
        ["kontrollera", str(tmp_path / "ring")],
        ["granska", str(tmp_path / ("n" * 300))],
        ["revisor", str(tmp_path / "ring"), "-o", str(tmp_path / "ut")],
        ["verifiera", str(tmp_path / ("n" * 300))],
        ["skapa", str(tmp_path / "ring" / "bok.xlsx")],
    ):
        assert cli.main(ord_) == 2, ord_
        sagt = capsys.readouterr().err
        assert "fel i programmet" not in sagt, ord_
        assert "Inget har skrivits." in sagt, ord_


class PanicException(BaseException):
    """What an extension module in Rust raises when it gives up."""


def test_ett_bibliotek_som_ger_upp_ar_en_mening(
    bok: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import python_calamine  # noqa: PLC0415

    def panik(_: object) -> object:
        raise PanicException("index out of bounds")

    monkeypatch.setattr(python_calamine.CalamineWorkbook, "from_filelike", panik, raising=False)
    svar = olaslig(Bok(bok.read_bytes()))
    assert svar is not None
    assert svar.kod == "skadad"
    assert cli.main(["kontrollera", str(bok)]) == 2
    sagt = capsys.readouterr().err
    assert "skadad" in sagt
    assert "fel i programmet" not in sagt


@pytest.mark.parametrize("tal", ["INF", "-INF", "NaN", "1E+300", "1e15"])
@pytest.mark.parametrize(("blad", "cell"), [("Budget", "E5"), ("Insatser", "M6"), ("Medlemmar", "I6")])
def test_orimliga_tal_ar_fel_med_sin_cell(bok: Path, blad: str, cell: str, tal: str) -> None:
    def skriv(rot: Element) -> None:
        element = next(ett for ett in rot.iter("{*}c") if ett.get("r") == cell)
        for barn in list(element):
            element.remove(barn)
        element.attrib.pop("t", "")
        ny = element.makeelement(element.tag[:-1] + "v", {})
        ny.text = tal
        element.append(ny)

    andra_blad(bok, blad, skriv)
    problem = las_bok(Bok(bok.read_bytes())).problem
    assert problem
    assert all(ett.plats in {f"{blad}!{cell}", ""} for ett in problem)
    assert cli.main(["kontrollera", str(bok)]) == 2


def test_ett_eget_namn_som_ar_ett_av_vara_skrivs_inte_over(tmp_path: Path) -> None:
    bok = importerat(tmp_path / "bok.xlsx")
    oppnad = openpyxl.load_workbook(bok)
    oppnad.create_sheet("Mitt")["A1"] = 1
    oppnad.defined_names["AR_RR_intakter"] = DefinedName("AR_RR_intakter", attr_text="Mitt!$A$1")
    oppnad.save(bok)
    fore = bok.read_bytes()
    with pytest.raises(Avbrott, match=r"eget namn AR_RR_intakter, som pekar på Mitt!\$A\$1"):
        bygg(ARSREDOVISNING, bok, tid=TID)
    assert bok.read_bytes() == fore


def test_ett_omdopt_blad_av_vara_tar_med_sig_namnen_och_ar_inget_hinder(bok: Path) -> None:
    oppnad = openpyxl.load_workbook(bok)
    oppnad["ÅR Poster"].title = "Mina poster"
    for namn in oppnad.defined_names.values():
        namn.attr_text = namn.attr_text.replace("'ÅR Poster'", "'Mina poster'")
    oppnad.save(bok)
    bygg(ARSREDOVISNING, bok, tid=TID)


def test_svarskod_ett_ar_bara_en_kontroll(bok: Path) -> None:
    assert cli.main(["kontrollera", str(bok)]) == 0
    assert cli.main(["kontrollera", str(bok.with_name("finns-inte.xlsx"))]) == 2
    assert os.path.exists(bok)  # noqa: PTH110


@pytest.mark.parametrize(
    "ord_",
    [("bygg", "arsredovisning", "BOK", "-o", ""), ("kontrollera", ""), ("spåra", "BOK", ""), ("demo", "")],
    ids=lambda ord_: ord_[0],
)
def test_ett_tomt_ord_ar_ingen_fil(
    ord_: tuple[str, ...], bok: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Som när en variabel i ett skript är tom: boken skrivs inte över i stället för den nya filen."""
    monkeypatch.chdir(bok.parent)
    fore = {fil.name: fil.read_bytes() for fil in bok.parent.iterdir()}
    with pytest.raises(SystemExit) as slut:
        cli.main([str(bok) if ett == "BOK" else ett for ett in ord_])
    assert slut.value.code == 2
    assert "är tomt. Ange vad som menas" in capsys.readouterr().err
    assert {fil.name: fil.read_bytes() for fil in bok.parent.iterdir()} == fore
