"""Märkena: vad en människa skriver mellan {{ och }}, vad det blir i texten, och vad som inte går att begära."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.dokument.marken.i_ord import Skrivsatt, i_ord
from finsam_xl.dokument.marken.marke import Om, Siffermarke
from finsam_xl.dokument.marken.tolka import MARKEN, Markesfel, tolka
from finsam_xl.dokument.marken.villkor import uppfyllt
from tests.dokument.mallfragment import INNEHALL, UPPGIFTER

SATT = Skrivsatt(Decimal(1_000), "tkr", 0)


def _skrivet(text: str, satt: Skrivsatt = SATT) -> str:
    marke = tolka(text)
    assert isinstance(marke, Siffermarke)
    return i_ord(marke, UPPGIFTER, satt).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("text", "blir"),
    [
        ("AR_RR_intakter", "18 920 tkr"),
        ("ar_rr_INTAKTER", "18 920 tkr"),
        ("AR_RR_intakter i kr", "18 920 000 kr"),
        ("AR_RR_intakter, mnkr", "18,9 mnkr"),
        ("AR_RR_intakter, mkr, 2 decimaler", "18,92 mnkr"),
        ("AR_RR_intakter, utan enhet", "18 920"),
        ("AR_RR_intakter, en decimal", "18 920,0 tkr"),
        ("AR_RR_resultat", "−1 451 tkr"),
        ("AR_RR_resultat, utan tecken", "1 451 tkr"),
        ("AR_RR_intakter, med plus", "+18 920 tkr"),
        ("AR_RR_resultat, ett överskott på/ett underskott på/noll", "ett underskott på 1 451 tkr"),
        ("AR_RR_intakter, överskott/underskott, bara ordet", "överskott"),
        ("AR_noll, ett överskott på/ett underskott på/ett nollresultat", "ett nollresultat"),
        ("AR_RR_intakter, förändring", "920 tkr"),
        ("AR_RR_intakter, förändring, ökade med/minskade med/var oförändrade", "ökade med 920 tkr"),
        ("AR_RR_intakter, förändring i procent, 1 decimal", "5,1 %"),
        ("AR_RR_kostnader, omvänt tecken, förändring, ökade med/minskade med", "ökade med 3 054 tkr"),
        ("AR_RR_kostnader, jämförelseåret, utan tecken", "17 315 tkr"),
        ("AR_RR_intakter, jämfört med AR_RR_intakter_fg, högre/lägre, bara ordet", "högre"),
        ("AR_RR_resultat, andel av AR_RR_intakter", "8 %"),
        ("AR_soliditet", "63 %"),
        ("AR_soliditet, 1 decimal", "62,9 %"),
        ("AR_soliditet, förändring, 1 decimal", "2,9 procentenheter"),
        ("AR_antal", "1 345"),
        ("AR_Period", "2025-12-31"),
        ("AR_Period, år", "2025"),
        ("AR_Period, långt datum", "31 december 2025"),
        ("Forbund", "Förbundet & <Co>"),
        ("Beslutsdatum", "–"),
        ("Beslutsdatum, annars ännu inte beslutad", "ännu inte beslutad"),
        ("AR_RR_resultat_fg", "–"),
        ("AR_RR_resultat, förändring, annars okänd", "okänd"),
        ("AR\u00ad_RR_intakter,\u00a0 utan  enhet", "18 920"),
    ],
)
def test_ett_marke_blir_sin_text(text: str, blir: str) -> None:
    assert _skrivet(text) == blir


def test_en_halv_avrundas_fran_noll_som_i_tabellerna() -> None:
    assert _skrivet("AR_RR_intakter_fg") == "18 001 tkr"
    assert _skrivet("AR_RR_intakter_fg", replace(SATT, minus="-")) == "18 001 tkr"
    assert _skrivet("AR_RR_resultat", replace(SATT, minus="-")) == "-1 451 tkr"


@pytest.mark.parametrize(
    ("text", "svar"),
    [
        ("om AR_RR_resultat < 0", True),
        ("om AR_RR_resultat >= 0", False),
        ("om AR_RR_intakter = 18 920 tkr", True),
        ("om AR_RR_intakter ≥ 18,9 mnkr och AR_soliditet > 60 %", True),
        ("om AR_RR_intakter > AR_RR_intakter_fg", True),
        ("om AR_RR_resultat > 0 eller AR_antal <> 0", True),
        ("om Beslutsdatum finns", False),
        ("om Beslutsdatum saknas", True),
        ("om AR_RR_resultat_fg > 0", False),
        ("om AR_RR_resultat_fg < 0", False),
        ("om tabell Resultaträkning finns", True),
        ("om tabell Deltagare finns", False),
        ("om AR_RR_okant finns", False),
    ],
)
def test_ett_villkor_ar_uppfyllt_eller_inte(text: str, svar: object) -> None:
    marke = tolka(text)
    assert isinstance(marke, Om)
    assert uppfyllt(marke, UPPGIFTER, INNEHALL.har_tabell) is svar


@pytest.mark.parametrize(
    "text",
    [
        "",
        "AR_RR_intakter plus AR_noll",
        "AR_RR_intakter, kvadraten",
        "AR_RR_intakter.__class__()",
        "cycler.__init__.__globals__",
        "om AR_RR_intakter",
        "om AR_a > 1 och AR_b > 1 eller AR_c > 1",
        "om AR_a > 1 och AR_b > 1 och AR_c > 1 och AR_d > 1 och AR_e > 1",
        "om AR_a > 2 ** 3000000",
        "annars bra",
        "AR_RR_intakter, 99 decimaler",
        "'a'*50000000",
        "%060000000d",
    ],
)
def test_annat_gar_inte_att_begara(text: str) -> None:
    with pytest.raises(Markesfel):
        tolka(text)


def test_ett_ovanligt_langt_marke_ar_bara_text() -> None:
    assert MARKEN.findall("{{" + "A" * 301 + "}} {{ }") == []


@pytest.mark.parametrize(
    "text",
    [
        "AR_RR_intakter, procent",
        "AR_RR_intakter, jämfört med AR_RR_intakter_fg, i procent",
        "AR_soliditet, tkr",
        "AR_RR_intakter, andel av AR_RR_kostnader, i tkr",
        "AR_RR_intakter, jämfört med AR_soliditet",
        "AR_RR_intakter, andel av AR_antal",
        "AR_RR_intakter, år",
    ],
)
def test_ett_val_som_inte_passar_uppgiften_ar_ett_fel(text: str) -> None:
    with pytest.raises(Markesfel):
        _skrivet(text)
