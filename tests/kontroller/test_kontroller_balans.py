"""Balansräkningens kontroller: fel sida, fel början, saknade konton, och alla sätt att avsluta ett år."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.andringar import bokfor, flytta, ta_bort_konto
from tests.exemplet import PERIOD_FG, avviker, exemplet, reagerar, siffror

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut


def test_fordran_bland_skulderna() -> None:
    assert reagerar(flytta(exemplet(), "1630", rad="BR_skulder", not_="NOT4_ovriga")) == {"C04": "FEL -189800"}


def test_skuld_bland_fordringarna() -> None:
    assert reagerar(flytta(exemplet(), "2710", rad="BR_fordringar", not_="NOT3_ovriga")) == {"C04": "FEL -237000"}


@pytest.mark.parametrize("konto", ["16309", "163001"])
def test_tillgangskonto_med_fler_siffror_raknas_ocksa(konto: str) -> None:
    langt = bokfor(exemplet(), {konto: 500, "1630": -500})
    assert reagerar(flytta(langt, konto, rad="BR_skulder", not_="NOT4_ovriga")) == {"C04": "FEL -500"}


def test_konto_som_fattas_i_filen() -> None:
    """Den förutbetalda hyran (57 800 kr vid årets början, 59 200 vid dess slut) har fallit bort ur årets fil."""
    assert reagerar(ta_bort_konto(exemplet(), "1710")) == {
        "C03": "FEL 59200",
        "C06": "FEL -1400",
        "C07": "FEL -57800",
        "C08": "FEL 57800",
        "C09": "FEL 1400",
        "C24": "FEL 0.01",
        "F06": "NOTIS 57800",
        "F07": "FEL -1400",
    }


def test_bara_utgaende_balans_ar_fel() -> None:
    assert reagerar(bokfor(exemplet(), {"2440": -100000})) == {
        "C03": "FEL 100000",
        "C06": "FEL -100000",
        "C09": "FEL 100000",
        "C24": "FEL 0.84",
        "F07": "FEL -100000",
    }


def test_ingaende_eget_kapital_ar_ett_annat_an_forra_arets_rapport_visade() -> None:
    annan_rapport = replace(
        exemplet(),
        historik=tuple(
            replace(rad, belopp=rad.belopp + 1) if (rad.post, rad.period.year) == ("eget_kapital", 2023) else rad
            for rad in exemplet().historik
        ),
    )
    assert reagerar(annan_rapport) == {"C07": "FEL -1000"}


def test_utan_historik_finns_inget_att_jamfora_jamforelsearets_borjan_med() -> None:
    oprovade = dict.fromkeys(("C07", "C23", "C31"), "EJ PRÖVAD 0")
    assert reagerar(replace(exemplet(), historik=())) == oprovade


def test_ingaende_balans_andrad_mellan_kassa_och_eget_kapital() -> None:
    andrad = bokfor(exemplet(), {"1930": 3000, "2067": -3000}, ib=True)
    assert reagerar(andrad) == {"C05": "FEL -3000", "C09": "FEL 3000", "F06": "NOTIS 3000"}


EJ_OMFORT = {"2068": 1602800}
BOKFORT = {"2069": 1451400, "8999": -1451400}


def _ej_omfort(bokslut: Bokslut) -> Bokslut:
    return bokfor(bokfor(bokslut, EJ_OMFORT, ib=True), {"2067": 1602800})


LAGEN = {
    "årets resultat är inte bokfört": exemplet(),
    "årets resultat är bokfört mot 8999": bokfor(exemplet(), BOKFORT),
    "årets resultat är bokfört bara i balansräkningen": bokfor(exemplet(), {"2069": 1451400}),
    "förra årets resultat är bokfört mot 8999": bokfor(exemplet(), {"2068": -1602800, "8999": 1602800}, PERIOD_FG),
    "förra årets resultat är aldrig omfört": _ej_omfort(exemplet()),
    "förra årets resultat är aldrig omfört, årets är bokfört": bokfor(_ej_omfort(exemplet()), BOKFORT),
}


@pytest.mark.parametrize("lage", LAGEN)
def test_eget_kapital_ar_detsamma_hur_an_aret_avslutats(lage: str) -> None:
    uttraknat = siffror(LAGEN[lage])
    vantat = {
        "BR_summa_eget_kapital": 7502200,
        "BR_eget_kapital": 8953600,
        "RR_arets_resultat": -1451400,
        "BR_summa_eget_kapital_fg": 8953600,
        "BR_eget_kapital_fg": 7350800,
    }
    assert {namn: uttraknat.namngiven(f"AR_{namn}") for namn in vantat} == vantat
    assert avviker(uttraknat) == {}


@pytest.mark.parametrize(
    ("lage", "ej_bokfort", "ej_omfort"),
    [
        ("årets resultat är inte bokfört", -1451400, 0),
        ("årets resultat är bokfört mot 8999", 0, 0),
        ("förra årets resultat är aldrig omfört", 151400, 1602800),
    ],
)
def test_laget_syns_i_poster(lage: str, ej_bokfort: int, ej_omfort: int) -> None:
    uttraknat = siffror(LAGEN[lage])
    assert uttraknat.namngiven("AR_BR_ej_bokfort") == ej_bokfort
    assert uttraknat.namngiven("AR_BR_ej_omfort") == ej_omfort


def test_fel_belopp_omfort_till_balansen() -> None:
    """Resultatet bokfördes med 1 000 kr för lite mot 2069: boken balanserar inte, och det syns."""
    snett = bokfor(exemplet(), {"2069": 1450400, "8999": -1451400})
    fel = reagerar(snett)
    assert fel.keys() == {"C05", "C06", "C07", "C24", "F07"}
    assert fel["F07"] == "FEL -1000"
