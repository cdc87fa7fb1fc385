"""Bilagorna som fil: motorerna är överens, varje tal är en formel, och ett nytt bygge ger samma byte."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.formula import Tokenizer

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import las_bok
from finsam_xl.layout.lint import SAFE_FUNCTIONS, faults
from finsam_xl.layout.words import words
from finsam_xl.rapporter.slag import ARSREDOVISNING, BILAGOR
from tests.arbetsbok.paketlint import brister
from tests.avlast import avlast
from tests.bilagor.conftest import TID
from tests.bilagor.enkat import enkatbok
from tests.exemplet import kontrollera
from tests.libreoffice import recalculated, required
from tests.rapport.conftest import las
from tests.rapport.granskat import felvarden, formelceller, lika, skiljer_fran_guld, skrivna_tal, varde

if TYPE_CHECKING:
    from tests.bilagor.kortlasning import Kortbok

GULD = Path(__file__).parents[1] / "golden" / "bilagor_2024"


def _vara(bok: Path) -> dict[tuple[str, str], str]:
    return {plats: formel for plats, formel in formelceller(bok).items() if plats[0].startswith("BI ")}


@pytest.mark.libreoffice
@pytest.mark.parametrize("ar", [2019, 2024, 2025])
def test_libreoffice_och_de_sparade_vardena_ar_lika(
    ar: int, bocker: dict[int, Path], sparade: dict[int, Kortbok], omraknade: dict[int, Kortbok]
) -> None:
    celler = _vara(bocker[ar])
    assert len(celler) > 80
    olika = [plats for plats in celler if not lika(varde(sparade[ar].blad, *plats), varde(omraknade[ar].blad, *plats))]
    assert olika == []


@pytest.mark.parametrize("ar", [2019, 2024, 2025])
def test_inga_felvarden(ar: int, sparade: dict[int, Kortbok]) -> None:
    assert felvarden(sparade[ar].blad) == []


def test_varje_tal_pa_ett_byggt_blad_ar_en_formel(bilagor_2024: Path) -> None:
    assert skrivna_tal(bilagor_2024, "BI") == []


def test_varje_formel_haller_sig_till_de_sakra_funktionerna(bilagor_2024: Path) -> None:
    anropade = {
        del_.value.rstrip("(")
        for formel in _vara(bilagor_2024).values()
        for del_ in Tokenizer(formel).items
        if del_.type == "FUNC" and del_.subtype == "OPEN"
    }
    assert anropade <= SAFE_FUNCTIONS


def test_varje_siffra_ar_inom_det_som_alla_program_raknar_lika_och_sags_pa_svenska() -> None:
    bokslut = las_bok(Bok(enkatbok())).bokslut
    assert bokslut is not None
    poster = [post for grupp in BILAGOR.poster(underlag(bokslut, "BI")).values() for post in grupp]
    assert [(post.ident, fel) for post in poster for fel in faults(post.formel)] == []
    assert [post.ident for post in poster if re.search(r"\b[A-Z]{2,}\(", words(post.formel, {}))] == []
    assert all(post.etikett for post in poster)


def test_samma_indata_och_klocka_ger_samma_fil(bilagor_2024: Path, tmp_path: Path) -> None:
    forsta = bygg(BILAGOR, bilagor_2024, tmp_path / "en.xlsx", tid=TID).bok.read_bytes()
    andra = bygg(BILAGOR, tmp_path / "en.xlsx", tmp_path / "tva.xlsx", tid=TID).bok.read_bytes()
    assert forsta == bilagor_2024.read_bytes()
    assert andra == forsta


def test_arsredovisning_och_bilagor_byggs_var_for_sig_i_samma_bok(bilagor_2025: Path, tmp_path: Path) -> None:
    ombyggd = bygg(ARSREDOVISNING, bilagor_2025, tmp_path / "bok.xlsx", tid=TID)
    assert ombyggd.bevarade == {}
    fore, efter = (avlast(bok).sheetnames for bok in (bilagor_2025, ombyggd.bok))
    assert sorted(efter) == sorted(fore)
    assert bygg(BILAGOR, ombyggd.bok, tid=TID).bevarade == {}


def test_bladen_som_text(bilagor_2024: Path) -> None:
    """Skillnaden mot filerna i tests/golden är granskningen; FINSAM_SKRIV_GULD=1 skriver dem på nytt."""
    assert skiljer_fran_guld(BILAGOR, bilagor_2024, GULD) == []


def test_korten_skrivs_ut_pa_var_sin_sida_i_naturlig_storlek(bilagor_2024: Path, sparade: dict[int, Kortbok]) -> None:
    blad = avlast(bilagor_2024)["BI Insatskort"]
    rubriker = [rad for rad in range(1, blad.max_row + 1) if blad.cell(rad, 1).style == "Finsam Korttitel"]
    assert len(rubriker) == len(sparade[2024].kort)
    assert [brytning.id + 1 for brytning in blad.row_breaks.brk] == rubriker[1:]
    assert blad.sheet_properties.pageSetUpPr is not None
    assert not blad.sheet_properties.pageSetUpPr.fitToPage
    assert max(hojd for rad in range(1, blad.max_row + 1) if (hojd := blad.row_dimensions[rad].height)) < 200


def _oppnad(bok: Path) -> Any:
    return openpyxl.load_workbook(bok)


def _delar(data: bytes, del_: str) -> list[str]:
    with ZipFile(BytesIO(data)) as paket:
        return sorted(namn for namn in paket.namelist() if del_ in namn)


def test_diagrammen_foljer_med_in_i_boken_och_byts_mot_nya(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(enkatbok())
    forsta = bygg(BILAGOR, bok, tid=TID).bok.read_bytes()
    assert brister(forsta) == []
    ritningar = [ritning for blad in _oppnad(bok).worksheets for ritning in blad._charts]
    assert len(ritningar) == len(_delar(forsta, "charts/chart")) >= 2
    assert bygg(BILAGOR, bok, tid=TID).bok.read_bytes() == forsta
    med_diagram = [blad.title for blad in _oppnad(bok).worksheets if blad._charts]
    assert med_diagram == ["Start", "BI Diagram"]
    assert len(_delar(forsta, "drawings/drawing")) == len(_delar(forsta, "drawings/_rels/")) == len(med_diagram)


def test_ett_andrat_diagramblad_behalls_med_sitt_diagram(tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(enkatbok())
    bygg(BILAGOR, bok, tid=TID)
    andrad = openpyxl.load_workbook(bok)
    andrad["BI Diagram"]["A1"] = "Mitt diagram"
    andrad.save(bok)
    bygge = bygg(BILAGOR, bok, tid=TID)
    assert bygge.bevarade == {"BI Diagram": "BI Diagram ändrad 2026-03-02"}
    assert brister(bok.read_bytes()) == []
    diagram = {
        blad.title: [serie.val.numRef.f for ritning in blad._charts for serie in ritning.series]
        for blad in _oppnad(bok).worksheets
        if blad._charts
    }
    del diagram["Start"]
    assert diagram.keys() == {"BI Diagram", "BI Diagram ändrad 2026-03-02"}
    assert all(formel.startswith(f"'{blad}'!") for blad, formler in diagram.items() for formel in formler)


def test_bilagornas_kontroller_gors_nar_de_ar_byggda(bilagor_2024: Path, bilagor_2025: Path, tmp_path: Path) -> None:
    obyggd = tmp_path / "bok.xlsx"
    skapa_bok(obyggd, exempel="gavleborg-2025", tid=TID)
    assert {ett.rapport for ett in kontrollera(obyggd, tid=TID)} == {"Årsredovisning"}
    assert {ett.rapport for ett in kontrollera(bilagor_2025, tid=TID)} == {"Årsredovisning", "Bilagor"}
    assert {ett.rapport for ett in kontrollera(bilagor_2024, tid=TID)} == {"Bilagor"}
    ensam = tmp_path / "ensam.xlsx"
    skapa_bok(ensam, exempel="gavleborg-bilagor-2024", tid=TID)
    assert {ett.rapport for ett in kontrollera(ensam, tid=TID)} == {"Bilagor"}


@pytest.mark.libreoffice
def test_en_budgetrad_utan_belopp_ar_ingen_budget_hur_boken_an_raknas(tmp_path: Path) -> None:
    required()
    bok = skapa_bok(tmp_path / "bok.xlsx", exempel="gavleborg-bilagor-2024", tid=TID)
    oppnad = openpyxl.load_workbook(bok)
    rubriker = [cell.value for cell in oppnad["Budget"][4]]
    for rad in oppnad["Budget"].iter_rows(min_row=5):
        if rad[rubriker.index("Insats")].value == "dans":
            rad[rubriker.index("Belopp")].value = None
    oppnad.save(bok)
    bygg(BILAGOR, bok, tid=TID)
    sparat, omraknat = (
        [rad[1] for rad in las(fil)["BI Insatskort"] if len(rad) > 1 and rad[1] == "Ingen budget"]
        for fil in (bok, recalculated(bok, tmp_path / "ut"))
    )
    assert sparat == omraknat == ["Ingen budget"]
