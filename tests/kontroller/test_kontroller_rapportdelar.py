"""Kontrollen att alla lagens delar finns i rapporten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.rakningar.rapportdelar import arsredovisningens
from finsam_xl.kontroller.register import Utfall
from finsam_xl.modell import Bladprefix, Tabellval
from tests.exemplet import exempelskiss, exemplet

BLAD = tuple(grid.name for grid in exempelskiss().rapport.blad)


def test_rapporten_har_lagens_delar() -> None:
    assert arsredovisningens.ga_igenom is not None
    fynd = arsredovisningens.ga_igenom(underlag(exemplet(), "AR"), BLAD)
    assert fynd.utfall is Utfall.OK
    assert "förvaltningsberättelsen" in fynd.text


@pytest.mark.parametrize(
    "delen",
    [
        "Resultaträkning",
        "Balansräkning",
        "Kassaflödesanalys",
        "Noter",
        "Driftredovisning",
        "Investeringsredovisning",
    ],
)
def test_en_del_som_saknas_namns(delen: str) -> None:
    assert arsredovisningens.ga_igenom is not None
    fynd = arsredovisningens.ga_igenom(
        underlag(exemplet(), "AR"), tuple(namn for namn in BLAD if not namn.endswith(delen))
    )
    assert fynd.utfall is Utfall.FEL
    assert f"saknas: {delen}." in fynd.text


@pytest.mark.parametrize(
    ("bort", "sagt"),
    [
        (("KF",), "Kassaflödesanalys (8 kap.)"),
        (("NOT1", "NOT2", "NOT3", "NOT4"), "Noter (9 kap.)"),
        (("DR", "IV"), "Driftredovisning (10 kap.), Investeringsredovisning (10 kap.)"),
    ],
)
def test_en_del_som_ar_vald_bort_ar_en_notis_som_namner_lagen(bort: tuple[str, ...], sagt: str) -> None:
    assert arsredovisningens.ga_igenom is not None
    val = tuple(Tabellval(Bladprefix.AR, tabell, tas_med="nej") for tabell in bort)
    delar = [delen for delen in sagt.replace(" (", ",(").split(",") if not delen.startswith("(")]
    kvar = tuple(namn for namn in BLAD if not any(namn.endswith(delen.strip()) for delen in delar))
    fynd = arsredovisningens.ga_igenom(underlag(replace(exemplet(), tabellval=val), "AR"), kvar)
    assert fynd.utfall is Utfall.NOTIS
    assert f"Utelämnat i Tabeller: {sagt}. Det krävs av lagen (2018:597)" in fynd.text


def test_en_not_bland_flera_ar_ingen_del() -> None:
    assert arsredovisningens.ga_igenom is not None
    val = (Tabellval(Bladprefix.AR, "NOT3", tas_med="nej"), Tabellval(Bladprefix.HR, "BR", tas_med="nej"))
    fynd = arsredovisningens.ga_igenom(underlag(replace(exemplet(), tabellval=val), "AR"), BLAD)
    assert fynd.utfall is Utfall.OK


def test_kontrollbladet_sager_nar_programmet_granskade() -> None:
    (rad,) = (rad for rad in exempelskiss().rapport.kontroller if rad.kontroll is arsredovisningens)
    assert rad.text.endswith("Granskat 2026-03-02 08:00 av programmet.")
