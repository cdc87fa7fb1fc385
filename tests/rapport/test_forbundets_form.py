"""Ett förbund av annan form byggs utan ändringar i koden: en hel bok fylls, byggs, räknas om och läses tillbaka.

Det ena har tre kommuner och två regioner, redovisar i kronor, saknar insatser och förlorar mer än sitt egna kapital.
Det andra har 26 kommuner, 60 insatser och namn på åttio tecken.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from openpyxl.cell.cell import MergedCell

from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.layout.lines import lines
from finsam_xl.modell import Part
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.avlast import avlast
from tests.exemplet import TID
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.rapport.formbocker import FORMER, formbok
from tests.rapport.former import GRUNDDATA, litet, stort
from tests.rapport.granskat import olika

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finsam_xl.rapporter.slag import Rapportslag

FELVARDEN = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")
ALLA = [(form, prefix) for form in FORMER for prefix in RAPPORTSLAG if f"{prefix}_Period" in GRUNDDATA]


@pytest.fixture(scope="module")
def byggda() -> dict[str, Path]:
    """De två böckerna med alla rapporter som de används för."""
    return {form: formbok(form) for form in FORMER}


def _rapportens(slag: Rapportslag, blad: Mapping[str, list[list[object]]]) -> dict[str, list[list[object]]]:
    return {namn: rader_ for namn, rader_ in blad.items() if slag.ager(namn)}


@pytest.mark.parametrize(("form", "prefix"), ALLA)
def test_rapporten_byggs_utan_felvarden(form: str, prefix: str, byggda: dict[str, Path]) -> None:
    blad = _rapportens(RAPPORTSLAG[prefix], las(byggda[form]))
    assert len(blad) > 5
    fel = [cell for rader_ in blad.values() for rad in rader_ for cell in rad if str(cell).startswith(FELVARDEN)]
    assert fel == []


@pytest.mark.libreoffice
@pytest.mark.parametrize("form", ["stort"])
def test_libreoffice_raknar_lika(form: str, byggda: dict[str, Path], tmp_path: Path) -> None:
    required()
    sparade, omraknade = las(byggda[form]), las(recalculated(byggda[form], tmp_path))
    skilda = [
        (blad, *resten)
        for blad, *resten in olika(byggda[form], sparade, omraknade)
        if any(slag.ager(blad) for slag in RAPPORTSLAG.values())
    ]
    assert skilda == []


@pytest.mark.parametrize(("form", "prefix"), ALLA)
def test_varje_rad_ar_hog_nog_for_sin_text(form: str, prefix: str, byggda: dict[str, Path]) -> None:
    """En text i en kolumn som bryter rader syns hel, utom en rubrik, som får löpa ut över tomma celler."""
    bok = avlast(byggda[form])
    trangt = []
    for blad in bok.worksheets:
        if not RAPPORTSLAG[prefix].ager(blad.title) or blad.title.endswith(("Poster", "Kontroller")):
            continue
        sammanslagna = {omrade.coord.split(":")[0] for omrade in blad.merged_cells.ranges}
        for rad in blad.iter_rows(min_row=4):
            for cell in rad:
                if isinstance(cell, MergedCell) or cell.coordinate in sammanslagna:
                    continue
                bryter = cell.data_type == "s" and cell.alignment.wrap_text
                bredd = blad.column_dimensions[cell.column_letter].width
                if bryter and lines(str(cell.value), bredd) * 12 > (blad.row_dimensions[cell.row].height or 15):
                    trangt.append((blad.title, cell.coordinate, str(cell.value)[:40]))
    assert trangt == []


def test_forlusten_ar_storre_an_kapitalet(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    balans = {str(rad[0]): rad[2] for rad in blad["ÅR Balansräkning"] if len(rad) > 2}
    assert balans["Årets resultat"] == -500_003
    assert balans["Summa eget kapital"] == -200_002
    plan = {str(rad[0]): rad[1] for rad in blad["VP Budget"]}
    assert (plan["Underskott som finansieras av eget kapital"], plan["Underskott utan täckning"]) == (300_001, 200_002)
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F43"] == "FEL"


def test_tva_regioner_delar_sin_fjardedel_pa_kronan(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    avgifter = {str(rad[0]): rad[1] for rad in blad["VP Medlemsavgifter"]}
    assert (avgifter["Region Norr"], avgifter["Region Söder"], avgifter["Summa regioner"]) == (
        500_001,
        500_000,
        1_000_001,
    )
    assert [avgifter[f"Kommun {nr}"] for nr in (1, 2, 3)] == [334_001, 333_000, 333_000]
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F41"] == "OK"


def test_ett_litet_forbund_ar_utan_anmarkningar_som_beror_pa_formen(byggda: dict[str, Path]) -> None:
    blad = las(byggda["litet"])
    fel = {str(rad[0]) for rad in (*blad["ÅR Kontroller"], *blad["VP Kontroller"]) if rad[2] == "FEL"}
    assert fel == {"F43", "L02"}, "the plan lacks a budget, and no cost of the audit is booked"


def test_sextio_insatser_star_i_listan_med_sina_grupper_och_delar(byggda: dict[str, Path]) -> None:
    blad = las(byggda["stort"])
    listan = {str(rad[0]): rad for rad in blad["VP Beviljade insatser"]}
    assert sum(1 for namn in listan if namn.startswith("Insats ")) == 60
    assert sum(1 for namn in listan if namn.startswith("Totalt Grupp ")) == 6
    assert listan["Summa"][3] == 40 * 102_025 + 20 * 120_000
    assert {str(rad[0]): rad[2] for rad in blad["VP Kontroller"]}["F47"] == "OK"


def test_tjugosex_kommuner_delar_fjardedelen(byggda: dict[str, Path]) -> None:
    avgifter = [rad[1] for rad in las(byggda["stort"])["VP Medlemsavgifter"] if str(rad[0]).startswith("Kommun ")]
    assert len(avgifter) == 26
    assert sum(float(str(avgift)) for avgift in avgifter) == 2000


def test_formerna_ar_de_avtalade() -> None:
    assert [ett.part for ett in litet().medlemmar].count(Part.KOMMUN) == 3
    assert [ett.part for ett in litet().medlemmar].count(Part.REGION) == 2
    assert litet().insatser == ()
    assert [ett.part for ett in stort().medlemmar].count(Part.KOMMUN) == 26
    assert len(stort().insatser) == 60
    assert {len(ett.namn) for ett in stort().insatser} <= {79, 80}
    assert replace(litet(), insatser=stort().insatser) != litet()


@pytest.mark.parametrize("form", FORMER)
def test_nasta_ars_bok_gors_av_forbundets_bok(form: str, byggda: dict[str, Path], tmp_path: Path) -> None:
    """Planens kapital kommer ur bokslutet för dagen före innevarande år, när boken har det."""
    ny = nytt_ar(byggda[form], tmp_path / "ny.xlsx", tid=TID)
    assert len(ny.rapporter) == len({prefix for _, prefix in ALLA})
    blad = las(ny.bok).values()
    assert [cell for rader_ in blad for rad in rader_ for cell in rad if str(cell).startswith(FELVARDEN)] == []
    last = las_bok(Bok(ny.bok.read_bytes())).bokslut
    assert last is not None
    assert last.grunddata["VP_Period"] == date(2026, 12, 31)
    if form == "litet":
        assert last.grunddata["VP_Ingaende_ek"] == 300_001
        assert last.grunddata["VP_Prognos"] == -500_003
