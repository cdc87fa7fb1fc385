"""En mapp med många förbunds böcker: var och en för sig, och en översikt som går att sortera."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.alla.bocker import forbigangna, hittade
from finsam_xl.arbete.alla.genomgang import genomgangna
from finsam_xl.arbete.alla.oversikt import ledig_oversikt
from finsam_xl.arbete.alla.utfall import DUBBLETT, gjord_rad, med_dubbletter
from finsam_xl.arbete.gemensamt import skrivet
from finsam_xl.arbete.gemensamt.bokfil import las_for_andring
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.book.oversiktsbok import Oversiktsrad
from finsam_xl.hosts.cli import main
from finsam_xl.layout.lint import SAFE_FUNCTIONS
from tests import libreoffice
from tests.byggda import byggd
from tests.exemplet import exemplet, exemplets_kontroller, siffror
from tests.lager import ur_lagret

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

_RAD = Oversiktsrad("Samordningsförbundet", "bok.xlsx", "Byggd")
_FUNKTION = re.compile(r"([A-Z]+)\(")


def _mapp(mapp: Path) -> Path:
    """Två förbund, en plan, en skadad bok, en som är öppen i Excel, en annans arbetsbok och Excels egna filer."""
    shutil.copy(byggd("gavleborg-2025"), mapp / "Gävle #1.xlsx")
    shutil.copy(byggd("ostra-malarbygden-2025"), mapp / "Östra.xlsx")
    shutil.copy(byggd("gavleborg-plan-2022"), mapp / "plan.xlsx")
    shutil.copy(byggd("gavleborg-2025"), mapp / "öppen.xlsx")
    (mapp / "~$öppen.xlsx").write_bytes(b"\x05Excel")
    (mapp / "skadad.xlsx").write_bytes(byggd("gavleborg-2025").read_bytes()[:9_000])
    (mapp / "anteckningar.txt").write_text("inget", encoding="utf-8")
    from openpyxl import Workbook  # noqa: PLC0415 - bara den här boken är någon annans

    annan = Workbook()
    annan.save(mapp / "annan.xlsx")
    return mapp


def _byggd_mapp(mapp: Path) -> None:
    assert main(["alla", str(_mapp(mapp)), "bygg", "årsredovisning"]) == 2


@pytest.fixture(scope="module")
def mappen() -> Path:
    """Mappen, genomgången en gång."""
    return ur_lagret("alla", _byggd_mapp)


def _rader(blad: Worksheet) -> dict[str, dict[str, object]]:
    rubriker, *rader = list(blad.iter_rows(min_row=10, values_only=True))
    return {str(rad[2]): dict(zip(map(str, rubriker), rad, strict=True)) for rad in rader}


def test_varje_bok_har_sin_rad_och_en_som_stannar_stoppar_ingen_annan(mappen: Path) -> None:
    rader = _rader(load_workbook(mappen / "Översikt.xlsx", data_only=True)["Översikt"])
    assert {bok: rad["Läge"] for bok, rad in rader.items()} == {
        "Gävle #1.xlsx": "Byggd",
        "plan.xlsx": "Ej aktuell",
        "skadad.xlsx": "Stannade",
        "Östra.xlsx": "Byggd",
        "öppen.xlsx": "Stannade",
    }
    assert "öppen i Excel" in str(rader["öppen.xlsx"]["Besked"])
    assert "skadad" in str(rader["skadad.xlsx"]["Besked"])
    gavle = rader["Gävle #1.xlsx"]
    assert gavle["Årets resultat, kr"] == pytest.approx(-1_451_400)
    assert gavle["Över målet, kr"] == pytest.approx(7_502_200 - 3_784_000, abs=1)
    assert gavle["Soliditet"] == pytest.approx(0.63, abs=0.005)
    assert gavle["Insatsernas andel"] == pytest.approx(0.825, abs=0.005)
    utfall = [str(ett.utfall) for ett in exemplets_kontroller().values()]
    assert (gavle["Håller"], gavle["Notiser"], gavle["Fel"]) == tuple(map(utfall.count, ("OK", "NOTIS", "FEL")))
    assert rader["Östra.xlsx"]["Eget kapital, kr"] == pytest.approx(7_266_978.93)
    assert rader["öppen.xlsx"]["Soliditet"] == "–"


def test_oversikten_gar_att_sortera_och_leder_till_bockerna(mappen: Path) -> None:
    """Varje formel söker på radens nummer; en länk är bokens namn, med # som en länk skriver det."""
    bok = load_workbook(mappen / "Översikt.xlsx")
    blad = bok["Översikt"]
    tabell = blad.tables["FinsamOversikt"]
    assert tabell.ref == "A10:T15"
    formler = [str(cell.value) for rad in blad.iter_rows(min_row=11) for cell in rad if str(cell.value)[:1] == "="]
    assert all("MATCH($A" in formel for formel in formler)
    assert {namn for formel in formler for namn in _FUNKTION.findall(formel)} <= SAFE_FUNCTIONS
    adresser = [cell.value for cell in bok["Underlag"]["V"][4:]]
    assert "Gävle %231.xlsx" in adresser
    assert len(bok["Diagram"]._charts) == 3  # type: ignore[attr-defined]


