"""Varje tryckt siffra i de publicerade rapporterna står i dokumentets rätta tabell, på sin rad och i sin kolumn."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.dokument.gjorda import BOCKER, lasta
from tests.dokument.lasdokument import varde
from tests.plan.test_plan_tryckta_siffror import _budgetfel, _insatsfel, _matrisfel, _styrelsefel
from tests.rapport.conftest import Blad, las
from tests.rapport.test_halvaret import FACIT as HALVARETS
from tests.rapport.test_tryckta_siffror import FACIT as ARETS
from tests.rapport.test_tryckta_siffror import _indikatorfel, _samlade
from tests.rapport.tryckt import Facit, avvikelser

FACIT = {"AR": ARETS, "HR": HALVARETS}
INDATA = ("Insatser", "Medlemmar")
PLANENS = {
    "VP Budget": "Budget",
    "VP Beviljade insatser": "Beviljade insatser",
    "VP Kommuner": "Insatser i kommunerna",
    "VP Styrelse": "Styrelsens sammansättning",
}


def _som_blad(namn: str, titel: str, rubriker: tuple[object, ...] = ()) -> list[list[object]]:
    """Dokumentets tabell med de rader ovanför som bladet har, och sina rubriker som bladet har dem."""
    tabell = lasta(namn).tabell(titel)
    kanda = {rubrik.isoformat() if isinstance(rubrik, dt.date) else str(rubrik): rubrik for rubrik in rubriker}
    forst, *resten = tabell.rader
    assert tabell.rubrikrader == 1
    rubrikrad = ["" if text.startswith("Belopp i ") else kanda.get(text, text) for text in forst]
    return [[titel], [""], [tabell.titel], rubrikrad, *([rad[0], *map(varde, rad[1:])] for rad in resten)]


def _facitblad(namn: str, facit: Facit) -> Blad:
    titel = facit.avsnitt or facit.blad.partition(" ")[2]
    bok = las(BOCKER[namn]())
    blad = {ett: bok[ett] for ett in INDATA}
    return {**blad, facit.blad: _som_blad(namn, titel, tuple(facit.kolumner.values()))}


@pytest.mark.parametrize(
    ("namn", "facit"),
    [pytest.param(namn, ett, id=f"{namn}-{ett.fil}") for namn, alla in FACIT.items() for ett in alla],
)
def test_tryckt_siffra_star_i_dokumentet(namn: str, facit: Facit) -> None:
    assert avvikelser(facit, _facitblad(namn, facit)) == []


def test_malens_tryckta_bedomningar_star_i_dokumentet() -> None:
    alla = [_som_blad("AR", titel)[2:] for titel in ("Mål och indikatorer", "Samlad bedömning")]
    blad: Blad = {"ÅR Måluppfyllelse": [["Måluppfyllelse"], [""], *alla[0], [""], *alla[1]]}
    assert _indikatorfel(blad) == []
    assert _samlade(blad) == []


def test_planens_tryckta_siffror_star_i_dokumentet() -> None:
    bok = las(BOCKER["VP"]())
    blad: Blad = {"Insatser": bok["Insatser"]}
    for namn, titel in PLANENS.items():
        blad[namn] = _som_blad("VP", titel, (2022, 2023, 2024))
    blad["VP Beviljade insatser"][2] = [""]
    blad["VP Styrelse"][2] = [""]
    assert [*_budgetfel(blad), *_insatsfel(blad), *_matrisfel(blad), *_styrelsefel(blad)] == []
