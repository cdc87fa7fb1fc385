"""Det som knapparna behöver på en Mac, prövat på en påhittad: xlwings skript, och macOS tillstånd att styra Excel."""

from __future__ import annotations

import subprocess
from importlib.machinery import ModuleSpec
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest
import xlwings

from finsam_xl import __version__
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.maskin import Maskin
from finsam_xl.hosts.dator import installation, mac, paketversion
from finsam_xl.hosts.dator.mac import lagg_skript, macens_ron, skriptnamn
from finsam_xl.hosts.dator.ron import Ronlage
from finsam_xl.hosts.excel import prova_version

SKRIPT = Path(xlwings.__file__).parent / f"xlwings-{version('xlwings')}.applescript"
NEKAT = "execution error: Not authorized to send Apple events to Microsoft Excel. (-1743)"


@pytest.fixture
def macen(tmp_path: Path) -> Maskin:
    """En Mac med Excel."""
    excel = Path("/Applications/Microsoft Excel.app")
    return Maskin("darwin", tmp_path / "bin" / "python3", tmp_path, (3, 12), excel, None, {"HOME": str(tmp_path)})


def _ron(maskin: Maskin, monkeypatch: pytest.MonkeyPatch, svar: str = "16.78", hinder: str = "") -> dict[str, Ronlage]:
    monkeypatch.setattr(mac, "_excels_svar", lambda: (svar, hinder))
    return {ett.vad: ett.lage for ett in macens_ron(maskin)}


def test_installera_lagger_skriptet_dar_excel_letar(
    macen: Maskin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(installation, "undersok", lambda _: ())
    monkeypatch.setattr(installation, "_peka_ut", lambda *_: None)
    (tmp_path / "bok.xlsm").touch()
    assert _ron(macen, monkeypatch)["Skript"] is Ronlage.FEL
    installation.installera(tmp_path / "bok.xlsm", macen)
    plats = tmp_path / "Library" / "Application Scripts" / "com.microsoft.Excel" / skriptnamn()
    assert plats.read_bytes() == SKRIPT.read_bytes()
    assert _ron(macen, monkeypatch)["Skript"] is Ronlage.OK


def test_ett_skript_av_en_annan_version_ar_inte_ratt_skript(macen: Maskin, monkeypatch: pytest.MonkeyPatch) -> None:
    plats = lagg_skript(macen)
    plats.write_bytes(b"on VbaHandler(x)")
    assert _ron(macen, monkeypatch)["Skript"] is Ronlage.FEL
    lagg_skript(macen)
    assert _ron(macen, monkeypatch)["Skript"] is Ronlage.OK


@pytest.mark.parametrize("installerat", ["utan skriptet", "inte alls"])
def test_saknas_xlwings_eller_dess_skript_sags_det(
    installerat: str, macen: Maskin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lagg_skript(macen)
    utan = ModuleSpec("xlwings", None)
    utan.submodule_search_locations = [str(tmp_path)]
    monkeypatch.setattr(mac, "find_spec", lambda _: utan if installerat == "utan skriptet" else None)
    if installerat == "inte alls":
        monkeypatch.setattr(paketversion, "version", _saknas)
    assert _ron(macen, monkeypatch)["Skript"] is Ronlage.FEL
    with pytest.raises(Avbrott, match="installera om: pip install"):
        lagg_skript(macen)


def _saknas(namn: str) -> str:
    raise PackageNotFoundError(namn)


def test_ett_skript_som_inte_kan_laggas_dit_stoppar_installationen(macen: Maskin, tmp_path: Path) -> None:
    (tmp_path / "Library").touch()
    with pytest.raises(Avbrott, match="Skriptet som knapparna behöver"):
        lagg_skript(macen)


@pytest.mark.parametrize(
    ("svar", "hinder", "lage", "sagt"),
    [
        ("16.78", "", Ronlage.OK, "Excel 16.78 svarar"),
        ("", NEKAT, Ronlage.FEL, "macOS nekar"),
        ("stängt", "", Ronlage.NOTIS, "Öppna Excel"),
        ("", "osascript finns inte", Ronlage.NOTIS, "osascript finns inte"),
    ],
)
def test_tillstandet_provas_och_var_det_ges_tillbaka_sags(
    macen: Maskin, monkeypatch: pytest.MonkeyPatch, svar: str, hinder: str, lage: Ronlage, sagt: str
) -> None:
    monkeypatch.setattr(mac, "_excels_svar", lambda: (svar, hinder))
    ron = {ett.vad: ett for ett in macens_ron(macen)}["Tillstånd"]
    assert ron.lage is lage
    assert sagt in ron.text
    assert "Integritet och säkerhet > Automation" in ron.text


def test_utan_macos_finns_ingen_att_fraga(macen: Maskin) -> None:
    assert {ett.vad: ett.lage for ett in macens_ron(macen)}["Tillstånd"] is Ronlage.NOTIS


def test_funktionerna_sags_inte_behalla_gamla_varden(macen: Maskin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mac, "_excels_svar", lambda: ("16.78", ""))
    funktioner = {ett.vad: ett.text for ett in macens_ron(macen)}["Funktioner"]
    assert "#SAKNAS!" in funktioner
    assert "räknas ändå" in funktioner


def test_en_knapp_som_macos_nekar_sager_det_i_en_egen_ruta(monkeypatch: pytest.MonkeyPatch) -> None:
    sagda: list[list[str]] = []

    def nekad() -> xlwings.Book:
        raise RuntimeError("Command failed: OSERROR: -1743 MESSAGE: The user has declined permission.")

    monkeypatch.setattr(xlwings.Book, "caller", nekad)
    monkeypatch.setattr(subprocess, "run", lambda ordern, **_: sagda.append(ordern))
    assert not prova_version(__version__, version("xlwings"))
    ((program, _, skript),) = sagda
    assert program == "/usr/bin/osascript"
    assert "slå på Microsoft Excel under Microsoft Excel" in skript


def test_ett_annat_fel_an_ett_nekat_tillstand_gar_vidare(monkeypatch: pytest.MonkeyPatch) -> None:
    def trasig() -> xlwings.Book:
        raise RuntimeError("annat")

    monkeypatch.setattr(xlwings.Book, "caller", trasig)
    with pytest.raises(RuntimeError, match="annat"):
        prova_version(__version__, version("xlwings"))


def test_xlwings_skript_satter_ihop_kommandot_som_bokens_prov_raknar_med() -> None:
    """Provet av om Python finns (FinsamMakron) skriver i tolkens ställe, som skriptet lägger först i kommandot."""
    skript = SKRIPT.read_text(encoding="utf-8")
    delar = "{PYTHONPATH, PythonInterpreter, PythonCommand, WorkbookName, ApplicationFullName, LOG_FILE}"
    assert f'set {delar} to SplitString(ParameterString, "|")' in skript
    assert 'set ShellCommand to PythonInterpreter & " -B -u -W ignore -c' in skript
    assert "return 1" in skript
