"""Kassaflödesanalysens kontroller: förändringarna mot förra årets balansräkning, och kassan mot analysen."""

from __future__ import annotations

from tests.andringar import bokfor
from tests.exemplet import PERIOD_FG, exemplet, reagerar


def test_forra_arets_fordringar_och_skulder_andrades_efter_att_arets_fil_skrevs() -> None:
    """Förra årets balansräkning visar 8 000 kr mer på båda sidor än årets fil börjar med."""
    omtagen = bokfor(exemplet(), {"1630": 8000, "2710": -8000}, PERIOD_FG)
    assert reagerar(omtagen) == {"C08": "FEL 16000", "F06": "NOTIS 16000"}


def test_arets_ingaende_skulder_ar_inte_forra_arets() -> None:
    andrad = bokfor(exemplet(), {"1930": 3000, "2710": -3000}, ib=True)
    assert reagerar(andrad) == {"C08": "FEL 3000", "F06": "NOTIS 6000"}


def test_kassan_paverkas_av_nagot_som_inte_ar_med_i_analysen() -> None:
    """Ett balanskonto på en rad som ett förbund inte har: 5 000 kr lämnade kassan och syns inte i analysen."""
    lager = bokfor(exemplet(), {"1460": 5000, "1930": -5000})
    assert reagerar(lager) == {
        "C03": "FEL 5000",
        "C04": "FEL -5000",
        "C06": "FEL -5000",
        "C09": "FEL 5000",
        "C24": "FEL 0.04",
        "F02": "FEL 1",
    }
