"""Den byggda planen: motorernas värden är lika, inga felvärden, varje tal är en formel, tabellerna som text."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.blad import FORSTA_RAD
from finsam_xl.layout.lint import faults
from finsam_xl.rapporter.slag import VERKSAMHETSPLAN
from tests.avlast import avlast
from tests.exemplet import kontrollera
from tests.planexemplet import exempelplan, planen
from tests.rapport.conftest import TID, Blad
from tests.rapport.granskat import skiljer_fran_guld, skrivna_tal
from tests.rapport.test_bygget import (
    test_inga_felvarden_nagonstans,
    test_libreoffice_och_de_sparade_vardena_ar_lika_i_varje_formelcell,
    test_varje_formel_haller_sig_till_de_sakra_funktionerna,
)

__all__ = [
    "test_inga_felvarden_nagonstans",
    "test_libreoffice_och_de_sparade_vardena_ar_lika_i_varje_formelcell",
    "test_varje_formel_haller_sig_till_de_sakra_funktionerna",
]

GULD = Path(__file__).parents[1] / "golden" / "plan_2022"
TAL = re.compile(r"-?[\d\s.,]+%?")


def test_tabellerna_som_text(byggd: Path) -> None:
    """Skillnaden mot filerna i tests/golden är granskningen; FINSAM_SKRIV_GULD=1 skriver dem på nytt."""
    assert skiljer_fran_guld(VERKSAMHETSPLAN, byggd, GULD) == []


def test_varje_post_ar_inom_det_som_alla_program_raknar_lika() -> None:
    grupper = VERKSAMHETSPLAN.poster(underlag(planen(), "VP")).values()
    brott = {post.ident: [*faults(post.formel)] for grupp in grupper for post in grupp}
    assert {ident: fel for ident, fel in brott.items() if fel} == {}


def test_inget_tal_star_inskrivet_i_en_cell(byggd: Path) -> None:
    for grid in exempelplan().rapport.blad:
        for plats, cell in grid.cells.items():
            assert not TAL.fullmatch(cell.text or cell.formula), grid.address(*plats)
    assert skrivna_tal(byggd, "VP") == []


def test_kontrollerna_ar_desamma_i_boken_och_vid_kommandot(byggd: Path, blad: Blad) -> None:
    i_boken = {str(rad[0]): str(rad[2]) for rad in blad["VP Kontroller"][FORSTA_RAD - 1 :] if rad[0]}
    assert {ett.id: ett.utfall.value for ett in kontrollera(byggd, tid=TID)} == i_boken
    assert {ident: utfall for ident, utfall in i_boken.items() if utfall != "OK"} == {
        "F44": "NOTIS",
        "F47": "EJ AKTUELL",
    }


def test_samma_indata_och_klocka_ger_samma_fil(byggd: Path, tmp_path: Path) -> None:
    forsta = bygg(VERKSAMHETSPLAN, byggd, tmp_path / "en.xlsx", tid=TID).bok.read_bytes()
    assert bygg(VERKSAMHETSPLAN, tmp_path / "en.xlsx", tmp_path / "tva.xlsx", tid=TID).bok.read_bytes() == forsta
    assert forsta == byggd.read_bytes()


@pytest.mark.parametrize("namn", ["VP Budget", "VP Beviljade insatser", "VP Poster"])
def test_bladen_har_planens_prefix_och_star_sist(namn: str, byggd: Path) -> None:
    blad = avlast(byggd).sheetnames
    assert namn in blad[blad.index("VP Mål") :]
