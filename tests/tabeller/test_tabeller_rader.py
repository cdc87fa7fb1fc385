"""Rader som bara finns när de har belopp, rubriker, egna etiketter och avrundningen som rad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.andringar import bokfor
from tests.exemplet import PERIOD_FG, etiketter, exempelskiss, exemplet, grunddata, rad, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss

BALANS, RESULTAT, KASSA, NOTER = (
    f"ÅR {namn}" for namn in ("Balansräkning", "Resultaträkning", "Kassaflödesanalys", "Noter")
)
OVANLIGA = {
    BALANS: {
        "Anläggningstillgångar": 300,
        "Kortfristiga placeringar": 400,
        "Avsättningar": 50,
        "Långfristiga skulder": 600,
    },
    RESULTAT: {"Avskrivningar": -75},
    KASSA: {
        "Investering i anläggningstillgångar": -375,
        "Ökning/minskning kortfristiga placeringar": -400,
        "Förändring av långfristiga skulder": 600,
        "Justering för ej likviditetspåverkande poster": 125,
    },
    NOTER: {
        "Kundfordringar": 12,
        "Övriga fordringar": 2,
        "Förutbetalda intäkter": 8,
        "Övriga upplupna kostnader": 3,
        "Övriga skulder": 1,
        "Ej fördelat": 4,
        "Avskrivningar": 75,
        "Övriga intäkter": 5,
    },
}


@pytest.fixture(scope="module")
def ovanlig() -> Skiss:
    """Exemplet med belopp på allt som ett förbund sällan har."""
    bokslut = bokfor(
        exemplet(),
        {
            "1250": 300000,
            "1510": 12000,
            "1610": 2000,
            "1880": 400000,
            "2210": -50000,
            "2350": -600000,
            "2970": -8000,
            "2960": -3000,
            "2890": -4000,
            "2450": -1000,
            "7830": 75000,
            "3910": -5000,
            "1930": -118000,
        },
    )
    return skiss(bokslut)


@pytest.mark.parametrize(("blad", "rader"), OVANLIGA.items())
def test_ovanliga_rader_visas_nar_de_har_belopp(ovanlig: Skiss, blad: str, rader: dict[str, int]) -> None:
    visade = {etikett: [tal for tal in rad(ovanlig, blad, etikett) if not isinstance(tal, str)] for etikett in rader}
    assert {etikett: tal[0] for etikett, tal in visade.items()} == rader


@pytest.mark.parametrize(("blad", "rader"), OVANLIGA.items())
def test_ovanliga_rader_syns_inte_utan_belopp(blad: str, rader: dict[str, int]) -> None:
    alltid = {"Justering för ej likviditetspåverkande poster"}
    assert set(etiketter(exempelskiss(), blad)) & rader.keys() <= alltid


def test_en_rad_med_belopp_bara_aret_fore_visas_ocksa() -> None:
    forra_aret = skiss(bokfor(exemplet(), {"1880": 400000, "1930": -400000}, PERIOD_FG))
    assert rad(forra_aret, BALANS, "Kortfristiga placeringar") == ["", 0, 400]


def test_summorna_omfattar_de_ovanliga_raderna(ovanlig: Skiss) -> None:
    assert rad(ovanlig, NOTER, "Summa intäkter")[0] == 18925
    assert rad(ovanlig, NOTER, "Summa verksamhetens kostnader")[0] == 20444
    assert rad(ovanlig, RESULTAT, "Verksamhetens resultat")[1] == -1519
    assert rad(ovanlig, KASSA, "Årets kassaflöde")[0] == rad(ovanlig, KASSA, "FÖRÄNDRING LIKVIDA MEDEL")[0]


def test_investeringar_trycks_och_orden_om_inga_forsvinner(ovanlig: Skiss) -> None:
    assert "Inga investeringar" in etiketter(exempelskiss(), "ÅR Investeringsredovisning")
    assert "Inga investeringar" not in etiketter(ovanlig, "ÅR Investeringsredovisning")
    assert rad(ovanlig, "ÅR Investeringsredovisning", "Årets investeringar") == [-375, 0]


def test_en_egen_etikett_byter_radens_text_och_inget_annat() -> None:
    egen = skiss(
        replace(exemplet(), etiketter={("RR", "RR_intakter"): "Medlemmarnas bidrag", ("BR", "RR_intakter"): "X"})
    )
    assert rad(egen, RESULTAT, "Medlemmarnas bidrag") == rad(exempelskiss(), RESULTAT, "Verksamhetens intäkter")
    assert "Verksamhetens intäkter" not in etiketter(egen, RESULTAT)
    assert "X" not in etiketter(egen, BALANS)


def test_avrundningen_kan_visas_som_en_rad() -> None:
    """Balansräkningen 2025: 8 954 och -1 451 blir 7 502, en enhet mindre än raderna."""
    som_rad = skiss(grunddata(exemplet(), AR_Avrundning="rad"))
    plats = etiketter(som_rad, BALANS).index("Summa eget kapital")
    assert etiketter(som_rad, BALANS)[plats - 1] == "Avrundningsdifferens"
    fore = next(nr for nr, varden in enumerate(som_rad.varden[BALANS]) if varden[0] == "Summa eget kapital")
    ek, resultat, differens, summa = (som_rad.varden[BALANS][nr][2] for nr in range(fore - 3, fore + 1))
    assert (ek, resultat, differens, summa) == (8954, -1451, -1, 7502)


def test_avrundningen_som_not_sager_var_och_hur_mycket() -> None:
    (fotnot,) = (text for text in etiketter(exempelskiss(), BALANS) if str(text).startswith("Avrundning"))
    assert str(fotnot).strip() == "Avrundning: raderna skiljer 1 tkr från Summa eget kapital, 2025-12-31."


def test_bara_styrelsens_ordinarie_platser_skriver_under_och_utan_namn() -> None:
    ordinarie = [plats for plats in exemplet().styrelse if plats.grupp == "ordinarie"]
    rader = exempelskiss().varden["ÅR Underskrifter"][4:]
    assert [varden[1] for varden in rader] == [plats.organisation for plats in ordinarie]
    assert {str(varden[2]).strip("\n_") for varden in rader} == {""}


def test_deltagare_som_inte_ar_ifyllda_ar_tomma_och_noll_ar_noll() -> None:
    assert rad(exempelskiss(), "ÅR Deltagare", "SAFE – samverkan för etablering")[3:] == [21, 21, ""]
    assert rad(exempelskiss(), "ÅR Deltagare", "Från skola till arbete")[3:] == [0, 0, 0]
