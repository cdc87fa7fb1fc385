"""Resultaträkningens kontroller: vad som händer när ett resultatkonto hamnar fel eller kapitalet bokförs förbi det."""

from __future__ import annotations

from tests.andringar import bokfor, flytta
from tests.exemplet import PERIOD_FG, exemplet, reagerar


def test_konto_pa_rad_som_inte_trycks() -> None:
    """Skatt finns inte i ett samordningsförbund; resultatet trycks utan den, och balansen går inte ihop."""
    med_skatt = bokfor(exemplet(), {"8910": 5000, "1930": -5000})
    assert reagerar(med_skatt) == {
        "C01": "FEL 5000",
        "C02": "FEL 5000",
        "C03": "FEL 5000",
        "C06": "FEL -5000",
        "C09": "FEL 5000",
        "C24": "FEL 0.04",
        "F02": "FEL 1",
    }


def test_kostnadskonto_som_saknas_i_kontoplanen() -> None:
    """Båda åren: 30 000 kr varje år fattas i resultatet, och jämförelsetalen är inte längre förra rapportens."""
    oplacerat = flytta(exemplet(), "6980", rad="OPLACERAT", not_="", drift="")
    assert reagerar(oplacerat) == {
        "C02": "FEL 30000",
        "C03": "FEL 60000",
        "C06": "FEL -30000",
        "C07": "FEL -30000",
        "C09": "FEL 30000",
        "C24": "FEL 0.25",
        "C31": "NOTIS 90000",
        "F01": "FEL 1",
        "F07": "FEL -30000",
    }


def test_bokning_direkt_mot_eget_kapital() -> None:
    """Pengar in på kontot utan intäkt: balansen går ihop, men resultatet förklarar inte det egna kapitalet."""
    forbi_resultatet = bokfor(exemplet(), {"1930": 10000, "2067": -10000})
    assert reagerar(forbi_resultatet) == {
        "C03": "FEL -10000",
        "C05": "FEL 10000",
        "C07": "FEL 10000",
        "C09": "FEL -10000",
    }


def test_bokning_direkt_mot_eget_kapital_aret_fore() -> None:
    """Jämförelseåret prövas mot sina egna ingående balanser; årets ingående är då inte förra årets utgående."""
    forbi_resultatet = bokfor(exemplet(), {"1930": 7000, "2067": -7000}, PERIOD_FG)
    assert reagerar(forbi_resultatet) == {
        "C03": "FEL 7000",
        "C05": "FEL 7000",
        "C07": "FEL -7000",
        "C09": "FEL -7000",
        "C31": "NOTIS 7000",
        "F06": "NOTIS 7000",
    }
