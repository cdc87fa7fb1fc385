"""Objektsaldos kontroller: vad som kräver att filen läses igen, och vem raderna hör till."""

from __future__ import annotations

from dataclasses import replace

from finsam_xl.modell import Kalla
from tests.exemplet import PERIOD, exemplet, kontrollerna, reagerar, siffror


def test_det_som_inte_kan_harledas_ar_ett_fel_som_sager_vad_man_gor() -> None:
    andrat = replace(exemplet(), las_om=("Konto 4610 delades på insats när filen lästes.",))
    f53 = kontrollerna(siffror(andrat))["F53"]
    assert f53.utfall == "FEL"
    assert f53.text.startswith("Läs in filen igen. Konto 4610 delades på insats")


def test_en_bok_last_nar_bara_insatsmedlen_delades_sager_las_in_igen_och_ar_inget_fel() -> None:
    f53 = kontrollerna(siffror(replace(exemplet(), delvis_delade=frozenset({PERIOD}))))["F53"]
    assert f53.utfall == "NOTIS"
    assert f53.text.startswith(f"Läs in filen igen för {PERIOD}: den lästes när bara en del")


def test_en_aldre_bok_vars_logg_inte_sager_delningen_ar_inte_provad() -> None:
    logg = tuple(replace(rad, delning="") for rad in exemplet().importlogg)
    f53 = kontrollerna(siffror(replace(exemplet(), importlogg=logg)))["F53"]
    assert f53.utfall == "EJ PRÖVAD"
    assert "Lägg till en kolumn med rubriken Delning" in f53.saknas


def test_en_egen_rad_som_sager_annat_an_sitt_objekt_ar_en_notis() -> None:
    rad = next(rad for rad in exemplet().objektsaldon if rad.objekt and rad.id and rad.period == PERIOD)
    egen = replace(rad, kalla=Kalla.MANUELL, id="")
    andrat = replace(exemplet(), objektsaldon=tuple(egen if ett is rad else ett for ett in exemplet().objektsaldon))
    assert reagerar(andrat)["F54"] == "NOTIS 0"
    assert f"objekt {rad.objekt} är ingens, ska vara {rad.id}" in kontrollerna(siffror(andrat))["F54"].text
