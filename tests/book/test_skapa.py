"""The workbook that finsam skapa writes: its sheets, tables, names, validations, formulas and bytes."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.bladram import skriv
from finsam_xl.book.indatablad import RADER_UNDER, SIDBREDD, stil_for
from finsam_xl.book.klocka import klockan
from finsam_xl.book.skapa import skapa
from finsam_xl.book.stilar import STILAR
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.layout.style import Style
from finsam_xl.mallar import mall
from tests.arbetsbok.filgranser import over_granserna
from tests.byggda import EXEMPEL, byggd

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.inputs.schema import Indatatabell

TID = datetime(2026, 3, 2, 8, 30, tzinfo=UTC)
BLAD = [
    *(
        "Start",
        "Grunddata",
        "Medlemmar",
        "Kontoplan",
        "Saldo",
        "Objektsaldo",
        "Justeringar",
        "Budget",
        "Insatser",
        "Insatskort",
    ),
    *("Deltagarantal", "Mål", "Indikatorer", "Historik", "Kommuner", "Styrelse", "Verksamhetstal", "Tabeller"),
    *(
        "Etiketter",
        "Rapportrader",
        "Noter",
        "Förändringar",
        "Upplysningar",
        "Investeringar",
        "Importlogg",
        "Om",
        "Funktioner",
        "Kontrollförteckning",
        "Parametrar",
        "Förbund",
        "Källor",
    ),
]


@pytest.fixture(scope="module")
def bok(exempelbok: bytes) -> Workbook:
    return load_workbook(io.BytesIO(exempelbok))


@pytest.fixture(scope="module")
def varden(exempelbok: bytes) -> Workbook:
    return load_workbook(io.BytesIO(exempelbok), data_only=True)


def test_the_sheets_stand_in_order(bok: Workbook) -> None:
    assert bok.sheetnames == BLAD


@pytest.mark.parametrize("exempel", [None, "gavleborg-2025"])
def test_same_input_and_clock_give_the_same_bytes(exempel: str | None) -> None:
    assert skapa(exempel=exempel, tid=TID) == skapa(exempel=exempel, tid=TID)


def test_the_clock_can_be_set_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(TID.timestamp())))
    assert klockan() == TID
    assert skapa() == skapa(tid=TID)


def test_the_clock_stands_in_the_package_and_nowhere_else() -> None:
    delar = [zipfile.ZipFile(io.BytesIO(skapa(tid=tid))) for tid in (TID, datetime(2027, 1, 1, tzinfo=UTC))]
    olika = [namn for namn in delar[0].namelist() if delar[0].read(namn) != delar[1].read(namn)]
    assert olika == ["docProps/core.xml"]
    assert b"2026-03-02T08:30:00Z" in delar[0].read("docProps/core.xml")
    assert {info.date_time for info in delar[0].infolist()} == {(2026, 3, 2, 8, 30, 0)}


@pytest.mark.parametrize("tab", TABELLER, ids=lambda tab: tab.namn)
def test_each_input_sheet_has_its_table_headings_and_help(bok: Workbook, tab: Indatatabell) -> None:
    blad = bok[tab.blad]
    tabell = blad.tables[tab.namn]
    assert tabell.ref.startswith("A4:")
    assert [cell.value for cell in blad[4]] == [kolumn.namn for kolumn in tab.kolumner]
    hjalpen = blad.cell(2, _radens_kolumner(blad) + 1).coordinate
    assert (blad["A1"].value, blad[hjalpen].value, blad.freeze_panes) == (tab.blad, tab.hjalp, "A5")
    assert blad.print_title_rows == "$4:$4"
    assert not blad.sheet_view.showGridLines


def _radens_kolumner(blad: Worksheet) -> int:
    """How many columns stand on every page, when the table goes on several beside one another."""
    return ord(blad.print_title_cols[-1]) - ord("A") + 1 if blad.print_title_cols else 0


HJALPRAD, HJALPENS_RAD = 2, 13.5


@pytest.mark.parametrize("tab", TABELLER, ids=lambda tab: tab.namn)
def test_an_input_sheet_prints_in_letters_that_can_be_read(bok: Workbook, tab: Indatatabell) -> None:
    """Six points or more: as many pages beside one another as it takes, each with the columns that name the row."""
    blad = bok[tab.blad]
    bredder = [blad.column_dimensions[get_column_letter(kol + 1)].width for kol in range(len(tab.kolumner))]
    sidor = blad.page_setup.fitToWidth or 1
    forst = _radens_kolumner(blad)
    assert (sum(bredder) + (sidor - 1) * sum(bredder[:forst])) / sidor <= SIDBREDD
    assert (forst > 0) == (sidor > 1)
    assert sidor == 1 or sum(bredder[:forst]) >= 1.9 * len(tab.blad), "the title is whole on each page"
    assert forst <= 1 or tab.kolumner[1].namn in {"Insats", "Medlem"}, "the name follows the id on each page"
    assert sidor == 1 or blad["A2"].value is None, "the line of help is on the first page alone"
    assert blad.page_setup.fitToHeight == 0
    hjalp = next((plats.max_col for plats in blad.merged_cells.ranges if plats.min_row == HJALPRAD), forst + 1)
    rader = blad.row_dimensions[HJALPRAD].height / HJALPENS_RAD
    assert sum(bredder[:hjalp]) <= SIDBREDD, "the line of help goes on one page"
    assert len(tab.hjalp) <= sum(bredder[forst:hjalp]) * 1.1 * rader, "its row has room for all of its lines"


@pytest.mark.parametrize("exempel", EXEMPEL)
def test_no_text_of_an_input_sheet_is_cut_by_the_cell_beside_it(exempel: str) -> None:
    bok = load_workbook(byggd(exempel))
    cut = [
        f"{tab.blad}!{cell.coordinate} {cell.value}"
        for tab in TABELLER
        for rad in bok[tab.blad].iter_rows(min_row=5, max_col=len(tab.kolumner))
        for cell, bredvid in pairwise(rad)
        if isinstance(cell.value, str) and bredvid.value is not None and not cell.alignment.wrap_text
        if len(cell.value) > bok[tab.blad].column_dimensions[cell.column_letter].width * 1.15
    ]
    assert cut == []


@pytest.mark.parametrize("tab", TABELLER, ids=lambda tab: tab.namn)
def test_each_column_has_its_validation_below_the_table_too(bok: Workbook, tab: Indatatabell) -> None:
    blad = bok[tab.blad]
    sista = int("".join(tecken for tecken in blad.tables[tab.namn].ref.split(":")[1] if tecken.isdigit()))
    regler = {str(regel.sqref): regel for regel in blad.data_validations.dataValidation}
    for kol, kolumn in enumerate(tab.kolumner, start=1):
        bokstav = get_column_letter(kol)
        regel = regler[f"{bokstav}5:{bokstav}{sista + RADER_UNDER}"]
        assert kolumn.hjalp == "" or regel.prompt.startswith(kolumn.hjalp)
        if kolumn.val:
            assert regel.formula1 == f'"{",".join(kolumn.val)}"'
        assert blad.cell(5, kol).style == stil_for(tab, kolumn)


def test_a_reference_may_be_chosen_among_the_ids(bok: Workbook) -> None:
    regler = {str(regel.sqref): regel for regel in bok["Budget"].data_validations.dataValidation}
    assert next(regel for ref, regel in regler.items() if ref.startswith("C5")).formula1 == "'Insatser'!$A$5:$A$504"


def test_no_validation_list_is_longer_than_excel_takes(bok: Workbook) -> None:
    regler = [regel for blad in bok for regel in blad.data_validations.dataValidation]
    assert max(len(regel.formula1 or "") for regel in regler) <= 255
    assert max(len(regel.promptTitle or "") for regel in regler) <= 32
    assert max(len(regel.prompt or "") for regel in regler) <= 255


def test_each_fact_of_grunddata_is_a_named_cell(bok: Workbook) -> None:
    for uppgift in (ett for ett in GRUNDDATA if not ett.utgangen):
        blad, cell = next(iter(bok.defined_names[uppgift.namn].destinations))
        assert bok[blad][cell.replace("$", "")].offset(column=-1).value == uppgift.etikett


def test_derived_facts_are_formulas_with_a_value(bok: Workbook, varden: Workbook) -> None:
    _blad, cell = next(iter(bok.defined_names["AR_Enhet"].destinations))
    adress = cell.replace("$", "")
    assert (
        bok["Grunddata"][adress].value == '=IF(EXACT(AR_Enhetsord,"kr"),1,IF(EXACT(AR_Enhetsord,"tkr"),1000,1000000))'
    )
    assert varden["Grunddata"][adress].value == 1000


KNAPPARNA, AREN = 26, {2025}


def test_every_formula_has_a_value_and_start_shows_dashes_before_a_report(bok: Workbook, varden: Workbook) -> None:
    formler = [(blad.title, cell.coordinate) for blad in bok for rad in blad for cell in rad if cell.data_type == "f"]
    svar = {(blad, adress): varden[blad][adress].value for blad, adress in formler}
    assert None not in svar.values()
    start = {adress: varde for (blad, adress), varde in svar.items() if blad == "Start"}
    assert (start["A1"], start["A2"]) == ("Samordningsförbund Gävleborg", "Räkenskapsår 2025")
    assert start["A3"] == "1 av 6 steg är klara"
    raknade = [varde for adress, varde in start.items() if adress[0] == "C" and int(adress[1:]) > KNAPPARNA]
    assert [varde for varde in raknade if varde not in AREN] == ["–"] * 36


def test_the_file_keeps_to_what_excel_and_other_readers_take(exempelbok: bytes) -> None:
    assert over_granserna(exempelbok) == []


def test_the_file_says_nothing_of_calculation_at_opening_so_that_a_program_that_drops_values_asks_for_it(
    exempelbok: bytes,
) -> None:
    with zipfile.ZipFile(io.BytesIO(exempelbok)) as arkiv:
        assert b"fullCalcOnLoad" not in arkiv.read("xl/workbook.xml")
    oppnad = load_workbook(io.BytesIO(exempelbok))
    oppnad.save(sparad := io.BytesIO())
    with zipfile.ZipFile(sparad) as arkiv:
        assert b'fullCalcOnLoad="1"' in arkiv.read("xl/workbook.xml")


def test_rows_are_not_locked_to_their_height(exempelbok: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(exempelbok)) as arkiv:
        assert not any(b"customHeight" in arkiv.read(namn) for namn in arkiv.namelist() if "worksheets" in namn)


def test_pages_are_a4_with_a_numbered_footer(bok: Workbook) -> None:
    for blad in bok:
        assert (blad.page_setup.paperSize, blad.page_setup.fitToHeight) == (9, 1 if blad.title == "Start" else 0)
        assert str(blad.oddFooter) == '&C&"Arial,Regular"&8 Sida &P av &N'
        assert str(blad.oddHeader) == '&L&"Arial,Regular"&8 &A'


def test_only_named_styles_are_used(bok: Workbook) -> None:
    anvanda = {cell.style for blad in bok for rad in blad for cell in rad if cell.value is not None}
    assert anvanda <= {stil.namn for stil in STILAR}


def test_text_that_looks_like_a_formula_stays_text(bok: Workbook) -> None:
    cell = skriv(bok["Om"], 40, 1, "=HYPERLINK(1)", Style.RAD)
    assert cell.data_type == "s"


def test_the_other_chart_of_accounts() -> None:
    inlast = las_bok(Bok(skapa(exempel="gavleborg-2025", kontoplan="kommunbas", tid=TID)))
    assert inlast.problem == ()
    assert inlast.bokslut is not None
    assert next(rad for rad in inlast.bokslut.kontoplan if rad.fran == "3500").drift == "DR_medlemmar"


def test_an_unknown_example_or_chart_says_what_there_is() -> None:
    with pytest.raises(ValueError, match=r"Exemplet dalarna finns inte\. Det finns: gavleborg-2025"):
        skapa(exempel="dalarna")
    with pytest.raises(ValueError, match="Välj bas eller kommunbas"):
        skapa(kontoplan="k3")


def test_a_template_outside_the_folder_is_not_found() -> None:
    with pytest.raises(FileNotFoundError, match="finns inte"):
        mall("../pyproject.toml")
