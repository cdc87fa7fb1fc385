"""Noternas kontroller: konton utan not, objekt utan motpart, parter som byter plats, avgifter utan beslut."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.modell import Dimension, Part
from tests.andringar import andra_medlem, andra_objekt, bokfor, flytta
from tests.exemplet import exemplet, reagerar

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut, Objektsaldorad


def _betald(bokslut: Bokslut, konto: str, medlem: str, mer: int) -> Bokslut:
    """Medlemmen har betalat *mer* kr än i exemplet, in på kassan."""

    def hojd(rad: Objektsaldorad) -> Objektsaldorad:
        return replace(rad, belopp=rad.belopp - mer) if rad.konto == konto else rad

    return andra_objekt(bokfor(bokslut, {konto: -mer, "1930": mer}), Dimension.MOTPART, medlem, hojd)


def _pa_avgiften(rad: Objektsaldorad, ident: str, part: Part | None) -> Objektsaldorad:
    return replace(rad, id=ident, part=part) if rad.not_ == "NOT1_medlemmar" else rad


def test_intaktskonto_utan_not() -> None:
    utan_not = flytta(bokfor(exemplet(), {"3910": -1000, "1930": 1000}), "3910", not_="")
    assert reagerar(utan_not) == {"C10": "FEL -1000"}


def test_regionen_betalar_mer_an_sin_fjardedel() -> None:
    assert reagerar(_betald(exemplet(), "3986", "region", 2000)) == {"C10b": "NOTIS 2000", "F04": "NOTIS 2000"}


def test_regionen_betalar_en_avrundning_mer_an_sin_fjardedel() -> None:
    """Upp till tusen kronor godtas: avgifterna beslutas i hela tusental."""
    assert reagerar(_betald(exemplet(), "3986", "region", 1000)) == {"C10b": "OK 1000", "F04": "NOTIS 1000"}


def test_staten_betalar_mindre_an_halften() -> None:
    assert reagerar(_betald(exemplet(), "3985", "stat", -60000)) == {"C10b": "NOTIS 60000", "F04": "NOTIS 60000"}


def test_en_kommuns_avgift_bar_regionens_part() -> None:
    """Not 1 visar Bollnäs bland kommunerna, driftredovisningen hos regionen: båda raderna är 460 000 kr fel."""
    fel_part = andra_objekt(
        exemplet(), Dimension.MOTPART, "bollnas", lambda rad: _pa_avgiften(rad, "bollnas", Part.REGION)
    )
    assert reagerar(fel_part) == {"C11": "FEL 920000", "F54": "FEL 0"}


def test_objekt_utan_kand_motpart() -> None:
    utan_agare = andra_objekt(exemplet(), Dimension.MOTPART, "bollnas", lambda rad: _pa_avgiften(rad, "", None))
    assert reagerar(utan_agare) == {
        "C10b": "NOTIS 460000",
        "C11": "FEL 460000",
        "F03": "FEL 460000",
        "F04": "NOTIS 460000",
        "F54": "FEL 0",
    }


def test_skuld_utan_kand_motpart() -> None:
    utan_agare = andra_objekt(exemplet(), Dimension.MOTPART, "af", lambda rad: replace(rad, id="", part=None))
    assert reagerar(utan_agare) == {"F03": "FEL 485000", "F54": "FEL 0"}


def test_medlem_som_bytt_plats_med_en_annan() -> None:
    """Beloppen står på varandras rader; summorna håller, men inte mot styrelsens beslut."""
    namn = {"bollnas": "gavle", "gavle": "bollnas"}
    bytt = replace(
        exemplet(),
        objektsaldon=tuple(
            replace(rad, id=namn.get(rad.id, rad.id)) if rad.not_ == "NOT1_medlemmar" else rad
            for rad in exemplet().objektsaldon
        ),
    )
    assert reagerar(bytt) == {"F04": "NOTIS 2534000", "F54": "FEL 0"}


def test_ett_enda_konto_for_alla_medlemmar() -> None:
    """Kontoplanen skiljer inte parterna åt; då prövas parten mot medlemmen, och summan mot huvudboken."""
    delat = exemplet()
    for konto in ("3985", "3986", "3987"):
        delat = flytta(delat, konto, drift="DR_medlemmar")
    assert reagerar(delat) == {}
    fel_part = andra_objekt(delat, Dimension.MOTPART, "bollnas", lambda rad: _pa_avgiften(rad, "bollnas", Part.STAT))
    assert reagerar(fel_part) == {"C11": "FEL 920000", "F54": "FEL 0"}


def test_kostnadskonto_pa_annan_rad_i_driftredovisningen() -> None:
    """280 000 kr flyttar från övriga externa till personal: båda raderna skiljer sig från noten."""
    assert reagerar(flytta(exemplet(), "6530", drift="DR_personal")) == {"C12": "FEL 560000"}


def test_kostnadskonto_utan_not() -> None:
    assert reagerar(flytta(exemplet(), "6530", not_="")) == {"C12": "FEL 560000"}


def test_balanskonto_utan_not() -> None:
    assert reagerar(flytta(exemplet(), "1710", not_="")) == {"C13": "FEL 59200"}
    assert reagerar(flytta(exemplet(), "2440", not_="")) == {"C13": "FEL 302200"}


def test_medlem_med_annat_beslut_an_det_bokforda() -> None:
    andrat = andra_medlem(exemplet(), "bollnas", lambda medlem: replace(medlem, beslutad=Decimal(461000)))
    assert reagerar(andrat) == {"F04": "NOTIS 1000", "F05": "NOTIS 121000"}


def test_medlem_med_annat_beslut_aret_fore() -> None:
    andrat = andra_medlem(exemplet(), "bollnas", lambda medlem: replace(medlem, beslutad_fg=Decimal(461000)))
    assert reagerar(andrat) == {"F04": "NOTIS 5000"}
