"""Egna etiketter: vilka rader som kan få en, och vad den som skrev fel får veta."""

from __future__ import annotations

import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.bygg.etiketter import etikettrader, okanda_etiketter
from finsam_xl.arbete.bygg.provat_bokslut import provat_bokslut
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.kontrollera.kontrollering import kontrollera_bok
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs import las_bok
from finsam_xl.inputs.bok import Inlast
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.rapporter.slag import RAPPORTSLAG, ifyllda
from tests.exemplet import TID, exemplet, grunddata, halvaret
from tests.planexemplet import planen

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut

EXEMPEL = {"AR": exemplet, "HR": halvaret, "VP": planen}


def okanda(bokslut: Bokslut, *etiketter: tuple[str, str]) -> list[tuple[str, str]]:
    """Etiketterna som ingen rad har, som plats och åtgärd."""
    rader = {par: Tabellrad("Etiketter", nr, {}, {"Tabell": 1, "Id": 2}) for nr, par in enumerate(etiketter, start=5)}
    bok = replace(bokslut, etiketter=dict.fromkeys(etiketter, "Egen text"))
    return [(ett.plats, ett.atgard) for ett in okanda_etiketter(Inlast(bok, (), etikettrader=rader))]


@pytest.mark.parametrize("rapport", EXEMPEL)
def test_varje_rad_som_trycks_kan_ha_en_egen_etikett(rapport: str) -> None:
    bok = EXEMPEL[rapport]()
    tryckta = [
        (tabell.ident, rad.ident)
        for slag in ifyllda(bok)
        for blad in slag.blad(underlag(bok, slag.prefix))
        for tabell in blad.tables
        for rad in tabell.rows
        if rad.ident
    ]
    assert len(tryckta) > 50
    assert okanda(bok, *tryckta) == []


@pytest.mark.parametrize(
    "par",
    [
        ("DR", "avskrivningar"),
        ("NOT2", "NOT2_avskrivningar"),
        ("SI", "SI_ej_listat"),
        ("SI", "IN_mysam"),
        ("NOT1", "NOT1_ej_fordelat"),
        ("PP", "stat"),
        ("BU", "BU_ovriga_intakter"),
        ("KORT", "kommentar"),
        ("KF", "KF"),
        ("BU", "BU"),
        ("KORT", "KORT"),
    ],
)
def test_en_rad_som_bara_andra_ar_eller_rapporter_har_ar_ingen_okand_rad(par: tuple[str, str]) -> None:
    assert okanda(exemplet(), par) == []


def test_en_tom_bok_kanner_ocksa_raderna() -> None:
    tom = grunddata(replace(exemplet(), saldon=(), objektsaldon=(), budget=(), insatskort=(), mal=()), BI_Period=None)
    assert okanda(tom, ("RR", "RR_intakter"), ("SI", "IN_mysam"), ("KORT", "syfte")) == []


def test_ett_okant_id_far_tabellens_id_och_en_okand_tabell_tabellerna() -> None:
    fel = okanda(exemplet(), ("RR", "rr_intakter"), ("XX", "RR_intakter"), ("SI", "IN_nedlagd"))
    assert [plats for plats, _ in fel] == ["Etiketter!B5", "Etiketter!B6", "Etiketter!B7"]
    assert "RR_intakter, RR_kostnader" in fel[0][1]
    assert "BK, BR, BU, DF, DIA_AV" in fel[1][1]
    assert "IN_mysam" in fel[2][1]


def test_etikettlistan_har_varje_rapport_och_inget_id_tva_ganger() -> None:
    rader = etikettrader()
    assert {rad.rapport for rad in rader} == {slag.titel for slag in RAPPORTSLAG.values()}
    assert len({(rad.rapport, rad.tabell, rad.id) for rad in rader}) == len(rader)
    assert all(rad.id for rad in rader)


def test_en_ny_bok_har_etikettlistan_som_hjalpblad(tmp_path: Path) -> None:
    blad = load_workbook(skapa_bok(tmp_path / "ny.xlsx", tid=TID))["Etikettlista"]
    rader = [tuple(cell.value for cell in rad) for rad in blad.iter_rows(min_row=5)]
    assert ("Årsredovisning", "RR", "RR_intakter", "Verksamhetens intäkter") in rader
    assert ("Årsredovisning", "SI", "IN_insatsens_id", "Insatsens namn") in rader


def test_en_okand_etikett_stoppar_kontrollen_med_sin_cell(tmp_path: Path) -> None:
    bok = load_workbook(skapa_bok(tmp_path / "ny.xlsx", exempel="gavleborg-2025", tid=TID))
    for kol, text in enumerate(("RR", "RR_intekter", "Intäkter"), start=1):
        bok["Etiketter"].cell(5, kol).value = text
    minne = io.BytesIO()
    bok.save(minne)
    with pytest.raises(Indatafel) as fel:
        kontrollera_bok(Bok(minne.getvalue()), TID)
    assert [(ett.kod, ett.plats) for ett in fel.value.problem] == [("okand-etikett", "Etiketter!B5")]
    with pytest.raises(Indatafel):
        provat_bokslut(las_bok(Bok(minne.getvalue())))
