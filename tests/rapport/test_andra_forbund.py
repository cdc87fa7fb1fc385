"""Förbund av annan form än exemplet byggs utan ändringar i koden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from finsam_xl.hosts import cli
from finsam_xl.modell import Bokslut, Insats, Medlem, Part
from finsam_xl.rapporter.slag import ARSREDOVISNING, HALVARSREDOVISNING, Rapportslag
from tests.andringar import bokfor
from tests.exemplet import etiketter, exemplet, grunddata, halvaret, kontrollerna, rad, skiss


def _felvarden(bokslut: Bokslut, slag: Rapportslag = ARSREDOVISNING) -> list[object]:
    byggt = skiss(bokslut, slag)
    return [
        cell
        for rader in byggt.varden.values()
        for rad in rader
        for cell in rad
        if isinstance(cell, str) and cell.startswith("#")
    ]


def test_ett_nytt_forbund_utan_kommuner_insatser_mal_och_styrelse() -> None:
    tomt = replace(
        exemplet(), medlemmar=(), insatser=(), mal=(), styrelse=(), historik=(), budget=(), saldon=(), objektsaldon=()
    )
    assert _felvarden(tomt) == []


def test_tre_kommuner_och_tva_regioner_i_kronor_med_forlust_storre_an_kapitalet() -> None:
    medlemmar = (
        Medlem("stat", "Staten", Part.STAT, plats_not1=1),
        Medlem("norr", "Region Norr", Part.REGION, plats_not1=2, plats_not4=1),
        Medlem("soder", "Region Söder", Part.REGION, plats_not1=3),
        *(
            Medlem(f"kommun{nr}", f"Kommun {nr}", Part.KOMMUN, plats_not1=3 + nr, andel=Decimal("33.333"))
            for nr in (1, 2, 3)
        ),
    )
    saldon = tuple(
        replace(rad, belopp=rad.belopp - 20_000_000) if rad.konto == "1930" and rad.period.year == 2025 else rad
        for rad in exemplet().saldon
    )
    forlust = tuple(
        replace(rad, belopp=rad.belopp + 20_000_000) if rad.konto == "4610" and rad.period.year == 2025 else rad
        for rad in saldon
    )
    bokslut = grunddata(
        replace(exemplet(), medlemmar=medlemmar, insatser=(), saldon=forlust), AR_Enhetsord="kr", FD_Enhetsord="kr"
    )
    assert _felvarden(bokslut) == []
    byggt = skiss(bokslut)
    assert byggt.namngiven("AR_BR_summa_eget_kapital") == 7_502_200 - 20_000_000
    assert "Regionerna" in etiketter(byggt, "ÅR Driftredovisning")


def test_ett_nytt_forbunds_tomma_halvar() -> None:
    tomt = replace(
        halvaret(), medlemmar=(), insatser=(), styrelse=(), budget=(), saldon=(), objektsaldon=(), kontoplan=()
    )
    assert _felvarden(tomt, HALVARSREDOVISNING) == []


def test_halvaret_i_tusental_med_avskrivningar_placeringar_och_extraordinar_post() -> None:
    """Det som exemplet saknar visas på egna rader, och kontrollerna håller."""
    plan = (*halvaret().kontoplan,)
    poster = {"1250": 800_000, "7830": 200_000, "1810": 500_000, "8710": 40_000, "2310": -900_000, "1930": -640_000}
    medel = bokfor(halvaret(), poster, date(2019, 6, 30))
    bokslut = grunddata(
        replace(medel, kontoplan=plan),
        HR_Enhetsord="tkr",
        HR_Tecken_drift="negativa",
        HR_Avvikelse_drift="utfall - budget",
        HR_Avrundning="rad",
    )
    byggt = skiss(bokslut, HALVARSREDOVISNING)
    assert _felvarden(bokslut, HALVARSREDOVISNING) == []
    assert {"Summa anläggningstillgångar", "Kortfristiga placeringar", "Långfristiga skulder"} <= set(
        etiketter(byggt, "HR Balansräkning")
    )
    assert "Avskrivningar" in etiketter(byggt, "HR Prognos")
    assert rad(byggt, "HR Resultaträkning", "Extraordinära poster")[1:] == [-40, 0]
    assert rad(byggt, "HR Driftredovisning", "Summa kostnader")[:2] == [-14219, -3515]
    assert {ident for ident, ett in kontrollerna(byggt).items() if ett.utfall == "FEL"} == set()


@pytest.mark.parametrize("slag", [ARSREDOVISNING, HALVARSREDOVISNING], ids=lambda slag: slag.prefix)
@pytest.mark.parametrize("antal", [60])
def test_manga_kommuner_och_insatser_med_langa_namn(antal: int, slag: Rapportslag) -> None:
    kommuner = tuple(
        Medlem(
            f"k{nr}", f"Kommun {nr} ".ljust(80, "x"), Part.KOMMUN, plats_not1=nr, plats_not4=nr, andel=Decimal(nr + 1)
        )
        for nr in range(26)
    )
    insatser = tuple(
        Insats(f"i{nr}", f"Insats {nr} ".ljust(80, "y"), ordning=nr, plats_deltagare=nr, kvinnor=nr, man=1)
        for nr in range(antal)
    )
    bokslut = exemplet() if slag is ARSREDOVISNING else halvaret()
    assert _felvarden(replace(bokslut, medlemmar=kommuner, insatser=insatser), slag) == []


def test_ett_ovantat_fel_sags_pa_svenska_med_en_logg(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def trasig(_: object) -> int:
        raise RuntimeError("något som aldrig skulle hända")

    monkeypatch.setattr("finsam_xl.hosts.kommandon.demo.kommando", trasig)
    assert cli.main(["demo"]) == 2
    sagt = capsys.readouterr().err
    assert "något som aldrig skulle hända" in sagt
    assert "Traceback" not in sagt
    assert "finsam-fel-" in sagt
