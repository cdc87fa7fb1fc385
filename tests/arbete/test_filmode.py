"""Filläget som det används: rätt i rätt ordning, och vad som händer när något är fel, öppet, ändrat eller avbrutet."""

from __future__ import annotations

import json
import os
import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import demo_i
from tests.rapport.conftest import las
from tests.redigering import lagg_till, rad_med, skriv

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def mall(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """En färdigbyggd exempelbok att kopiera."""
    return demo_i(tmp_path_factory.mktemp("mall"))


@pytest.fixture
def bok(mall: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(mall, tmp_path / "bok.xlsx"))


def med_andring(bok: Path, andra: object) -> None:
    """Ändra boken som en människa, med openpyxl i stället för Excel."""
    oppnad = openpyxl.load_workbook(bok)
    andra(oppnad)  # type: ignore[operator]
    oppnad.save(bok)


def kor(*ord_: object) -> int:
    return cli.main([str(ett) for ett in ord_])


def test_hela_vagen_med_kommandot(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok, fil = tmp_path / "bok.xlsx", tmp_path / "huvudbok.se"
    fil.write_bytes(bokforing())
    assert kor("skapa", bok, "--exempel", "gavleborg-2025") == 0
    assert kor("importera-sie", bok, fil, "--ja") == 0
    assert "-1\u00a0451\u00a0400,00" in capsys.readouterr().out
    assert kor("bygg", "årsredovisning", bok) == 0
    assert "16 blad byggda" in capsys.readouterr().out
    assert kor("kontrollera", bok) == 0
    assert "5 notiser, 0 fel" in capsys.readouterr().out


def test_kontrollera_som_json_och_svaret_ett_vid_fel(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kor("kontrollera", bok, "--json") == 0
    alla = json.loads(capsys.readouterr().out)
    assert {"id", "titel", "utfall", "skillnad", "rader", "saknas", "celler", "kalla", "text"} == set(alla[0])

    data = bok.read_bytes()
    rad = rad_med(data, "Kontoplan", **{"Konto från": "1900"})
    bok.write_bytes(skriv(data, "Kontoplan", {f"D{rad}": "BR_skulder"}))
    assert kor("kontrollera", bok, "--json") == 1
    fel = {ett["id"]: ett for ett in json.loads(capsys.readouterr().out) if ett["utfall"] == "FEL"}
    assert fel["C04"]["skillnad"] == -13911000.0


def test_alla_fel_pa_en_gang_och_inget_skrivet(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def forstor(oppnad: openpyxl.Workbook) -> None:
        del oppnad["Historik"]
        oppnad["Budget"]["E5"] = "ettusen"
        oppnad["Budget"]["C12"] = "finns_inte"
        oppnad["Insatser"]["A6"] = oppnad["Insatser"]["A5"].value

    med_andring(bok, forstor)
    fore = bok.read_bytes()
    assert kor("bygg", "arsredovisning", bok) == 2
    sagt = capsys.readouterr().err
    for plats in ("Historik", "Budget!E5", "Budget!C12", "Insatser!A6"):
        assert plats in sagt
    assert "Inget har skrivits" in sagt
    assert bok.read_bytes() == fore


@pytest.mark.parametrize(
    ("innehall", "ord_i_svaret"),
    [
        (b"", "ingen Excel-arbetsbok"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "lösenord"),
        (b"PK\x03\x04 halv fil", "skadad"),
    ],
    ids=["tom", "lösenord", "skadad"],
)
def test_en_fil_som_inte_gar_att_lasa(
    innehall: bytes, ord_i_svaret: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(innehall)
    assert kor("bygg", "arsredovisning", bok) == 2
    sagt = capsys.readouterr().err
    assert ord_i_svaret in sagt
    assert "Traceback" not in sagt
    assert bok.read_bytes() == innehall


@pytest.mark.parametrize(
    ("ord_", "svar"),
    [
        ((), "kommando"),
        (("bygg", "bokslut", "bok.xlsx"), "RAPPORT kan inte vara «bokslut». Välj bland arsredovisning, halvars"),
        (("spåra", "bok.xlsx", "A1", "--djup", "noll"), "«noll» är inget antal; skriv ett heltal från 1 och uppåt."),
        (("verifiera", __file__), "är inget revisorspaket utan en fil"),
        (("skapa", "finns/inte/bok.xlsx"), "bok.xlsx kunde inte sparas i mappen"),
        (("bygg", "arsredovisning", "finns-inte.xlsx"), "finns inte"),
        (("skapa", "bok.txt"), ".xlsx"),
        (("skapa", "bok.xlsx", "--exempel", "atlantis"), "atlantis"),
        (("skapa", "bok.xlsx", "--farg"), "Förstår inte"),
    ],
)
def test_fel_i_kommandot_sags_pa_svenska(
    ord_: tuple[str, ...],
    svar: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        kod = kor(*ord_)
    except SystemExit as slut:
        kod = int(slut.code or 0)
    assert kod == 2
    assert svar.casefold() in capsys.readouterr().err.casefold()


def test_en_bok_som_ar_oppen_i_excel_lamnas(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bok.parent / f"~${bok.name}").write_bytes(b"")
    fore = bok.read_bytes()
    assert kor("bygg", "arsredovisning", bok) == 2
    assert "öppen i Excel" in capsys.readouterr().err
    assert bok.read_bytes() == fore


def test_ett_avbrott_medan_filen_byts_lamnar_den_gamla(
    bok: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fore = bok.read_bytes()

    def avbrutet(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", avbrutet)
    assert kor("bygg", "arsredovisning", bok) == 2
    assert "Avbrutet" in capsys.readouterr().err
    assert bok.read_bytes() == fore
    assert [fil.name for fil in bok.parent.iterdir()] == ["bok.xlsx"]


def test_ett_andrat_blad_sparas_bredvid_det_nya(bok: Path) -> None:
    bok.write_bytes(skriv(bok.read_bytes(), "ÅR Resultaträkning", {"E7": "Kommentar från revisorn"}))
    bygge = bygg(ARSREDOVISNING, bok, tid=TID)
    assert bygge.bevarade == {"ÅR Resultaträkning": "ÅR Resultaträ ändrad 2026-03-02"}
    oppnad = openpyxl.load_workbook(bok)
    assert oppnad["ÅR Resultaträ ändrad 2026-03-02"]["E7"].value == "Kommentar från revisorn"
    assert oppnad["ÅR Resultaträkning"]["E7"].value is None
    assert oppnad["_finsam"].sheet_state == "veryHidden"


def test_en_bok_som_excel_sparat_om_kanns_igen_som_oandrad(bok: Path) -> None:
    med_andring(bok, lambda _: None)
    assert bygg(ARSREDOVISNING, bok, tid=TID).bevarade == {}


def test_en_formel_som_ersatts_med_ett_tal_ar_en_andring(bok: Path) -> None:
    def skriv_over(oppnad: openpyxl.Workbook) -> None:
        oppnad["ÅR Balansräkning"]["C8"] = 11804

    med_andring(bok, skriv_over)
    assert list(bygg(ARSREDOVISNING, bok, tid=TID).bevarade) == ["ÅR Balansräkning"]


def test_samma_fil_igen_fragar_forst(
    bok: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fil = tmp_path / "gavleborg-2025.se"
    fil.write_bytes(bokforing())
    fore = bok.read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "nej")
    assert kor("importera-sie", bok, fil) == 2
    assert "redan inläst" in capsys.readouterr().out
    assert bok.read_bytes() == fore
    assert kor("importera-sie", bok, fil, "--ja") == 0


def test_den_egna_filen_skrivs_inte_over_av_skapa(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fore = bok.read_bytes()
    assert kor("skapa", bok) == 2
    assert "finns redan" in capsys.readouterr().err
    assert bok.read_bytes() == fore


def test_egen_text_for_en_rad_trycks(bok: Path) -> None:
    egen = ("RR", "RR_intakter", "Intäkter från medlemmarna")
    bok.write_bytes(lagg_till(bok.read_bytes(), "Etiketter", egen))
    bygg(ARSREDOVISNING, bok, tid=TID)
    assert las(bok)["ÅR Resultaträkning"][4][0] == "Intäkter från medlemmarna"


def test_bygget_ror_bara_sina_egna_delar(bok: Path, tmp_path: Path) -> None:
    ut = tmp_path / "ut.xlsx"
    bygg(ARSREDOVISNING, bok, ut, tid=datetime(2026, 3, 3, 9, 30, tzinfo=UTC))
    fore, efter = zipfile.ZipFile(bok), zipfile.ZipFile(ut)
    andrade = {namn for namn in fore.namelist() if fore.read(namn) != efter.read(namn)}
    kontrollbladet = {namn for namn in andrade if b"Granskat 2026-03-03" in efter.read(namn)}
    minnet = {namn for namn in andrade if b"inlineStr" in efter.read(namn) and b"cols" not in efter.read(namn)}
    start = next(blad.del_ for blad in innehall.blad(Paket.oppna(ut.read_bytes())) if blad.namn == "Start")
    assert andrade == kontrollbladet | minnet | {start}, "Start says when the report was built"
    assert len(kontrollbladet) == 1


def test_en_mapp_i_stallet_for_en_sie_fil(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert kor("sie", ".") == 2
    assert "Filen . går inte att öppna: det är en mapp." in capsys.readouterr().out


def test_hjalpen_finns_ocksa_under_sitt_engelska_namn(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as slut:
        kor("--help")
    assert slut.value.code == 0
    assert "Skriv så här" in capsys.readouterr().out


def test_en_ny_bok_far_inte_heta_som_ett_annat_slags_fil(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kor("bygg", "arsredovisning", tmp_path / "bok.xlsx", "-o", tmp_path / "ut.txt") == 2
    assert "ge ut.txt ändelsen .xlsx" in capsys.readouterr().err
