"""SCB:s räkenskapssammandrag: kontona i SCB:s grupper, i båda kontoplanerna, mot räkningarna."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.skapa.bokinnehall import mallens_kontorader
from finsam_xl.figurer.underlag import underlag
from finsam_xl.offentligt.lasning import Datafel
from finsam_xl.offentligt.scb import KONTOPLANER, OLASTA, las_konton, las_rader, scb_konton, scb_rader
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.tabeller.arets import scb
from tests.andringar import bokfor, flytta
from tests.exemplet import PERIOD_FG, TID, exemplet, grunddata, kontrollerna, rad, siffror, skiss

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.modell import Bokslut

_RADER = "Id,Del,Text,Därav,Läst,Källa,Hämtad\n"
_KONTON = "Kontoplan,Rad,Från,Till,Källa,Hämtad\n"


def _i_bas() -> Bokslut:
    return grunddata(exemplet(), AR_SCB="BAS", AR_SCB_gren="90")


def _i_kommunbas() -> Bokslut:
    """En bok på Kommun-Bas: pensionen är hela konto 57, avsättningen för den konto 221, en annan konto 228."""
    tom = replace(
        exemplet(), kontoplan=mallens_kontorader("kommunbas"), saldon=(), objektsaldon=(), importlogg=(), noter=()
    )
    bokfort = {
        "3510": -900_000,
        "5010": 400_000,
        "5710": 30_000,
        "5720": 20_000,
        "4510": 300_000,
        "6010": 50_000,
        "7910": 10_000,
        "8410": -5_000,
        "1110": 40_000,
        "1510": 15_000,
        "1910": 500_000,
        "2010": -390_000,
        "2210": -20_000,
        "2280": -10_000,
        "2310": -25_000,
        "2510": -15_000,
    }
    return bokfor(grunddata(tom, AR_SCB="Kommun-Bas"), bokfort)


def test_utan_val_i_grunddata_finns_varken_blad_eller_siffror() -> None:
    data = underlag(exemplet(), "AR")
    assert scb.blad(data) == ()
    assert scb.per_grupp(data) == {}


def test_bladet_visar_grupperna_konton_och_vad_som_inte_ar_last() -> None:
    skissen = skiss(_i_bas())
    celler = [str(cell) for varden in skissen.varden["ÅR SCB"] for cell in varden if cell]
    assert "Verksamhetsgren: 90." in celler
    assert [text for text in OLASTA if text not in celler] == []
    personal = rad(skissen, "ÅR SCB", "Personalkostnader, med hela konto 57")
    assert personal[:2] == ["7000–7699", "Raden läst på scb.se, BAS-kontona valda"]
    resultat = rad(skissen, "ÅR Resultaträkning", "ÅRETS RESULTAT")[-2:]
    assert rad(skissen, "ÅR SCB", "Årets resultat")[-2:] == resultat
    svar = kontrollerna(skissen)
    assert {ident: svar[ident].utfall for ident in ("S01", "S02", "S03")} == dict.fromkeys(("S01", "S02", "S03"), "OK")


def test_bladet_ar_ett_arbetspapper_som_varken_trycks_eller_star_i_dokumentet() -> None:
    rapport = bygg(ARSREDOVISNING, _i_bas(), TID)
    assert rapport.arbetspapper == {"ÅR SCB"}
    assert "ÅR SCB" in {ett.name for ett in rapport.blad}
    assert "ÅR SCB" not in {ett.grid.name for ett in rapport.placerade}
    assert not {"SCBD", "SCBB"} & rapport.titlar.keys()


def test_kommunbas_har_pensionen_i_personalen_och_avsattningen_for_sig() -> None:
    bok = _i_kommunbas()
    bok = bokfor(bok, {"3510": -1_000, "1910": 1_000}, PERIOD_FG)  # utan personal i fjol
    skissen = siffror(bok)
    vantat = {
        "personal": -450_000,
        "pensionsavsattning": -20_000,
        "ovriga_kostnader": -350_000,
        "avskrivningar": -10_000,
        "finansiella_intakter": 5_000,
        "avsattning_pension": 20_000,
        "avsattning_ovrig": 10_000,
        "langfristiga": 25_000,
        "kortfristiga": 15_000,
        "eget_kapital": 390_000 + 95_000,
    }
    assert {falt: skissen.namngiven(f"AR_SCB_{falt}") for falt in vantat} == vantat
    svar = kontrollerna(skissen)
    assert [svar[ident].utfall for ident in ("S01", "S02", "S03")] == ["OK", "OK", "OK"]


def test_kontrollerna_blir_roda() -> None:
    """Ett intäktskonto i balansräkningen, ett bankkonto i resultaträkningen, och fel kontoplan vald."""
    bok = flytta(flytta(_i_bas(), "1930", rad="RR_intakter"), "3985", rad="BR_skulder")
    svar = kontrollerna(siffror(grunddata(bok, AR_SCB="Kommun-Bas")))
    assert [svar[ident].utfall for ident in ("S01", "S02", "S03")] == ["FEL", "FEL", "NOTIS"]


def test_ett_konto_utan_rad_namns() -> None:
    data = underlag(bokfor(_i_bas(), {"2150": -500, "1930": 500}), "AR")
    (bladet,) = scb.blad(data)
    assert any("2150" in str(text) for text in bladet.tables[0].notes)


@pytest.mark.parametrize("plan", KONTOPLANER)
def test_varje_rad_har_konton_i_varje_kontoplan(plan: str) -> None:
    assert set(scb_konton(plan)) == {ett.id for ett in scb_rader()}


@pytest.mark.parametrize(
    ("text", "sagt"),
    [
        ("a,drift,A,,ja,k,2026-11-30\na,drift,A,,ja,k,2026-11-30", "två gånger"),
        ("a,annat,A,,ja,k,2026-11-30", "Del är en av"),
        ("a,drift,A,b,ja,k,2026-11-30", "inte står före"),
    ],
)
def test_en_trasig_rad_avvisas(text: str, sagt: str, tmp_path: Path) -> None:
    fil = tmp_path / "scb_rader.csv"
    fil.write_text(_RADER + text, encoding="utf-8")
    with pytest.raises(Datafel, match=sagt):
        las_rader(fil)


@pytest.mark.parametrize(
    ("text", "sagt"),
    [
        ("BAS,intakter,3999,3000,k,2026-11-30", "inget intervall"),
        ("BAS,intakter,3000,3999,k,2026-11-30\nBAS,personal,3900,7699,k,2026-11-30", "överlappar"),
        ("BAS,okand,3000,3999,k,2026-11-30", "finns inte"),
        ("BAS,intakter,3000,3999,k,2026-11-30", "inga konton"),
    ],
)
def test_trasiga_konton_avvisas(text: str, sagt: str, tmp_path: Path) -> None:
    fil = tmp_path / "scb_konton.csv"
    fil.write_text(_KONTON + text, encoding="utf-8")
    with pytest.raises(Datafel, match=sagt):
        las_konton(fil, scb_rader())
