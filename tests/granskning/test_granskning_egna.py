"""Programmets egna rapporter, förda vidare som värden i en arbetsbok och som tabeller i Word: inga fynd."""

from __future__ import annotations

import random
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.granska.granskningskalla import las_tryck
from finsam_xl.granskning.alla import prova
from finsam_xl.koder import DRIFT, NOT, RAD
from tests.byggda import byggd
from tests.granskning.allaraderna import EGNA_RADER, TRYCK, egna_tryck, konteringar
from tests.granskning.klistrat import kopiera_bladen
from tests.granskning.planterat import SLAG, TALENS, planterade
from tests.rapport.formbocker import formbok

if TYPE_CHECKING:
    from pathlib import Path

MINST = {"ÅR": 150, "HR": 140, "VP": 80, "BI": 20}
"""Så många samband prövas minst i rapporten."""


@pytest.mark.parametrize("form", ["xlsx", "docx"])
@pytest.mark.parametrize("prefix", TRYCK)
def test_varje_rad_som_kontoplanen_kan_trycka_ger_inga_fynd(prefix: str, form: str) -> None:
    utslag = prova(las_tryck(egna_tryck(prefix, form)))

    assert [ett.text for ett in utslag.fynd] == []
    assert len(utslag.provat) > MINST[prefix]


@pytest.mark.parametrize("prefix", TRYCK)
def test_ett_planterat_fel_hittas_i_varje_egen_rapport(prefix: str) -> None:
    """Varje procenttal och ord i skalan, och ett urval av de andra slagen: tests/bench/granskning.py prövar alla."""
    dokument = las_tryck(egna_tryck(prefix, "docx" if prefix == "HR" else "xlsx"))
    slump = random.Random(16)  # noqa: S311 - the same faults every time
    alla = [*planterade(dokument, slump, SLAG[-2:]), *planterade(dokument, slump, TALENS, 4)]
    missade = Counter(ett.slag for ett in alla if not ett.hittat)

    assert {"ändrat procenttal", "ändrat ord i skalan"} <= {ett.slag for ett in alla}
    for slag, antal in Counter(ett.slag for ett in alla).items():
        assert antal - missade[slag] >= 0.9 * antal, [(en.slag, en.plats) for en in alla if not en.hittat]


def test_boken_har_belopp_pa_varje_kod() -> None:
    """En ny kod som inte får något belopp syns här."""
    bokforda = {kod for kontering in konteringar() for kod in kontering}
    parternas = {"NOT1_medlemmar", "DR_stat", "DR_region", "DR_kommuner", "DR_medlemmar"}

    assert {rad.id for rad in EGNA_RADER} - bokforda == set()
    assert {*NOT, *DRIFT} - bokforda - parternas == set()
    assert {*RAD} - bokforda == {"RR_ovantat", "BR_ovantat", "UTGAR", "BR_kassa", "BR_eget_kapital"}


def test_bilagornas_kort_mot_arsredovisningens_insatser() -> None:
    """Samma bok har gjort båda rapporterna: korten är tabellens rader, och tillsammans dess summa."""
    bilagor, ars = (las_tryck(egna_tryck(prefix, "xlsx")) for prefix in ("BI", "ÅR"))
    utslag = prova(bilagor, [ars])

    assert len(bilagor.kort) == 4
    assert [ett.text for ett in utslag.fynd] == []
    assert len(utslag.provat) > len(prova(bilagor).provat) + len(bilagor.kort)


@pytest.mark.parametrize("prefix", ["HR", "VP"])
def test_det_stora_forbundets_rapporter_ger_inga_fynd(prefix: str, tmp_path: Path) -> None:
    vag = kopiera_bladen(formbok("stort"), prefix, tmp_path / f"{TRYCK[prefix]}.xlsx")
    utslag = prova(las_tryck(vag))

    assert [ett.text for ett in utslag.fynd] == []
    assert len(utslag.provat) > 100


def test_exemplets_arsredovisning_ger_inga_fynd(tmp_path: Path) -> None:
    """Facits A02, A03 och A05 är det publicerade tryckets: vårt säger vilken budget som är vilken, och avrundningen."""
    vag = kopiera_bladen(byggd("gavleborg-2025"), "ÅR", tmp_path / "arsredovisning_2025.xlsx")

    assert [ett.text for ett in prova(las_tryck(vag)).fynd] == []