@pytest.mark.libreoffice
def test_libreoffice_raknar_oversikten_lika(mappen: Path, tmp_path: Path) -> None:
    libreoffice.required()
    var, deras = mappen / "Översikt.xlsx", libreoffice.recalculated(mappen / "Översikt.xlsx", tmp_path)
    vara, andras = (_rader(load_workbook(fil, data_only=True)["Översikt"]) for fil in (var, deras))
    for bok, rad in vara.items():
        for rubrik, varde in rad.items():
            annat = andras[bok][rubrik]
            if isinstance(varde, (int, float)):
                assert annat == pytest.approx(varde)
            else:
                assert (annat or "") == (varde or "")


def test_kontrollera_skriver_inget_i_bockerna(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = tmp_path / "bocker" / "Östra.xlsx"
    bok.parent.mkdir()
    shutil.copy(byggd("ostra-malarbygden-2025"), bok)
    (bok.parent / "~$Östra.xlsx").write_bytes(b"\x05Excel")
    fore = bok.read_bytes()
    ut = tmp_path / "ut" / "läget.xlsx"
    ut.parent.mkdir()
    assert main(["alla", str(bok.parent), "kontrollera", "-o", str(ut)]) == 0
    assert bok.read_bytes() == fore
    assert "1/1 Östra.xlsx" in capsys.readouterr().out
    rader = _rader(load_workbook(ut, data_only=True)["Översikt"])
    assert rader["../bocker/Östra.xlsx"]["Läge"] == "Kontrollerad"
    assert ledig_oversikt(ut) == ut.read_bytes()


def test_en_annans_fil_skrivs_inte_over(tmp_path: Path) -> None:
    annan = tmp_path / "Översikt.xlsx"
    shutil.copy(byggd("gavleborg-2025"), annan)
    with pytest.raises(Avbrott, match="ingen översikt"):
        ledig_oversikt(annan)
    with pytest.raises(Avbrott, match="sluta på"):
        ledig_oversikt(tmp_path / "översikt.pdf")


def test_en_mapp_utan_bocker_sags(tmp_path: Path) -> None:
    with pytest.raises(Avbrott, match="ingen arbetsbok"):
        hittade(tmp_path)
    with pytest.raises(Avbrott, match="ingen mapp"):
        hittade(tmp_path / "finns_inte")
    (tmp_path / "inne").mkdir()
    (tmp_path / "inne" / "a.xlsm").touch()
    (tmp_path / "inne" / "~$a.xlsm").touch()
    assert [ett.name for ett in hittade(tmp_path, undermappar=True)] == ["a.xlsm"]
    with pytest.raises(Avbrott, match="ingen arbetsbok"):
        hittade(tmp_path, undermappar=True, utom=tmp_path / "inne" / "a.xlsm")


def test_det_som_inte_las_i_mappen_sags_och_bockerna_star_i_bokstavsordning(tmp_path: Path) -> None:
    (tmp_path / "inne").mkdir()
    for namn in ("Östra.xlsx", "a.XLSX", "Ånge.xlsm", "Z.xlsx", "gammal.xls", "~$a.XLSX", "inne/b.xlsx", "inne/c.ods"):
        (tmp_path / namn).touch()
    assert [ett.name for ett in hittade(tmp_path)] == ["a.XLSX", "Z.xlsx", "Ånge.xlsm", "Östra.xlsx"]
    assert forbigangna(tmp_path) == (("gammal.xls",), 1)
    assert forbigangna(tmp_path, undermappar=True) == (("gammal.xls", "inne/c.ods"), 0)


def test_samma_forbund_och_balansdag_i_tva_bocker_sags() -> None:
    rader = [
        replace(_RAD, bok=bok, balansdag=date(ar, 12, 31))
        for bok, ar in (("a.xlsx", 2025), ("kopia.xlsx", 2025), ("b.xlsx", 2024))
    ]
    sagda = [ett.besked for ett in med_dubbletter([*rader, replace(_RAD, bok="utan dag.xlsx")])]
    assert sagda == [
        f"{DUBBLETT} {annan}: räknas 2 gånger i summorna." if annan else ""
        for annan in ("kopia.xlsx", "a.xlsx", "", "")
    ]


def test_en_bok_med_fel_andelse_vagras(tmp_path: Path) -> None:
    """Excel öppnar ingen fil vars namn säger något annat än dess innehåll, så inget byggs i den."""
    bok = tmp_path / "bok.xlsm"
    shutil.copy(byggd("ostra-malarbygden-2025"), bok)
    with pytest.raises(Avbrott, match=r"slutar på \.xlsm, men är en arbetsbok utan makron.*Döp om"):
        las_for_andring(bok)


def test_den_som_avbryter_far_veta_vilka_bocker_som_ar_sparade(tmp_path: Path) -> None:
    """En bok som stannar säger vad den själv skrev; ett avbrott säger allt som hann sparas."""

    def gor(fil: Path, _: str) -> Oversiktsrad | None:
        if fil.name == "b.xlsx":
            raise Avbrott
        if fil.name == "c.xlsx":
            raise KeyboardInterrupt
        skrivet.notera(fil)
        return None

    bocker = [tmp_path / f"{namn}.xlsx" for namn in "abc"]
    skrivet.borja()
    genomgang = genomgangna(tmp_path, bocker, gor, lambda _: skrivet.sagt())
    assert [next(genomgang).besked for _ in "ab"] == ["", "Inget har skrivits."]
    with pytest.raises(KeyboardInterrupt):
        next(genomgang)
    assert "a.xlsx" in skrivet.sagt()


def test_en_mapp_med_bara_andras_bocker_far_ingen_oversikt(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from openpyxl import Workbook  # noqa: PLC0415 - bara den här boken är någon annans

    annan = Workbook()
    annan.save(tmp_path / "annan.xlsx")
    assert main(["alla", str(tmp_path), "bygg"]) == 2
    assert "Ingen översikt är skriven" in capsys.readouterr().out
    assert [fil.name for fil in tmp_path.iterdir()] == ["annan.xlsx"]


def test_en_bok_utan_huvudbok_har_inga_belopp_i_oversikten() -> None:
    tom = replace(exemplet(), saldon=(), objektsaldon=())
    utan, med = (gjord_rad("bok.xlsx", "Byggd", bok, [siffror(bok)], 3) for bok in (tom, exemplet()))
    assert (utan.resultat, utan.eget_kapital, utan.besked) == (None, None, "Saldo är tomt för 2025-12-31.")
    assert med.resultat == pytest.approx(-1_451_400)
    assert not med.besked


def test_dokumentet_gors_forst_och_fornyas_sedan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(byggd("ostra-malarbygden-2025"), tmp_path / "Östra.xlsx")
    shutil.copy(byggd("gavleborg-plan-2022"), tmp_path / "plan.xlsx")
    for _ in range(2):
        assert main(["alla", str(tmp_path), "dokument"]) == 0
        assert "plan.xlsx: Årsredovisning: perioden är inte ifylld" in capsys.readouterr().out
        assert [fil.name for fil in tmp_path.glob("*.docx")] == ["Östra Årsredovisning 2025.docx"]
    rader = _rader(load_workbook(tmp_path / "Översikt.xlsx", data_only=True)["Översikt"])
    assert rader["Östra.xlsx"]["Läge"] == "Dokument gjort"
