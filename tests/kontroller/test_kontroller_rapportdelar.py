"""Kontrollen att alla lagens delar finns i rapporten."""

from __future__ import annotations

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.rakningar.rapportdelar import arsredovisningens
from finsam_xl.kontroller.register import Utfall
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


def test_kontrollbladet_sager_nar_programmet_granskade() -> None:
    (rad,) = (rad for rad in exempelskiss().rapport.kontroller if rad.kontroll is arsredovisningens)
    assert rad.text.endswith("Granskat 2026-03-02 08:00 av programmet.")
