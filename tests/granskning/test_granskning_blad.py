"""Bladet Granskning i en persons arbetsbok: fynden, inget annat rört, och det som någon skrivit på det kvar."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.granska.granskningsblad import skriv_granskning
from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.arbete.granska.granskningsvisning import granska
from finsam_xl.arbete.granska.tryckbok import HJALPBLAD
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.hosts.cli import main
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.arbetsbok.paketlint import brister
from tests.arbetsbok.rik_bok import FORMELBLAD, egen_analys, kompletterad
from tests.avlast import avlast
from tests.byggda import demobok
from tests.granskning.klistrat import klistra, som_tal
from tests.granskning.rattat import DATA, lagg_rattat

if TYPE_CHECKING:
    from finsam_xl.arbete.granska.granskat import Granskat

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TRYCKET = DATA / "arsredovisning_2025"
GEMENSAMMA = {
    "[Content_Types].xml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/styles.xml",
    "xl/calcChain.xml",
}


@pytest.fixture(scope="module")
def byggd() -> Path:
    return demobok()


@pytest.fixture
def bok(byggd: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd, tmp_path / "bok.xlsx"))


@pytest.fixture(scope="module")
def granskat() -> Granskat:
    return granska(TRYCKET, ())


def _delar(vag: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(vag) as arkiv:
        return {namn: arkiv.read(namn) for namn in arkiv.namelist()}


def _rader(vag: Path) -> list[tuple[object, ...]]:
    blad = avlast(vag, varden=True)["Granskning"]
    return [tuple(cell.value for cell in rad) for rad in blad.iter_rows(min_row=8)]


def test_varje_fynd_ar_en_rad_med_tryckt_beraknat_och_differens(bok: Path, granskat: Granskat) -> None:
    skriv_granskning(bok, granskat, TID)

    rader = _rader(bok)
    assert [rad[1] for rad in rader[: len(granskat.fynd)]] == [ett.id for ett in granskat.varst_forst]
    assert [rad[0] for rad in rader[: len(granskat.fynd)]] == sorted(ett.allvar.value for ett in granskat.fynd)
    forsta_notisen = next(rad for rad in rader if rad[0] == "NOTIS")
    assert forsta_notisen[:3] == ("NOTIS", "C03", "öresavrundning")
    assert forsta_notisen[4:7] == (-1452, -1451, -1)
    blad = avlast(bok, varden=True)["Granskning"]
    assert (blad["A2"].value, blad["B4"].value, blad["B5"].value) == (
        "arsredovisning_2025, granskat 2026-03-02 08:00",
        sum(1 for ett in granskat.fynd if ett.allvar == "FEL"),
        sum(1 for ett in granskat.fynd if ett.allvar == "NOTIS"),
    )
    assert brister(bok.read_bytes()) == []


def test_allt_annat_ar_byte_for_byte_som_det_var(tmp_path: Path, granskat: Granskat) -> None:
    egen = openpyxl.Workbook()
    egen.worksheets[0].title = "Start"
    egen_analys(egen.create_sheet(FORMELBLAD))
    minne = BytesIO()
    egen.save(minne)
    vag = tmp_path / "egen.xlsm"
    vag.write_bytes(kompletterad(minne.getvalue(), makron=True))
    fore = _delar(vag)

    skriv_granskning(vag, granskat, TID)
    efter = _delar(vag)
    assert {namn for namn in fore if fore[namn] != efter.get(namn)} <= GEMENSAMMA
    assert [ett.namn for ett in innehall.blad(Paket.oppna(vag.read_bytes()))][-2:] == ["Granskning", "_finsam"]


def test_text_som_borjar_med_likhetstecken_ar_text(tmp_path: Path, bok: Path) -> None:
    mapp = tmp_path / "rapport_2025"
    mapp.mkdir()
    noten = 'radtyp,post,belopp_2025,enhet\npost,"=HYPERLINK(""http://x"",""y"")",=1+1,tkr\nsumma,Summa,5,tkr\n'
    (mapp / "not_3_fordringar.csv").write_text(noten, encoding="utf-8")
    skriv_granskning(bok, granska(mapp, ()), TID)

    paket = Paket.oppna(bok.read_bytes())
    bladet = next(paket.las(namn) for namn in paket.namn() if b"=1+1" in paket.las(namn))
    assert {formel.partition(b"(")[0] for formel in re.findall(rb"<f>(.*?)</f>", bladet)} == {b"COUNTIFS"}
    assert b"HYPERLINK" in bladet


def test_samma_granskning_igen_ger_samma_fil(bok: Path, granskat: Granskat) -> None:
    skriv_granskning(bok, granskat, TID)
    forsta = bok.read_bytes()

    assert skriv_granskning(bok, granskat, TID) == {}
    assert bok.read_bytes() == forsta


def test_ett_blad_som_nagon_skrivit_pa_finns_kvar(bok: Path, granskat: Granskat) -> None:
    skriv_granskning(bok, granskat, TID)
    oppnad = openpyxl.load_workbook(bok)
    oppnad["Granskning"]["I8"] = "Rättat i nästa utgåva"
    oppnad.save(bok)

    assert skriv_granskning(bok, granskat, TID) == {"Granskning": "Granskning ändrad 2026-03-02"}
    oppnad = openpyxl.load_workbook(bok)
    assert oppnad["Granskning ändrad 2026-03-02"]["I8"].value == "Rättat i nästa utgåva"
    assert oppnad["Granskning"]["I8"].value is None


def test_ett_eget_blad_med_samma_namn_skrivs_inte_over(tmp_path: Path, granskat: Granskat) -> None:
    egen = openpyxl.Workbook()
    egen.create_sheet("granskning")["A1"] = "Mina anteckningar"
    vag = tmp_path / "egen.xlsx"
    egen.save(vag)

    assert skriv_granskning(vag, granskat, TID) == {"granskning": "granskning ändrad 2026-03-02"}
    assert openpyxl.load_workbook(vag)["granskning ändrad 2026-03-02"]["A1"].value == "Mina anteckningar"


def test_rapporten_och_granskningen_minns_varandra(bok: Path, granskat: Granskat) -> None:
    skriv_granskning(bok, granskat, TID)
    assert bygg(ARSREDOVISNING, bok, tid=TID).bevarade == {}
    assert "Granskning" in avlast(bok).sheetnames
    assert skriv_granskning(bok, granskat, TID) == {}
    assert bygg(ARSREDOVISNING, bok, tid=TID).bevarade == {}


def test_gamla_varden_raknas_fortfarande_om_nar_boken_oppnas(bok: Path, byggd: Path, granskat: Granskat) -> None:
    importera_sie(bok, [byggd.parent / "gavleborg-2025.se"], fraga=lambda _: True, tid=TID)
    skriv_granskning(bok, granskat, TID)

    assert b'fullCalcOnLoad="1"' in _delar(bok)["xl/workbook.xml"]


def test_utan_fynd_sager_bladet_det(tmp_path: Path, bok: Path) -> None:
    skriv_granskning(bok, granska(lagg_rattat(tmp_path) / "arsredovisning_2025", ()), TID)

    assert re.fullmatch(r"Inga fynd: \d{3} samband är prövade, och .* stämmer med varandra\.", str(_rader(bok)[0][7]))


def test_kommandot_skriver_bladet_i_boken_med_tabellerna(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tabeller = tmp_path / "arsredovisning_2025.xlsx"
    tabeller.write_bytes(klistra(TRYCKET, som_tal, per_blad=99))

    assert main(["granska", str(tabeller), "--blad", str(tabeller)]) == 1
    assert f"Bladet Granskning är skrivet i {tabeller}." in capsys.readouterr().out
    assert main(["granska", str(tabeller), "--blad", str(tabeller), "--json"]) == 1
    assert "Bladet Granskning är skrivet" in capsys.readouterr().err


def test_en_bok_som_inte_finns_och_fynden_visas_anda(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["granska", str(TRYCKET), "--blad", str(tmp_path / "borta.xlsx")]) == 2

    ut = capsys.readouterr()
    assert "C03" in ut.out
    assert "borta.xlsx finns inte" in ut.err


def test_programmets_egna_blad_ar_inget_tryck(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    blad = set(avlast(bok).sheetnames)
    egna = {namn for namn in blad if not namn.startswith(("ÅR ", "_"))}
    assert egna <= HJALPBLAD | {tab.blad for tab in TABELLER}

    assert main(["granska", str(bok)]) == 3
    assert "bara programmets egna blad" in capsys.readouterr().err


def test_tabeller_inklistrade_i_den_egna_boken_lases(bok: Path) -> None:
    oppnad = openpyxl.load_workbook(bok)
    noten = oppnad.create_sheet("Ur trycket")
    for rad in [("Not 3 Fordringar",), ("tkr", 2025), ("Moms", 57), ("Summa", 58)]:
        noten.append(rad)
    oppnad.save(bok)

    assert [tabell.fil for tabell in las_tryck(bok).tabeller] == ["Ur trycket!A1 Not 3 Fordringar"]


def test_en_fil_av_annat_slag(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "rapport.pdf").write_bytes(b"%PDF")

    assert main(["granska", str(tmp_path / "rapport.pdf")]) == 2
    assert re.match(r"rapport\.pdf (går inte att läsa som PDF|är en PDF, och att läsa)", capsys.readouterr().err)


def _med_trasigt_blad(vag: Path, namn: str) -> None:
    paket = Paket.oppna(vag.read_bytes())
    paket.satt(innehall.hitta_blad(paket, namn).del_, b"<worksheet><sheetData><row><c r=")
    vag.write_bytes(paket.skriv())


@pytest.mark.parametrize(("trasigt", "val"), [("_finsam", "--blad"), ("ÅR Poster", "--mot")])
def test_en_bok_med_ett_trasigt_blad_avvisas(
    bok: Path, capsys: pytest.CaptureFixture[str], trasigt: str, val: str
) -> None:
    _med_trasigt_blad(bok, trasigt)
    fore = bok.read_bytes()

    assert main(["granska", str(TRYCKET), val, str(bok)]) == 2
    assert "Arbetsboken är skadad" in capsys.readouterr().err
    assert bok.read_bytes() == fore
