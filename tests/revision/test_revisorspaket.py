"""The revisor's package of each example: what is in it, that it needs nothing, and that every change of it is told."""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from finsam_xl.arbete import pdf
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.revision.revisor import Revisorspaket, revisorspaket
from finsam_xl.arbete.revision.verifiering import verifiera
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.harkomst.rakna import lika
from finsam_xl.hosts.cli import main
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.revision.manifest import las_manifest, sha256
from finsam_xl.udf.funktioner import samtliga
from tests.arbetsbok.paketlint import brister
from tests.avlast import avlast
from tests.byggda import BOKFORDA, EXEMPEL, byggd, byggda_blad, gjort, revisorspaketet
from tests.exemplet import TID
from tests.filandringar import andra_cell, andra_varde
from tests.libreoffice import recalculated, required

FALL = [
    *((exempel, ".xlsx") for exempel in EXEMPEL),
    *((exempel, ".xlsm") for exempel in EXEMPEL if not exempel.startswith("ostra")),
]
"""The invented example is tried from the plain workbook: macros add the same to every example's."""
RAKNAS_OM = [("gavleborg-2025", ".xlsm"), ("ostra-malarbygden-2025", ".xlsx")]
"""The most cells that called our functions, and the most rows; a package is otherwise the built book, tried as such."""


def manifestet(svar: Revisorspaket) -> str:
    return (svar.mapp / "MANIFEST.txt").read_text(encoding="utf-8")


def rubriker(bok: Path, blad: str) -> list[object]:
    """The headings of the input table on a sheet."""
    return [cell.value for cell in avlast(bok)[blad][4]]


@pytest.fixture(scope="module", params=FALL, ids="".join)
def fardigt(request: pytest.FixtureRequest) -> Path:
    """A package of each example, from the plain workbook and from the one with macros."""
    return revisorspaketet(*request.param)


@pytest.fixture
def paket(tmp_path: Path) -> Path:
    """A package to be spoilt."""
    return Path(shutil.copytree(revisorspaketet("gavleborg-2025"), tmp_path / "paket"))


def boken(mapp: Path) -> Path:
    (bok,) = mapp.glob("*.xlsx")
    return bok


def formler(bok: Path) -> dict[str, str]:
    oppnad = Bok(bok.read_bytes())
    return {
        f"{blad}!{plats}": ruta.formel
        for blad in oppnad.bladnamn
        for plats, ruta in oppnad.celler(blad).items()
        if ruta.formel
    }


def test_a_new_package_is_as_it_was_made(fardigt: Path) -> None:
    svar = verifiera(fardigt, tid=TID)
    assert svar.brister == ()
    rapporter = sum(blad.endswith(" Kontroller") for blad in byggda_blad(boken(fardigt)))
    assert len(svar.provat) == 3 + rapporter
    assert svar.avtryck == sha256((fardigt / "MANIFEST.txt").read_bytes())


def test_no_macros_buttons_or_calls_of_ours_are_left(fardigt: Path) -> None:
    delar = zipfile.ZipFile(boken(fardigt)).namelist()
    assert not [namn for namn in delar if re.search(r"vba|vmlDrawing|ctrlProp|customUI", namn)]
    typer = zipfile.ZipFile(boken(fardigt)).read("[Content_Types].xml")
    assert b"macroEnabled" not in typer
    vara = re.compile(rf"(?<!\w)({'|'.join(udf.namn for udf in samtliga())})\(")
    assert [plats for plats, formel in formler(boken(fardigt)).items() if vara.search(formel)] == []
    assert brister(boken(fardigt).read_bytes()) == []


def test_every_sheet_is_protected_without_password_and_nothing_is_calculated_on_opening(fardigt: Path) -> None:
    bok = avlast(boken(fardigt))
    assert [blad.title for blad in bok.worksheets if not blad.protection.sheet or blad.protection.password] == []
    berakning = re.search(rb"<calcPr[^>]*>", zipfile.ZipFile(boken(fardigt)).read("xl/workbook.xml"))
    assert berakning is not None
    assert b"fullCalcOnLoad" not in berakning[0]
    assert "xlwings.conf" not in bok.sheetnames


