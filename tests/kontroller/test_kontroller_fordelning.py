"""Fördelningens kontroller: ramen, nyckeln, och beslutet mot nyckeln."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from finsam_xl.kontroller import Utfall
from finsam_xl.modell import Part
from tests.andringar import andra_medlem
from tests.exemplet import exemplet, exemplets_kontroller, grunddata, reagerar, siffror


def test_fast_nyckel_som_inte_ar_hundra() -> None:
    ofull = andra_medlem(exemplet(), "bollnas", lambda medlem: replace(medlem, andel=Decimal("8.2")))
    assert reagerar(ofull) == {"C36": "FEL 1", "F05": "NOTIS 190000"}


def test_utan_nyckel_ar_inget_delat_och_inget_fel() -> None:
    """En ny bok med budget ur bokföringen men ingen nyckel ännu: den är kvar att fylla i."""
    utan = replace(exemplet(), medlemmar=tuple(replace(medlem, andel=None) for medlem in exemplet().medlemmar))
    assert reagerar(utan)["C36"] == "EJ PRÖVAD 0"


def test_nyckel_av_invanare_behover_inte_vara_hundra() -> None:
    efter_folkmangd = replace(
        grunddata(exemplet(), FD_Nyckel="invånare"),
        medlemmar=tuple(
            replace(medlem, invanare=1000 if medlem.part is Part.KOMMUN else None) for medlem in exemplet().medlemmar
        ),
    )
    assert reagerar(efter_folkmangd).keys() == {"F05"}


def test_ram_som_inte_ar_hela_tusental() -> None:
    """Fördelas i hela tusental, men ramen slutar på 500 kr: så mycket blir aldrig utdelat."""
    udda = replace(
        exemplet(),
        budget=tuple(
            replace(rad, belopp=rad.belopp + 500) if rad.post == "kommuner" else rad for rad in exemplet().budget
        ),
    )
    assert reagerar(udda) == {"C36": "FEL 500"}


def test_negativ_ram_ger_negativa_avgifter() -> None:
    minus = replace(
        exemplet(),
        budget=tuple(replace(rad, belopp=-rad.belopp) if rad.post == "kommuner" else rad for rad in exemplet().budget),
    )
    assert reagerar(minus)["C36"] == "FEL 10"


def test_besluten_ar_andra_an_nyckelns() -> None:
    """Exemplet är som det beslutades 2025, med en nyckel som inte publicerats; här står 2019 års."""
    f05 = exemplets_kontroller()["F05"]
    assert (f05.utfall, f05.skillnad) == (Utfall.NOTIS, Decimal(120000))


def test_besluten_ar_nyckelns() -> None:
    uttraknat = siffror(exemplet())
    enligt_nyckeln = replace(
        exemplet(),
        medlemmar=tuple(
            replace(medlem, beslutad=Decimal(str(uttraknat.namngiven(f"AR_FD_beraknad_{medlem.id}"))))
            if medlem.part is Part.KOMMUN
            else medlem
            for medlem in exemplet().medlemmar
        ),
    )
    assert reagerar(enligt_nyckeln) == {"F05": "OK 0", "F04": "NOTIS 120000"}


def test_ett_forbund_utan_kommuner_har_inget_att_fordela() -> None:
    utan = replace(
        exemplet(),
        medlemmar=tuple(medlem for medlem in exemplet().medlemmar if medlem.part is not Part.KOMMUN),
    )
    assert reagerar(utan)["F05"] == "EJ AKTUELL 0"
    assert reagerar(utan)["C36"] == "EJ AKTUELL 0"
