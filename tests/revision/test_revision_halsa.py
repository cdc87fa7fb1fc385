"""Formula health: a sound book gives no finding, and each fault that is planted is told with its cell and why."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table, TableColumn, TableFormula

from finsam_xl.arbete.harkomst.harkomstskrivning import skriv_harkomstblad
from finsam_xl.arbete.harkomst.harkomstvisning import harled
from finsam_xl.arbete.kontrollera.formelhalsa import halsa_ur
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.rutnat import rader
from finsam_xl.arbetsbok.opc.ooxml import qn
from finsam_xl.hosts.cli import main
from finsam_xl.revision.halsa import HALSA, halsa
from tests.byggda import EXEMPEL, byggd
from tests.filandringar import andra_blad, andra_bok, andra_cell

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.opc.ooxml import Element

INTAKTER = "ÅR Resultaträkning"


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))


@pytest.fixture
def liten(tmp_path: Path) -> Path:
    """The smallest built example, where what is told is of the book and not of its sheets."""
    return Path(shutil.copy(byggd("gavleborg-bilagor-2024"), tmp_path / "bok.xlsx"))


def funnet(bok: Path) -> dict[str, tuple[str, ...]]:
    """The cells of each finding, by the question's id."""
    svar: dict[str, tuple[str, ...]] = {}
    for fynd in halsa_ur(Bok(bok.read_bytes())):
        svar[fynd.fraga.id] = (*svar.get(fynd.fraga.id, ()), *fynd.celler)
    return svar


@pytest.mark.parametrize("andelse", [".xlsx", ".xlsm"])
@pytest.mark.parametrize("exempel", EXEMPEL)
def test_a_built_example_is_sound(exempel: str, andelse: str) -> None:
    assert funnet(byggd(exempel, andelse)) == {}


def test_an_empty_book_and_one_with_a_trail_are_sound(bok: Path, tmp_path: Path) -> None:
    tom = tmp_path / "tom.xlsx"
    assert main(["skapa", str(tom)]) == 0
    assert funnet(tom) == {}
    skriv_harkomstblad(bok, harled(bok, f"{INTAKTER}!C7"), bok)
    assert funnet(bok) == {}


@pytest.mark.parametrize("blad_och_cell", [(INTAKTER, "C7"), ("ÅR Poster", "C6"), ("ÅR Noter", "B6")])
def test_a_number_typed_on_a_built_sheet(bok: Path, blad_och_cell: tuple[str, str]) -> None:
    andra_cell(bok, *blad_och_cell, 18_920)
    assert funnet(bok) == {"H01": ("!".join(blad_och_cell),)}


def test_a_row_hidden_in_a_table_and_a_column_of_a_built_sheet(bok: Path) -> None:
    def dolj(rot: Element) -> None:
        next(rad for nummer, rad in rader(rot) if nummer == 18).set("hidden", "1")

    andra_blad(bok, "Saldo", dolj)
    andra_blad(bok, INTAKTER, lambda rot: _kolumn(rot, 4).set("hidden", "true"))
    assert funnet(bok) == {"H04": ("Saldo, rad 18", f"{INTAKTER}, kolumn D")}


def _kolumn(rot: Element, nummer: int) -> Element:
    return next(ett for ett in rot.iter(qn("col")) if int(ett.get("min", "0")) <= nummer <= int(ett.get("max", "0")))


def test_an_amount_written_as_text_in_an_input_table(bok: Path) -> None:
    andra_cell(bok, "Historik", "C5", "18 920")
    assert funnet(bok) == {"H03": ("Historik!C5",)}


def test_a_number_that_is_rightly_a_text_is_left_alone(bok: Path) -> None:
    andra_cell(bok, "Objektsaldo", "D5", "0102")
    andra_cell(bok, "Saldo", "B5", "1630")
    assert funnet(bok) == {}


def test_a_name_whose_cells_are_gone_and_one_that_leads_to_another_book(bok: Path) -> None:
    def lagg_till(rot: Element) -> None:
        lada = rot.find(qn("definedNames"))
        assert lada is not None
        for namn, text in (("Borta", "Saldo!#REF!"), ("Fjol", "[1]Blad1!$A$1"), ("Bladlos", "Finns_ej!$A$1")):
            etree.SubElement(lada, qn("definedName"), name=namn).text = text

    andra_bok(bok, lagg_till)
    assert funnet(bok) == {"H05": ("Fjol",), "H06": ("Borta", "Bladlos")}


