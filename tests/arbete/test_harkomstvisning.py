"""The command `finsam spåra`: on the screen, as JSON, as a sheet in the book, and what it says when it cannot."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.hosts.cli import main
from tests.arbetsbok.paketlint import brister
from tests.byggda import byggd
from tests.filandringar import andra_cell
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las

RR = "ÅR Resultaträkning!C7"


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))


def kor(capsys: pytest.CaptureFixture[str], *ord_: object) -> tuple[int, str, str]:
    kod = main([str(ett) for ett in ord_])
    ut = capsys.readouterr()
    return kod, ut.out.replace("\N{NO-BREAK SPACE}", " "), ut.err


def test_a_figure_is_followed_to_account_and_sie_line(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kod, ut, _ = kor(capsys, "spåra", bok, RR)
    assert kod == 0
    assert ut.startswith("ÅR Resultaträkning!C7  Verksamhetens resultat, 2025 = -1 449\n")
    assert "Saldo!H18  konto 3985 Erhållna statliga bidrag = -9 460 000  [rad 173 i gavleborg-2025.se]" in ut
    assert "3 rader där Rad är «RR_intakter» och Period är 2025-12-31 = -18 920 000" in ut
    assert ut.endswith("Räknat om ur 26 rader och 2 indataceller: -1 449, samma som i boken.\n")


@pytest.mark.parametrize(
    "vad", [RR, "'år resultaträkning'!$c$7", "=ÅR Resultaträkning!C7", "A\N{COMBINING RING ABOVE}R Resultaträkning!C7"]
)
def test_a_cell_is_found_however_it_is_written(bok: Path, vad: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert kor(capsys, "spara", bok, vad, "--djup", 1)[1].startswith("ÅR Resultaträkning!C7  ")


def test_a_name_is_as_good_as_a_cell(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert kor(capsys, "spåra", bok, "ar_rr_intakter")[1].startswith("ÅR Poster!C6  AR_RR_intakter  ")


def test_depth_and_width_tell_what_they_leave_out(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, ut, _ = kor(capsys, "spåra", bok, "AR_RR_kostnader", "--bredd", 2)
    assert "... och 22 till" in ut
    assert "konto 4620" in ut
    assert "konto 4630" not in ut
    _, ut, _ = kor(capsys, "spåra", bok, "AR_RR_kostnader", "--djup", 1)
    assert "... och 24 till" in ut
    assert "konto" not in ut


def test_json_holds_each_node_with_sheet_cell_label_formula_and_value(
    bok: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    svar = json.loads(kor(capsys, "spåra", bok, "AR_RR_intakter", "--json")[1])
    assert svar["haller"] is True
    spar = svar["spar"]
    assert {namn: spar[namn] for namn in ("cell", "namn", "etikett", "varde")} == {
        "cell": "ÅR Poster!C6",
        "namn": "AR_RR_intakter",
        "etikett": "Verksamhetens intäkter, 2025-12-31",
        "varde": 18920000.0,
    }
    (urval,) = spar["led"]
    rader = [led for led in urval["led"] if led["slag"] == "rad"]
    assert [(rad["konto"], rad["sie_rad"], rad["varde"]) for rad in rader] == [
        ("3985", 173, -9460000.0),
        ("3986", 174, -4730000.0),
        ("3987", 175, -4730000.0),
    ]


@pytest.mark.parametrize(
    ("vad", "sagt"),
    [
        ("ÅR Resultatrakning!C7", "bladet ÅR Resultatrakning finns inte. Menade du ÅR Resultaträkning"),
        ("AR_RR_intakte", "Menade du AR_RR_intakter"),
        ("C7", "C7 saknar blad, skriv till exempel Saldo!C7"),
        ("1+1", "är ingen cell och inget namn"),
        ("Saldo[Kredit]", "kolumnen Kredit finns inte i tabellen Saldo"),
    ],
)
def test_what_is_not_there_is_told_with_what_was_perhaps_meant(
    bok: Path, vad: str, sagt: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kod, ut, fel = kor(capsys, "spåra", bok, vad)
    assert (kod, ut) == (2, "")
    assert sagt in fel


def test_a_book_whose_ledger_has_changed_since_is_told(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    andra_cell(bok, "Saldo", "H18", -9_470_000)
    kod, ut, _ = kor(capsys, "spåra", bok, RR)
    assert kod == 1
    assert "ÅR Resultaträkning!C7 visar -1 449, men det som räknas fram är -1 439" in ut


def test_the_sheet_has_the_same_tree_with_links_and_live_values(
    bok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ut = tmp_path / "med-spar.xlsx"
    assert kor(capsys, "spåra", bok, RR, "--blad", "-o", ut)[0] == 0
    blad = load_workbook(ut)["Spår ÅR Resultaträkning C7"]
    assert brister(ut.read_bytes()) == []
    assert blad["D5"].value == "='ÅR Resultaträkning'!C7"
    assert blad["B6"].hyperlink.location == "'ÅR Poster'!C11"
    platser = [rad[1] for rad in blad.iter_rows(min_row=5) if rad[1].value]
    lankar = [str(cell.hyperlink.location).replace("'", "") for cell in platser if cell.hyperlink]
    assert lankar == [cell.value for cell in platser]
    tal = [cell for rad in blad.iter_rows() for cell in rad if cell.data_type == "n" and cell.value is not None]
    assert tal == []


def test_the_other_parts_of_the_book_are_untouched_by_the_sheet(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fore = Paket.oppna(bok.read_bytes())
    assert kor(capsys, "spåra", bok, RR, "--blad")[0] == 0
    efter = Paket.oppna(bok.read_bytes())
    andrade = {namn for namn in fore.namn() if fore.las(namn) != efter.las(namn)}
    assert andrade <= {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    kor(capsys, "spåra", bok, RR, "--blad")
    assert len(Paket.oppna(bok.read_bytes()).namn()) == len(efter.namn())


@pytest.mark.libreoffice
def test_libreoffice_gives_the_sheets_formulas_the_same_values(
    bok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    required()
    ut = tmp_path / "med-spar.xlsx"
    kor(capsys, "spåra", bok, "AR_FD_beraknad_gavle", "--blad", "-o", ut)
    mapp = tmp_path / "lo"
    mapp.mkdir()
    namn = next(blad for blad in las(ut) if blad.startswith("Spår"))
    sparade, raknade = las(ut)[namn], las(recalculated(ut, mapp))[namn]
    assert len(sparade) > 40
    assert [rad[3] for rad in raknade] == [rad[3] for rad in sparade]
