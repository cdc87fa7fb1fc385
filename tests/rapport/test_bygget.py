"""Det byggda: motorernas värden är lika, inga felvärden, varje tal är en formel, tabellerna som text."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formula import Tokenizer
from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from finsam_xl.hosts.headless import bygg, kontrollera
from finsam_xl.hosts.skiss import skissa
from finsam_xl.inputs import las_bok
from finsam_xl.kontroller.register import tillhorande
from finsam_xl.layout.lint import SAFE_FUNCTIONS
from finsam_xl.layout.text import sheet_text
from finsam_xl.rapport import bygg as bygg_rapport
from finsam_xl.rapportslag import ARSREDOVISNING
from tests.rapport.conftest import TID, Blad

GULD = Path(__file__).parents[1] / "golden" / "arsredovisning_2025"
_VALKANDA = SAFE_FUNCTIONS | {"IFERROR", "YEAR"}
_FELVARDEN = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")


def formelceller(bok: Path) -> dict[tuple[str, str], str]:
    """Varje formelcell i filen: (blad, cell) -> formel."""
    oppnad = openpyxl.load_workbook(bok)
    return {
        (blad.title, cell.coordinate): str(cell.value)
        for blad in oppnad.worksheets
        for rad in blad.iter_rows()
        for cell in rad
        if cell.data_type == "f"
    }


def varde(blad: Blad, namn: str, adress: str) -> object:
    """Cellens värde som calamine läser det."""
    bokstav, nummer = coordinate_from_string(adress)
    rader = blad[namn]
    kolumn, rad = column_index_from_string(bokstav) - 1, nummer - 1
    return rader[rad][kolumn] if rad < len(rader) and kolumn < len(rader[rad]) else ""


def lika(ena: object, andra: object) -> bool:
    """Lika, där LibreOffice håller femton siffror och ett datum kan läsas som tidpunkt."""
    if isinstance(ena, dt.datetime):
        ena = ena.date()
    if isinstance(andra, dt.datetime):
        andra = andra.date()
    if isinstance(ena, (int, float)) and isinstance(andra, (int, float)):
        return abs(ena - andra) <= 1e-9 * max(1.0, abs(ena))
    return (ena or "") == (andra or "")


@pytest.mark.libreoffice
def test_libreoffice_och_de_sparade_vardena_ar_lika_i_varje_formelcell(
    byggd: Path, blad: Blad, omraknade: Blad
) -> None:
    celler = formelceller(byggd)
    assert len(celler) > 900
    olika = [
        (namn, adress, varde(blad, namn, adress), varde(omraknade, namn, adress))
        for namn, adress in celler
        if not lika(varde(blad, namn, adress), varde(omraknade, namn, adress))
    ]
    assert olika == []


@pytest.mark.libreoffice
def test_inga_felvarden_nagonstans(blad: Blad, omraknade: Blad) -> None:
    for vardena in (blad, omraknade):
        fel = [
            (namn, rad, cell)
            for namn, rader in vardena.items()
            for rad in rader
            for cell in rad
            if isinstance(cell, str) and cell.startswith(_FELVARDEN)
        ]
        assert fel == []


def test_varje_tal_pa_ett_byggt_blad_ar_en_formel(byggd: Path) -> None:
    oppnad = openpyxl.load_workbook(byggd)
    skrivna = [
        (blad.title, cell.coordinate)
        for blad in oppnad.worksheets
        if blad.title.startswith("ÅR ")
        for rad in blad.iter_rows()
        for cell in rad
        if cell.data_type not in {"s", "f", "inlineStr"} and cell.value is not None
    ]
    assert skrivna == []


def test_varje_formel_haller_sig_till_de_sakra_funktionerna(byggd: Path) -> None:
    for plats, formel in formelceller(byggd).items():
        for del_ in Tokenizer(formel).items:
            if del_.type == "FUNC" and del_.subtype == "OPEN":
                assert del_.value.rstrip("(") in _VALKANDA, (plats, formel)
            assert "[1]" not in del_.value, plats


def test_kontrollerna_ar_desamma_i_boken_och_vid_kommandot(byggd: Path, blad: Blad) -> None:
    i_boken = {str(rad[0]): str(rad[2]) for rad in blad["ÅR Kontroller"][8:]}
    arets = {ett.id for ett in tillhorande("AR")}
    assert {ett.id: ett.utfall.value for ett in kontrollera(byggd, tid=TID) if ett.id in arets} == i_boken
    assert {ident for ident, utfall in i_boken.items() if utfall != "OK"} == {"C15", "F05"}


def test_start_visar_nyckeltal_och_antal_kontroller(blad: Blad) -> None:
    texter = {str(rad[1]): rad[2] for rad in blad["Start"] if len(rad) > 2}
    assert texter["Årets resultat, kr"] == -1451400
    assert texter["Kontroller med notis"] == 2
    assert texter["Kontroller med fel"] == 0


def test_samma_indata_och_klocka_ger_samma_fil(byggd: Path, tmp_path: Path) -> None:
    forsta = bygg(ARSREDOVISNING, byggd, tmp_path / "en.xlsx", tid=TID).bok.read_bytes()
    andra = bygg(ARSREDOVISNING, tmp_path / "en.xlsx", tmp_path / "tva.xlsx", tid=TID).bok.read_bytes()
    assert forsta == byggd.read_bytes()
    assert andra == forsta


def test_tabellerna_som_text(byggd: Path) -> None:
    """Skillnaden mot filerna i tests/golden är granskningen; FINSAM_SKRIV_GULD=1 skriver dem på nytt."""
    bokslut = las_bok(byggd.read_bytes()).bokslut
    assert bokslut is not None
    skiss = skissa(bygg_rapport(ARSREDOVISNING, bokslut, TID), bokslut, TID)
    olika = []
    for grid in skiss.rapport.blad:
        text = sheet_text(grid, lambda rad, kolumn, namn=grid.name: skiss.cell(namn, rad, kolumn))  # type: ignore[misc]
        fil = GULD / f"{_filnamn(grid.name)}.txt"
        if os.environ.get("FINSAM_SKRIV_GULD"):
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_text(text, encoding="utf-8")
        if not fil.exists() or fil.read_text(encoding="utf-8") != text:
            olika.append(grid.name)
    assert olika == []


def _filnamn(blad: str) -> str:
    return blad.removeprefix("ÅR ").lower().translate(str.maketrans("åäö", "aao"))