def egen(celler: dict[str, Any]) -> dict[str, tuple[str, ...]]:
    """What is found in a book of a person's own, with the cells on one sheet and a table with a formula column."""
    arbetsbok = Workbook()
    blad = arbetsbok.worksheets[0]
    blad.title = "Egen"
    for adress, varde in celler.items():
        blad[adress] = varde
    tabellblad = arbetsbok.create_sheet("Tabell")
    for rad in (("Antal", "Pris", "Summa"), (1, 10, "=A2*B2"), (2, 10, "=A3*B3"), (3, 10, "=A4*B4")):
        tabellblad.append(rad)
    tabell = Table(displayName="Kop", ref="A1:C4")
    tabell.tableColumns = [TableColumn(id=nr, name=rubrik) for nr, rubrik in enumerate(("Antal", "Pris", "Summa"), 1)]
    tabell.tableColumns[2].calculatedColumnFormula = TableFormula(attr_text="A2*B2")
    tabellblad.add_table(tabell)
    buffert = io.BytesIO()
    arbetsbok.save(buffert)
    svar: dict[str, tuple[str, ...]] = {}
    for fynd in halsa(Bok(buffert.getvalue()), ()):
        svar[fynd.fraga.id] = (*svar.get(fynd.fraga.id, ()), *fynd.celler)
    return svar


KOLUMN = {f"B{rad}": f"=A{rad}*2" for rad in range(1, 8)} | {f"A{rad}": rad for rad in range(1, 8)}


@pytest.mark.parametrize(
    ("celler", "svar"),
    [
        ({}, {}),
        ({"B4": 8}, {"H01": ("Egen!B4",)}),
        ({"B4": "=A4*3"}, {"H02": ("Egen!B4",)}),
        ({"B4": "=A3*2"}, {"H02": ("Egen!B4",)}),
        ({"B8": "=SUM(B1:B7)"}, {}),
        ({"B4": "= a4 * 2"}, {}),
        ({"A4": "4"}, {"H03": ("Egen!A4",)}),
        ({"A4": "-1 449,50"}, {"H03": ("Egen!A4",)}),
        ({"A4": "12 kr"}, {"H03": ("Egen!A4",)}),
        ({"A4": "saknas"}, {}),
        ({"D1": "2025", "D2": "Rubrik"}, {}),
        ({"C1": "=[1]Blad1!A1"}, {"H05": ("Egen!C1",)}),
        ({"C1": "=SUM('[fjol.xlsx]Blad 1'!A1:A3)"}, {"H05": ("Egen!C1",)}),
        ({"C1": "=Finns_inte+1"}, {"H06": ("Egen!C1",)}),
        ({"C1": "=#REF!+1"}, {"H06": ("Egen!C1",)}),
        ({"C1": "=SUM(Kop[Rabatt])"}, {"H06": ("Egen!C1",)}),
        ({"C1": "=TODAY()"}, {"H07": ("Egen!C1",)}),
        ({"C1": '=IF(A1>0,INDIRECT("A"&A2),0)'}, {"H07": ("Egen!C1",)}),
        ({"C1": "=OFFSET(A1,1,0)"}, {"H07": ("Egen!C1",)}),
        ({"C1": "=MITT_MAKRO(A1)"}, {"H07": ("Egen!C1",)}),
        ({"C1": "=SOLIDITET(A1,A2)"}, {}),
        ({"C1": "=_xlfn.LET(_xlpm.x,A1,_xlpm.x*2)"}, {}),
        ({"C1": '="=[1]Blad1!A1 TODAY()"'}, {}),
    ],
)
def test_each_fault_in_a_persons_own_sheet(celler: dict[str, Any], svar: dict[str, tuple[str, ...]]) -> None:
    assert egen(KOLUMN | celler) == svar


def test_a_row_of_a_tables_formula_column_with_a_number_or_a_formula_of_its_own(tmp_path: Path) -> None:
    arbetsbok = Workbook()
    blad = arbetsbok.worksheets[0]
    for rad in (("Antal", "Summa"), (1, "=A2*2"), (2, 4), (3, "=A4*2"), (4, "=A5*3"), (5, "=A6*2")):
        blad.append(rad)
    tabell = Table(displayName="Kop", ref="A1:B6")
    tabell.tableColumns = [TableColumn(id=nr, name=rubrik) for nr, rubrik in enumerate(("Antal", "Summa"), 1)]
    tabell.tableColumns[1].calculatedColumnFormula = TableFormula(attr_text="A2*2")
    blad.add_table(tabell)
    arbetsbok.save(tmp_path / "bok.xlsx")
    assert funnet(tmp_path / "bok.xlsx") == {"H01": ("Sheet!B3",), "H02": ("Sheet!B5",)}


