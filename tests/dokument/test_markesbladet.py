"""Bladet Märken och namnen i Poster: varje märke går att skriva som det står, och säger samma sak som dokumentet."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.book.markesblad import MARKESBLAD
from finsam_xl.dokument.marken.marke import Diagrammarke, Siffermarke, Tabellmarke
from finsam_xl.dokument.marken.sa_skrivs import SA_SKRIVS
from finsam_xl.dokument.marken.tolka import MARKEN, VALEN, tolka
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import demobok
from tests.exemplet import TID

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.dokument.innehall import Dokumentinnehall
    from finsam_xl.dokument.marken.marke import Marke

UPPGIFTER = tuple(ett for ett in GRUNDDATA if not ett.formel)


@cache
def innehallet() -> Dokumentinnehall:
    return dokumentunderlag(las_arbetsbok(demobok()), ARSREDOVISNING, TID, trots_fel=True).innehall


@pytest.fixture(scope="module")
def rader() -> list[tuple[str, str, object]]:
    """Märkena på bladet i exemplets bok: märke, vad det är, och värdet som cellen visar."""
    blad = load_workbook(demobok(), data_only=True)[MARKESBLAD]
    alla = ((str(a.value), str(b.value or ""), c.value) for a, b, c in blad.iter_rows(min_row=5, max_col=3))
    return [rad for rad in alla if rad[1]]


def last(text: str) -> Marke:
    traff = MARKEN.fullmatch(text)
    assert traff is not None, text
    return tolka(traff[1])


def test_varje_marke_pa_bladet_gar_att_lasa(rader: list[tuple[str, str, object]]) -> None:
    slagen = [type(last(marke)) for marke, _, _ in rader]
    assert slagen.count(Siffermarke) > len(UPPGIFTER) + 2
    assert min(slagen.count(Tabellmarke), slagen.count(Diagrammarke)) > 10
    assert [rad[:2] for rad in rader[: len(SA_SKRIVS)]] == list(SA_SKRIVS)
    assert all(any(val in vad for _, vad in SA_SKRIVS) for val in VALEN)


def test_varje_uppgift_i_grunddata_har_det_varde_som_dokumentet_far(rader: list[tuple[str, str, object]]) -> None:
    varden = {marke: varde for marke, _, varde in rader[len(SA_SKRIVS) :]}
    olika = {}
    for uppgift in UPPGIFTER:
        funnen, visat = innehallet().uppgifter.get(uppgift.namn), varden[f"{{{{ {uppgift.namn} }}}}"]
        assert funnen is not None, uppgift.namn
        visat = visat.date() if isinstance(visat, datetime) else visat
        if (visat or None) != (funnen.varde or None) and not (visat == funnen.varde == 0):
            olika[uppgift.namn] = (visat, funnen.varde)
    assert olika == {}
    assert varden["{{ AR_Period }}"] == datetime(2025, 12, 31)  # noqa: DTZ001 - a cell has no time zone
    assert varden["{{ Beslutsdatum }}"] in {None, ""}


def test_varje_titel_ar_dokumentets_nar_rapporten_har_tabellen(rader: list[tuple[str, str, object]]) -> None:
    funna = 0
    for marke, vad, _ in rader[len(SA_SKRIVS) :]:
        ett, ident = last(marke), vad.rpartition(", ")[2]
        if not vad.startswith("Årsredovisning, ") or isinstance(ett, Siffermarke):
            continue
        if isinstance(ett, Diagrammarke):
            if any(namn == ident for namn in innehallet().diagram):
                assert innehallet().diagrammet(ett.titel) is not None, marke
                funna += 1
        elif isinstance(ett, Tabellmarke) and any(visning.ident == ident for visning in innehallet().visningar):
            visning = innehallet().visning(ett.titel)
            assert visning is not None, marke
            assert visning.ident == ident
            funna += 1
    assert funna > 15


def test_kolumnen_post_ar_namnet_som_skrivs_i_mallen() -> None:
    blad = load_workbook(demobok(), read_only=True)["ÅR Poster"]
    rader_ = list(blad.iter_rows(values_only=True))
    assert rader_[0][:2] == (
        "Poster",
        "Namnet i kolumnen Post skrivs så i en mall till Word: {{ AR_RR_arets_resultat }}. Bladet Märken säger mer.",
    )
    namnen = [str(rad[0]) for rad in rader_[4:] if rad[1]]
    assert len(namnen) > 200
    assert [namn for namn in namnen if innehallet().uppgifter.get(namn) is None] == []


def test_en_tom_uppgift_ar_tom_och_inte_noll_eller_ar_1900(tmp_path: Path) -> None:
    bok = skapa_bok(tmp_path / "ny.xlsx", tid=TID)
    blad = load_workbook(bok, data_only=True)
    tomma = {
        uppgift.namn
        for uppgift in UPPGIFTER
        if not uppgift.utgangen
        for _, cell in blad.defined_names[uppgift.namn].destinations
        if blad["Grunddata"][cell.replace("$", "")].value is None
    }
    visat = {str(a.value): c.value for a, _, c in blad[MARKESBLAD].iter_rows(min_row=5, max_col=3)}
    assert len(tomma) > 10
    assert {visat[f"{{{{ {namn} }}}}"] for namn in tomma} <= {None, ""}
    assert not [varde for varde in visat.values() if isinstance(varde, (date, datetime)) and varde.year < 2000]
