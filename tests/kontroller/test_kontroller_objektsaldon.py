"""Objektsaldos kontroller: vad som kräver att filen läses igen, och vem raderna hör till."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.modell import Kalla
from tests.exemplet import PERIOD, exemplet, kontrollerna, reagerar, siffror


def test_det_som_inte_kan_harledas_ar_ett_fel_som_sager_vad_man_gor() -> None:
    andrat = replace(exemplet(), las_om=("Konto 4610 delades på insats när filen lästes.",))
    f61 = kontrollerna(siffror(andrat))["F61"]
    assert f61.utfall == "FEL"
    assert f61.text.startswith("Läs in filen igen. Konto 4610 delades på insats")


def test_en_egen_rad_som_sager_annat_an_sitt_objekt_ar_en_notis() -> None:
    rad = next(rad for rad in exemplet().objektsaldon if rad.objekt and rad.id and rad.period == PERIOD)
    egen = replace(rad, kalla=Kalla.MANUELL, id="")
    andrat = replace(exemplet(), objektsaldon=tuple(egen if ett is rad else ett for ett in exemplet().objektsaldon))
    assert reagerar(andrat)["F62"] == "NOTIS 0"
    assert f"objekt {rad.objekt} är ingens, ska vara {rad.id}" in kontrollerna(siffror(andrat))["F62"].text