def test_every_question_says_why_it_matters_and_what_to_do() -> None:
    assert len({fraga.id for fraga in HALSA}) == len(HALSA) == 11
    for fraga in HALSA:
        assert fraga.varfor.count(".") >= 2, fraga.id


def test_the_command_tells_the_findings_beside_the_controls(bok: Path, capsys: pytest.CaptureFixture[str]) -> None:
    andra_cell(bok, INTAKTER, "C7", -1449)
    assert main(["kontrollera", str(bok)]) == 0
    ut = capsys.readouterr().out
    assert f"NOTIS H01 Tal inskrivet över en formel: {INTAKTER}!C7" in ut
    assert "Formelhälsa: 1 att titta på." in ut
    assert main(["kontrollera", str(bok), "--json"]) == 0
    svar = json.loads(capsys.readouterr().out)
    (ett,) = [rad for rad in svar if rad["id"] == "H01"]
    assert set(svar[0]) - set(ett) <= {"rapport"}
    assert (ett["utfall"], ett["celler"]) == ("NOTIS", [f"{INTAKTER}!C7"])


RAKNING = [
    ("fullPrecision", "0", "H08", "precision som visas"),
    ("fullPrecision", "false", "H08", "precision som visas"),
    ("calcMode", "manual", "H09", "räknas bara när någon ber om det"),
    ("calcMode", "autoNoTable", "H09", "datatabeller"),
    ("iterate", "1", "H10", "cirkelreferenser"),
]


def _med_rakning(namn: str, varde: str) -> Callable[[Element], None]:
    def andra(rot: Element) -> None:
        berakning = rot.find(qn("calcPr"))
        assert berakning is not None
        berakning.set(namn, varde)

    return andra


@pytest.mark.parametrize(("namn", "varde", "ident", "ord_i_svaret"), RAKNING)
def test_how_the_book_calculates_is_told(
    liten: Path, namn: str, varde: str, ident: str, ord_i_svaret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    andra_bok(liten, _med_rakning(namn, varde))
    assert funnet(liten) == {ident: ("hela boken",)}
    assert main(["kontrollera", str(liten)]) == 0
    assert ord_i_svaret in " ".join(capsys.readouterr().out.split())


def test_days_counted_from_1904_are_told(tmp_path: Path) -> None:
    arbetsbok = Workbook()
    arbetsbok.epoch = CALENDAR_MAC_1904
    arbetsbok.save(tmp_path / "bok.xlsx")
    assert funnet(tmp_path / "bok.xlsx") == {"H11": ("hela boken",)}


@pytest.mark.usefixtures("utan_utskrifter")
@pytest.mark.parametrize(("namn", "varde", "ident", "ord_i_svaret"), [RAKNING[0], RAKNING[2]])
def test_how_a_package_calculates_stands_in_its_manifest_and_is_told_when_it_is_verified(
    liten: Path, namn: str, varde: str, ident: str, ord_i_svaret: str, capsys: pytest.CaptureFixture[str]
) -> None:
    mapp = liten.parent / "paket"
    andra_bok(liten, _med_rakning(namn, varde))
    assert main(["revisor", str(liten), "-o", str(mapp)]) == 0
    assert ord_i_svaret in (mapp / "MANIFEST.txt").read_text(encoding="utf-8")
    capsys.readouterr()
    assert main(["verifiera", str(mapp)]) == 0, ident
    svar = " ".join(capsys.readouterr().out.split())
    assert ord_i_svaret in svar
    assert "Paketet är som det gjordes." in svar


@pytest.mark.usefixtures("utan_utskrifter")
def test_a_blank_at_the_edge_of_a_shown_text_does_not_change_a_package(bok: Path, tmp_path: Path) -> None:
    """The formulas and the program read the very same text, so that an untouched package is as it was made."""
    andra_cell(bok, "Grunddata", "B5", "Samordningsförbundet Gävleborg \u00a0")
    andra_cell(bok, "Insatser", "B7", " Namnet ")
    for kommando in ("bygg årsredovisning", "bygg bilagor"):
        assert main([*kommando.split(), str(bok)]) == 0
    assert main(["revisor", str(bok), "-o", str(tmp_path / "paket")]) == 0
    assert main(["verifiera", str(tmp_path / "paket")]) == 0
