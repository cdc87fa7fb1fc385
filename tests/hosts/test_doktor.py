"""finsam doktor och finsam installera, prövade på påhittade datorer: vad de finner, säger och skriver."""

from __future__ import annotations

from dataclasses import replace
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.maskin import Maskin
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.konfigblad import KONFIGBLAD
from finsam_xl.hosts.cli import main
from finsam_xl.hosts.dator.doktor import undersok, undersok_bok
from finsam_xl.hosts.dator.installation import installera, vanlig_plats
from finsam_xl.hosts.dator.ron import Ronlage
from tests.exemplet import TID


@pytest.fixture
def windows(tmp_path: Path) -> Maskin:
    """En dator med Windows, Excel, Python i användarens mapp och xlwings bibliotek på plats."""
    rot = tmp_path / "AppData"
    mapp = rot / "Programs" / "Python312"
    mapp.mkdir(parents=True)
    for namn in ("python.exe", "pythonw.exe", f"xlwings64-{version('xlwings')}.dll"):
        (mapp / namn).touch()
    miljo = {"LOCALAPPDATA": str(rot), "USERPROFILE": str(tmp_path)}
    return Maskin("win32", mapp / "python.exe", mapp, (3, 12), Path("C:/Office/EXCEL.EXE"), None, miljo)


def _lagen(maskin: Maskin) -> dict[str, Ronlage]:
    return {ett.vad: ett.lage for ett in undersok(maskin)}


def test_en_frisk_dator_har_inget_fel(windows: Maskin) -> None:
    assert Ronlage.FEL not in _lagen(windows).values()
    assert _lagen(windows)["PDF"] is Ronlage.OK


def test_saknat_bibliotek_for_gammal_python_och_inget_excel_sags_var_for_sig(windows: Maskin) -> None:
    sjuk = replace(windows, prefix=Path("/annanstans"), pythonversion=(3, 9), excel=None)
    lagen = _lagen(sjuk)
    assert (lagen["Python"], lagen["Funktioner"], lagen["Excel"]) == (Ronlage.FEL, Ronlage.FEL, Ronlage.NOTIS)
    assert lagen["PDF"] is Ronlage.NOTIS
    texter = {ett.vad: ett.text for ett in undersok(sjuk)}
    assert "3.9 är för gammal" in texter["Python"]
    assert "antivirusprogram" in texter["Funktioner"]


def test_linux_har_inget_excel_men_fillaget() -> None:
    lagen = {ett.vad: ett for ett in undersok(Maskin("linux", Path("/usr/bin/python3"), Path("/usr"), (3, 11)))}
    assert lagen["Excel"].lage is Ronlage.NOTIS
    assert "Filläget fungerar" in lagen["Excel"].text
    assert "Funktioner" not in lagen


def test_installera_skapar_en_bok_vars_knappar_startar_datorns_python(windows: Maskin, tmp_path: Path) -> None:
    gjort = installera(vanlig_plats(windows), windows)
    assert gjort.bok == tmp_path / "Documents" / "Finsam" / "finsam.xlsm"
    assert not gjort.fanns
    assert _tolken(gjort.bok).startswith("%LOCALAPPDATA%")
    assert windows.utskriven(gjort.tolk.replace("\\", "/")).name == "pythonw.exe"
    assert "Betrodda platser" in gjort.rad


def _tolken(bok: Path, cell: str = "B1") -> str:
    return str(load_workbook(BytesIO(bok.read_bytes()))[KONFIGBLAD][cell].value)


def test_installera_pekar_om_en_bok_som_finns_och_ror_inget_annat(windows: Maskin, tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "min.xlsm", exempel="gavleborg-2025", tid=TID)
    fore = Paket.oppna(bok.read_bytes())
    gjort = installera(bok, windows)
    efter = Paket.oppna(bok.read_bytes())
    assert gjort.fanns
    andrade = [namn for namn in fore.namn() if fore.las(namn) != efter.las(namn)]
    assert len(andrade) == 1
    assert _tolken(bok) == gjort.tolk


def test_pa_mac_pekas_macens_python_ut(tmp_path: Path) -> None:
    python = tmp_path / "venv" / "bin" / "python"
    mac = Maskin("darwin", python, tmp_path / "venv", (3, 12), None, None, {"HOME": str(tmp_path)})
    gjort = installera(tmp_path / "bok.xlsm", mac)
    assert _tolken(gjort.bok, "B2") == "$HOME/venv/bin/python"


def test_pa_linux_sags_att_kommandot_racker(tmp_path: Path) -> None:
    with pytest.raises(Avbrott, match="Kommandot finsam gör allt"):
        installera(tmp_path / "bok.xlsm", Maskin("linux", Path("/usr/bin/python3"), Path("/usr"), (3, 11)))
    assert not (tmp_path / "bok.xlsm").exists()


def test_en_bok_som_inte_kan_ha_knappar_skapas_inte(windows: Maskin, tmp_path: Path) -> None:
    with pytest.raises(Avbrott, match=r"ska sluta på \.xlsm.*finsam installera bok\.xlsm"):
        installera(tmp_path / "bok.xlsx", windows)
    assert not (tmp_path / "bok.xlsx").exists()


def test_en_for_gammal_python_stoppar_installationen(windows: Maskin, tmp_path: Path) -> None:
    with pytest.raises(Avbrott, match=r"3\.9 är för gammal"):
        installera(tmp_path / "bok.xlsm", replace(windows, pythonversion=(3, 9)))
    assert not (tmp_path / "bok.xlsm").exists()


def test_doktorn_ser_att_bokens_tolk_saknas_att_versionen_skiljer_och_att_filen_ar_markt(
    windows: Maskin, tmp_path: Path
) -> None:
    bok = installera(tmp_path / "bok.xlsm", windows).bok
    windows_vag = replace(windows, miljo={**windows.miljo, "LOCALAPPDATA": "C:\\borta"})
    assert [ett.lage for ett in undersok_bok(bok, windows_vag)] == [Ronlage.FEL, Ronlage.OK]
    bok.with_name(bok.name + ":Zone.Identifier").touch()
    assert "Avblockera" in undersok_bok(bok, windows_vag)[-1].text


def test_en_bok_utan_makron_har_inga_knappar_att_undersoka(windows: Maskin, tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "bok.xlsx", tid=TID)
    assert "inga knappar" in undersok_bok(bok, windows)[0].text


def test_kommandot_doktor_svarar_pa_svenska(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["doktor"]) == 0
    assert "OK       Python" in capsys.readouterr().out
    assert main(["doktor", str(tmp_path / "saknas.xlsm")]) == 2
    assert "finns inte" in capsys.readouterr().err