def test_the_sie_file_that_was_read_is_there(fardigt: Path) -> None:
    if next(ett for ett in EXEMPEL if boken(fardigt).stem.startswith(ett)) not in BOKFORDA:
        assert not (fardigt / "sie").exists()
        return
    (sie,) = (fardigt / "sie").iterdir()
    logg = avlast(boken(fardigt))["Importlogg"]
    assert (sie.name, sha256(sie.read_bytes())) == (logg["B5"].value, logg["C5"].value)


def test_the_manifest_names_every_file_with_its_hash(fardigt: Path) -> None:
    filer = {fil.relative_to(fardigt).as_posix(): fil for fil in fardigt.rglob("*") if fil.is_file()}
    manifest = las_manifest(filer.pop("MANIFEST.txt").read_bytes())
    assert manifest.filer == {namn: sha256(fil.read_bytes()) for namn, fil in filer.items()}
    text = (fardigt / "MANIFEST.txt").read_text(encoding="utf-8")
    assert "Skapat: 2026-03-02 08:00 UTC" in text
    assert re.search(r"Program: finsam-xl \S+, Python 3\.\d+", text)
    assert re.search(r"(ÅR|HR|VP|BI) Kontroller och \1 Poster.* följer inte med som PDF", text)


@pytest.mark.libreoffice
@pytest.mark.parametrize("fardigt", RAKNAS_OM, indirect=True, ids="".join)
def test_libreoffice_recalculates_the_package_without_a_changed_or_error_value(fardigt: Path, tmp_path: Path) -> None:
    required()
    fore = Bok(boken(fardigt).read_bytes())
    efter = Bok(recalculated(boken(fardigt), tmp_path).read_bytes())
    olika = {}
    antal = 0
    for blad in fore.bladnamn:
        for plats, ruta in fore.celler(blad).items():
            if ruta.formel:
                antal += 1
                ny = efter.celler(blad)[plats].varde
                if not lika(ny, ruta.varde):
                    olika[blad, plats] = (ruta.varde, ny)
    assert antal > 150
    assert olika == {}


def brister_i(mapp: Path) -> str:
    svar = verifiera(mapp, tid=TID)
    assert not svar.haller
    return "\n".join(svar.brister).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("fil", ["*.xlsx", "celler.csv", "sie/*.se", "MANIFEST.txt"])
@pytest.mark.parametrize("var", [0.1, 0.5, 0.99])
def test_one_flipped_bit_in_any_file_is_told_by_the_files_name(paket: Path, fil: str, var: float) -> None:
    (en,) = paket.glob(fil)
    data = bytearray(en.read_bytes())
    data[int(len(data) * var)] ^= 1
    en.write_bytes(data)
    assert en.name in brister_i(paket)


def test_a_changed_value_of_a_formula_cell_is_told_by_its_cell(paket: Path) -> None:
    andra_varde(boken(paket), "ÅR Resultaträkning", "C7", "-1448")
    sagt = brister_i(paket)
    assert "cellen ÅR Resultaträkning!C7 har ändrats, från =ROUND(" not in sagt
    assert "cellen ÅR Resultaträkning!C7 har ändrats, från -1449.0 till -1448.0" in sagt
    assert "ÅR Resultaträkning!C7 visar -1 448, men dess formel ger -1 449" in sagt


def test_a_changed_input_is_told_by_its_cell_with_the_figures_and_controls_that_no_longer_hold(paket: Path) -> None:
    andra_cell(boken(paket), "Saldo", "H18", -9_459_000.0)
    sagt = brister_i(paket)
    assert "cellen Saldo!H18 har ändrats, från -9460000.0 till -9459000.0" in sagt
    assert "ÅR Poster!C6 visar 18 920 000, men dess formel ger 18 919 000" in sagt
    assert "kontroll F07 (Huvudboken balanserar) var OK när paketet gjordes och är nu FEL" in sagt


