"""Programs that did not write a book open it: a validator after Microsoft's SDK, and a third engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from betteroffice_xlsx import Workbook
from openxml_audit import FileFormat, OpenXmlValidator

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.inputs import las_bok
from tests.arbetsbok.filgranser import gjort_om, over_granserna
from tests.bokslag import BOKSLAG, INSATSER_I_DEN_STORA
from tests.libreoffice import recalculated_together, required
from tests.rapport.conftest import las
from tests.rapport.granskat import olika
from tests.redigering import skriv

if TYPE_CHECKING:
    from pathlib import Path

    from openxml_audit import ValidationError

INLINE = "Excel_InlineStrCells"
MANGA = 10
"""So many figures rest on an account of the ledger: its row, the sums above it, their prints and controls."""
RAKNAS_OM = ("byggd ostra-malarbygden-2025.xlsm", "med diagram", "104 insatser")
"""De andra exemplens böcker och revisorns jämförs, cell för cell, i tests/rapport, bilagor, plan och revision."""
TYPSNITTETS = {f"Unexpected element '{delen}' found" for delen in ("name", "b", "i", "color", "sz")}


def falskt(fel: ValidationError) -> bool:
    """A known false alarm: inline text, and the order of a font's parts, which the format leaves free."""
    return fel.id == INLINE or (fel.part_uri == "/xl/styles.xml" and fel.description in TYPSNITTETS)


def anmarkta(bok: Path) -> list[str]:
    """What the validator says of a book, but for the known false alarms."""
    svar = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=10_000).validate(str(bok))
    return [f"{fel.part_uri}: {fel.description} ({fel.id})" for fel in svar.errors if not falskt(fel)]


def andrade(data: bytes) -> int:
    """How many cells change their value when the third engine calculates every formula anew."""
    raknat = Workbook.open(data).recalculate()
    assert not raknat.limited
    assert not raknat.cycles
    return raknat.changed


@pytest.mark.parametrize("slag", BOKSLAG)
def test_boken_ar_giltig_och_inom_excels_granser(slag: str) -> None:
    bok = BOKSLAG[slag]()
    assert anmarkta(bok) == []
    assert over_granserna(bok.read_bytes()) == []


@pytest.mark.parametrize("slag", BOKSLAG)
def test_en_tredje_motor_raknar_varje_cell_som_vi(slag: str) -> None:
    """Without macros or functions of ours, as where they do not answer."""
    assert andrade(BOKSLAG[slag]().read_bytes()) == 0


@pytest.mark.libreoffice
@pytest.mark.parametrize("andelse", [".xlsx", ".xlsm"])
def test_libreoffice_raknar_varje_cell_som_vi(andelse: str, tmp_path: Path) -> None:
    """Alike without macros: a function of ours that does not answer leaves its cell to the native formula."""
    required()
    bocker = {slag: bok for slag in RAKNAS_OM if (bok := BOKSLAG[slag]()).suffix == andelse}
    omraknade = recalculated_together(list(bocker.values()), tmp_path)
    par = zip(bocker.items(), omraknade, strict=True)
    assert [slag for (slag, bok), omraknad in par if olika(bok, las(bok), las(omraknad))] == []


def test_kontrollen_ser_ett_fel_i_delarna_och_ett_tal_som_inte_ar_formelns(tmp_path: Path) -> None:
    """The test of the test."""
    data = BOKSLAG["byggd gavleborg-2025.xlsx"]().read_bytes()
    trasig = tmp_path / "trasig.xlsx"
    trasig.write_bytes(gjort_om(data, lambda del_: del_.replace("<sheetData>", "<okand/><sheetData>")))
    assert anmarkta(trasig)
    assert andrade(skriv(data, "Saldo", {"H6": -1})) > MANGA


def test_de_bocker_som_provas_har_vad_de_heter_efter() -> None:
    """A chart in the book with charts, all the insatser in the large one, next year's dates in next year's."""
    assert any("/charts/" in del_ for del_ in Paket.oppna(BOKSLAG["med diagram"]().read_bytes()).namn())
    bokslut = las_bok(Bok(BOKSLAG["104 insatser"]().read_bytes())).bokslut
    assert bokslut is not None
    assert len(bokslut.insatser) == INSATSER_I_DEN_STORA
