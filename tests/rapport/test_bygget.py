"""Det byggda: motorernas värden är lika, inga felvärden, varje tal är en formel, tabellerna som text."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.formula import Tokenizer

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.kontroller.blad import FORSTA_RAD
from finsam_xl.layout.lint import SAFE_FUNCTIONS
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.exemplet import kontrollera
from tests.rapport.conftest import TID, Blad
from tests.rapport.granskat import felvarden, formelceller, olika, skiljer_fran_guld, skrivna_tal

GULD = Path(__file__).parents[1] / "golden" / "arsredovisning_2025"
_VALKANDA = SAFE_FUNCTIONS | {"IFERROR", "YEAR"}


@pytest.mark.libreoffice
def test_libreoffice_och_de_sparade_vardena_ar_lika_i_varje_formelcell(
    byggd: Path, blad: Blad, omraknade: Blad
) -> None:
    assert len(formelceller(byggd)) > 900
    assert olika(byggd, blad, omraknade) == []


@pytest.mark.libreoffice
def test_inga_felvarden_nagonstans(blad: Blad, omraknade: Blad) -> None:
    assert felvarden(blad) == felvarden(omraknade) == []


def test_varje_tal_pa_ett_byggt_blad_ar_en_formel(byggd: Path) -> None:
    assert skrivna_tal(byggd, "ÅR") == []


def test_varje_formel_haller_sig_till_de_sakra_funktionerna(byggd: Path) -> None:
    for plats, formel in formelceller(byggd).items():
        for del_ in Tokenizer(formel).items:
            if del_.type == "FUNC" and del_.subtype == "OPEN":
                assert del_.value.rstrip("(") in _VALKANDA, (plats, formel)
            assert "[1]" not in del_.value, plats


def test_kontrollerna_ar_desamma_i_boken_och_vid_kommandot(byggd: Path, blad: Blad) -> None:
    i_boken = {str(rad[0]): str(rad[2]) for rad in blad["ÅR Kontroller"][FORSTA_RAD - 1 :] if rad[0]}
    assert {ett.id: ett.utfall.value for ett in kontrollera(byggd, tid=TID)} == i_boken
    assert {ident for ident, utfall in i_boken.items() if utfall == "NOTIS"} == {"C15", "F05", "F58", "L05", "L06"}
    assert {ident for ident, utfall in i_boken.items() if utfall == "EJ AKTUELL"} == {"F10", "F47", "L04", "L08"}
    assert set(i_boken.values()) == {"OK", "NOTIS", "EJ AKTUELL"}


def test_start_visar_nyckeltal_och_antal_kontroller(blad: Blad) -> None:
    texter = {str(rad[1]): rad[2] for rad in blad["Start"] if len(rad) > 2}
    assert texter["Årets resultat, kr"] == -1451400
    assert texter["Kontroller med notis"] == 5
    assert texter["Kontroller med fel"] == 0


@pytest.mark.libreoffice
def test_start_raknas_lika_av_ett_annat_program(blad: Blad, omraknade: Blad) -> None:
    """Stegens bockar är levande formler: det som bygget skriver är det som boken själv räknar."""
    assert blad["Start"][2][0] == "4 av 6 steg är klara"
    texter = ([[cell for cell in rad if isinstance(cell, str)] for rad in ett["Start"]] for ett in (omraknade, blad))
    assert next(texter) == next(texter)


def test_samma_indata_och_klocka_ger_samma_fil(byggd: Path, tmp_path: Path) -> None:
    forsta = bygg(ARSREDOVISNING, byggd, tmp_path / "en.xlsx", tid=TID).bok.read_bytes()
    andra = bygg(ARSREDOVISNING, tmp_path / "en.xlsx", tmp_path / "tva.xlsx", tid=TID).bok.read_bytes()
    assert forsta == byggd.read_bytes()
    assert andra == forsta


def test_tabellerna_som_text(byggd: Path) -> None:
    """Skillnaden mot filerna i tests/golden är granskningen; FINSAM_SKRIV_GULD=1 skriver dem på nytt."""
    assert skiljer_fran_guld(ARSREDOVISNING, byggd, GULD) == []