def test_a_changed_input_is_told_though_the_files_hash_is_made_to_fit(paket: Path) -> None:
    """Whoever changes the manifest too must know that it guards itself; and the cells tell all the same."""
    bok, manifest = boken(paket), paket / "MANIFEST.txt"
    gammal = sha256(bok.read_bytes())
    andra_cell(bok, "Saldo", "H18", -9_459_000.0)
    text = manifest.read_text(encoding="utf-8").replace(gammal, sha256(bok.read_bytes()))
    manifest.write_text(text, encoding="utf-8", newline="\n")
    assert "MANIFEST.txt har ändrats" in brister_i(paket)
    innehall, slut, _ = text.rpartition("Manifestets egen kontrollsumma: ")
    manifest.write_text(f"{innehall}{slut}{sha256(innehall.encode())}\n", encoding="utf-8", newline="\n")
    sagt = brister_i(paket)
    assert "Filen" not in sagt
    assert "cellen Saldo!H18 har ändrats" in sagt


def test_a_changed_formula_is_told_by_its_cell(paket: Path) -> None:
    andra_cell(boken(paket), "ÅR Poster", "C6", "=18920000")
    assert "cellen ÅR Poster!C6 har ändrats, från =ROUND(-SUMIFS(Saldo[Belopp]," in brister_i(paket)


def test_a_missing_file_and_one_that_has_come_are_told(paket: Path) -> None:
    (paket / "celler.csv").unlink()
    (paket / "sie" / "ny.txt").write_text("x", encoding="utf-8")
    sagt = brister_i(paket)
    assert "Filen celler.csv saknas" in sagt
    assert "Filen sie/ny.txt hör inte till paketet" in sagt


def test_a_manifest_cannot_point_outside_its_folder(paket: Path, tmp_path: Path) -> None:
    manifest = paket / "MANIFEST.txt"
    (tmp_path / "hemligt.txt").write_text("x", encoding="utf-8")
    text = manifest.read_text(encoding="utf-8").replace("  celler.csv", "  ../hemligt.txt")
    innehall, slut, _ = text.rpartition("Manifestets egen kontrollsumma: ")
    manifest.write_text(f"{innehall}{slut}{sha256(innehall.encode())}\n", encoding="utf-8", newline="\n")
    sagt = brister_i(paket)
    assert "hemligt" not in sagt
    assert "Filen celler.csv hör inte till paketet" in sagt


def test_a_folder_without_manifest_and_one_that_is_taken_are_refused(tmp_path: Path) -> None:
    (tmp_path / "annat.txt").write_text("x", encoding="utf-8")
    with pytest.raises(Avbrott, match="är inget revisorspaket"):
        verifiera(tmp_path)
    with pytest.raises(Avbrott, match="finns redan och skrivs inte över"):
        revisorspaket(byggd("gavleborg-2025"), tmp_path, tid=TID)


def test_a_book_without_a_built_report_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = tmp_path / "tom.xlsx"
    assert main(["skapa", str(bok)]) == 0
    assert main(["revisor", str(bok), "-o", str(tmp_path / "paket")]) == 2
    assert "har ingen byggd rapport att lämna" in capsys.readouterr().err
    assert not (tmp_path / "paket").exists()


def test_a_sie_file_that_is_gone_or_another_is_not_taken_along(tmp_path: Path) -> None:
    bok = Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))
    svar = gjort(bok, tmp_path / "utan")
    assert "SIE-filen gavleborg-2025.se ligger inte bredvid arbetsboken och följer inte med" in svar.att_veta
    (tmp_path / "gavleborg-2025.se").write_bytes(b"#FLAGGA 0\r\n")
    svar = gjort(bok, tmp_path / "annan")
    assert any("är en annan fil än den som lästes in" in ett for ett in svar.att_veta)
    assert verifiera(svar.mapp, tid=TID).haller


