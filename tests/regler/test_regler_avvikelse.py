"""Avvikelse: de tre konventionerna som förbundet har tryckt."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, NOLL, avrunda
from finsam_xl.regler.avvikelse import Konvention, avvikelse, avvikelse_procent

Fall = dict[str, Any]

belopp = st.decimals(-(10**9), 10**9, places=2)


def test_avvikelse(fall: Fall) -> None:
    konvention = Konvention(fall["konvention"])

    for post, utfall, budget, tryckt in fall["rader"]:
        assert avvikelse(utfall, None if budget == "" else budget, konvention) == tryckt, post


def test_avvikelse_pa_resultatraden(fall: Fall) -> None:
    konvention = Konvention(fall["konvention"])

    assert avvikelse(fall["utfall"], fall["budget"], konvention, resultatrad=True) == fall["avvikelse"]


def test_avvikelse_procent(fall: Fall) -> None:
    andel = avvikelse_procent(
        fall["utfall"], fall["budget"], Konvention(fall["konvention"]), resultatrad=fall["resultatrad"]
    )

    assert avrunda(1000 * andel, KRONA) == fall["promille"]


@pytest.mark.parametrize("budget", [None, NOLL])
@pytest.mark.parametrize("utfall", [Decimal(-499), NOLL])
def test_utan_budget_finns_ingen_avvikelse_i_procent(utfall: Decimal, budget: Decimal | None) -> None:
    with pytest.raises(ZeroDivisionError):
        avvikelse_procent(utfall, budget)


def test_konventionerna_heter_som_valen_i_grunddata() -> None:
    assert list(Konvention) == ["utfall - budget", "budget - utfall", "som tryckt 2025"]


@given(belopp, belopp)
def test_plus_ar_battre_an_budget_om_inget_annat_sags(utfall: Decimal, budget: Decimal) -> None:
    assert (avvikelse(utfall, budget) > 0) == (utfall > budget)


@given(belopp, belopp)
def test_konventionerna_ar_varandras_spegelbild(utfall: Decimal, budget: Decimal) -> None:
    rak = avvikelse(utfall, budget, Konvention.UTFALL_MINUS_BUDGET)

    assert avvikelse(utfall, budget, Konvention.BUDGET_MINUS_UTFALL) == -rak
    assert avvikelse(utfall, budget, Konvention.SOM_TRYCKT_2025) == -rak
    assert avvikelse(utfall, budget, Konvention.SOM_TRYCKT_2025, resultatrad=True) == rak


@given(belopp, st.sampled_from(Konvention), st.booleans())
def test_tom_budget_ar_noll(utfall: Decimal, konvention: Konvention, resultatrad: bool) -> None:  # noqa: FBT001 - dras
    assert avvikelse(utfall, None, konvention, resultatrad=resultatrad) == avvikelse(
        utfall, NOLL, konvention, resultatrad=resultatrad
    )


@given(belopp, belopp.filter(bool), st.sampled_from(Konvention))
def test_procenten_har_kronornas_tecken_och_ger_dem_tillbaka(
    utfall: Decimal, budget: Decimal, konvention: Konvention
) -> None:
    andel = avvikelse_procent(utfall, budget, konvention)

    assert avrunda(andel * abs(budget)) == avvikelse(utfall, budget, konvention)


@given(st.lists(st.tuples(belopp, belopp), max_size=20), st.sampled_from(Konvention))
def test_radernas_avvikelser_ar_tillsammans_summans(
    rader: list[tuple[Decimal, Decimal]], konvention: Konvention
) -> None:
    utfall = sum((rad[0] for rad in rader), NOLL)
    budget = sum((rad[1] for rad in rader), NOLL)

    assert sum(avvikelse(*rad, konvention) for rad in rader) == avvikelse(utfall, budget, konvention)
