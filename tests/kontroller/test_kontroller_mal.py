"""Målens kontroller: andelen och beloppet över gränsen ska säga detsamma, och ett avsteg ha ett skäl."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.modell import Bedomning, Bokslut, Indikator, Matt
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.exemplet import avviker, exemplet, grunddata, halvaret, reagerar, siffror

_EN_ORE = Decimal("0.01") / 18920000


@pytest.mark.parametrize("malet", ["0.2", "0.39", "0.4", "0.9"])
def test_bedomningen_foljer_talen_vilket_mal_forbundet_an_har(malet: str) -> None:
    assert reagerar(grunddata(exemplet(), EK_Mal=Decimal(malet))) == {}


@pytest.mark.parametrize("ore", [-1, 0, 1])
def test_bedomningen_foljer_talen_pa_oret_vid_gransen(ore: int) -> None:
    """Eget kapital 7 502 200 kr av 18 920 000: målet läggs ett öre under, på och över."""
    pa_gransen = grunddata(exemplet(), EK_Mal=Decimal(7502200) / 18920000 + ore * _EN_ORE)
    uttraknat = siffror(pa_gransen)
    assert avviker(uttraknat) == {}
    assert uttraknat.namngiven("AR_MA_3_1_poang") == (0 if ore < 0 else 3)


def _utan_bas(bokslut: Bokslut) -> Bokslut:
    return grunddata(replace(bokslut, budget=()), EK_Bas="budgeterade intäkter")


def test_mal_pa_budgeterade_intakter_utan_budget() -> None:
    """Det finns ingen andel av ingenting att bedöma."""
    assert reagerar(_utan_bas(exemplet()))["C25"] == "EJ PRÖVAD 0"


def test_utan_indikator_provas_overskridandet() -> None:
    utan = replace(exemplet(), mal=tuple(rad for rad in exemplet().mal if rad.matt is not Matt.EGET_KAPITAL))
    assert reagerar(utan) == {}
    assert reagerar(_utan_bas(utan))["C25"] == "EJ PRÖVAD 0"


def test_utan_intakter_ar_malet_inte_provat() -> None:
    """Både utan intäktskonton och med intäktskonton på noll kronor."""
    utan = tuple(rad for rad in exemplet().saldon if rad.rad != "RR_intakter")
    assert reagerar(replace(exemplet(), saldon=utan))["C25"] == "EJ PRÖVAD 0"
    noll = tuple(replace(rad, belopp=Decimal(0)) if rad.rad == "RR_intakter" else rad for rad in exemplet().saldon)
    assert reagerar(replace(exemplet(), saldon=noll))["C25"] == "EJ PRÖVAD 0"


def test_ett_avsteg_utan_skal_sags() -> None:
    mal = (Indikator("1", "", "Samverkan", bedomning=Bedomning.DELVIS),)
    assert reagerar(replace(halvaret(), mal=mal), HALVARSREDOVISNING) == {"F12": "NOTIS 0"}
    med_skal = (replace(mal[0], utfallstext="Två av fyra träffar."),)
    assert reagerar(replace(halvaret(), mal=med_skal), HALVARSREDOVISNING) == {}