def test_a_question_about_figures_that_was_answered_with_yes_is_in_the_manifest(tmp_path: Path) -> None:
    bok = Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))
    assert "BESVARAT MED JA VID INLÄSNINGEN\n- inget\n" in manifestet(gjort(bok, tmp_path / "utan"))
    (kolumn,) = (nr for nr, namn in enumerate(rubriker(bok, "Importlogg"), start=1) if namn == "Anmärkningar")
    fraga = "BESVARAD MED JA sie-annat-orgnr: Numret är ett annat. Läs in ändå?; konto_tva_namn: Två namn."
    andra_cell(bok, "Importlogg", f"{kolumnbokstaver(kolumn)}5", fraga)
    text = manifestet(gjort(bok, tmp_path / "med"))
    assert "- 2025-12-31 ur gavleborg-2025.se, inläst 2026-03-02 08:00: Numret är ett annat. (sie-annat-orgnr)" in text
    assert re.search(r"^NOTIS +ÅR F51 ", text, re.MULTILINE)


@pytest.mark.parametrize("namn", ["../hemligt.se", "/etc/passwd", "sie/x.se", "..", ".dold", "a\x07b", "c:x"])
def test_a_name_in_the_import_log_never_leads_out_of_the_folder(tmp_path: Path, namn: str) -> None:
    (tmp_path / "hemligt.se").write_bytes(b"x")
    mapp = tmp_path / "mapp"
    mapp.mkdir()
    bok = Path(shutil.copy(byggd("gavleborg-2025"), mapp / "bok.xlsx"))
    andra_cell(bok, "Importlogg", "B5", namn.replace("\x07", "_x0007_"))
    andra_cell(bok, "Importlogg", "C5", sha256(b"x"))
    svar = gjort(bok, tmp_path / "paket")
    assert not [fil for fil in svar.filer if fil.startswith("sie/")]


def test_input_changed_since_the_report_was_built_is_told_figure_by_figure(tmp_path: Path) -> None:
    bok = Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))
    andra_cell(bok, "Saldo", "H18", -9_470_000.0)
    svar = gjort(bok, tmp_path / "paket")
    text = (svar.mapp / "MANIFEST.txt").read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
    assert "- ÅR Resultaträkning!C5 visade 18 920, nu 18 930" in text
    assert verifiera(svar.mapp, tid=TID).haller


@pytest.mark.libreoffice
def test_control_report_and_poster_are_printed_where_libreoffice_is(tmp_path: Path) -> None:
    required()
    svar = revisorspaket(byggd("gavleborg-halvar-2019"), tmp_path / "paket", tid=TID)
    for namn in ("HR-Kontroller.pdf", "HR-Poster.pdf"):
        assert (svar.mapp / namn).read_bytes().startswith(b"%PDF")
    assert svar.att_veta == ()
    assert "LibreOffice" in (svar.mapp / "MANIFEST.txt").read_text(encoding="utf-8")


def test_only_the_sheet_asked_for_is_printed() -> None:
    paket = Paket.oppna(pdf.bara_bladet(Bok(byggd("gavleborg-2025").read_bytes()), "ÅR Kontroller"))
    text = paket.las("xl/workbook.xml").decode()
    assert re.findall(r'name="([^"]*)"[^>]*state="visible"', text) == ["ÅR Kontroller"]
    assert re.findall(r"Print_Area[^>]*>([^!<]*)!", text) == ["'ÅR Kontroller'"]


def test_the_copy_remembers_the_sheets_that_were_built(fardigt: Path) -> None:
    kopian = byggda_blad(boken(fardigt))
    assert sum(blad.endswith(" Poster") for blad in kopian) >= 1
    oppnad = Bok(boken(fardigt).read_bytes())
    assert set(kopian) <= set(oppnad.bladnamn)
    assert {blad for blad in oppnad.bladnamn if blad.endswith((" Poster", " Kontroller"))} <= set(kopian)
