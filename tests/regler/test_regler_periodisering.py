"""Periodisering: ett belopp för en insats hela tid delas på åren efter månader, och ingen krona försvinner."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import NOLL
from finsam_xl.regler.periodisering import manader_per_ar, periodisera

Fall = dict[str, Any]

dagar = st.dates(date(2004, 1, 1), date(2060, 12, 31))
perioder = st.tuples(dagar, dagar).map(lambda par: (min(par), max(par)))
kronor = st.integers(0, 10**8).map(Decimal)


def _per_ar(tabell: dict[str, Decimal]) -> dict[int, Decimal]:
    return {int(ar): tal for ar, tal in tabell.items()}


def test_manader(fall: Fall) -> None:
    assert manader_per_ar(fall["start"], fall["slut"]) == _per_ar(fall["manader"])


def test_periodisera(fall: Fall) -> None:
    assert periodisera(fall["belopp"], fall["start"], fall["slut"]) == _per_ar(fall["delar"])


def test_gar_inte(fall: Fall) -> None:
    with pytest.raises(ValueError, match=re.escape(fall["text"])):
        periodisera(fall["belopp"], fall["start"], fall["slut"])


@given(kronor, perioder)
def test_arens_delar_ar_beloppet(belopp: Decimal, period: tuple[date, date]) -> None:
    delar = periodisera(belopp, *period)

    assert sum(delar.values(), NOLL) == belopp
    assert all(del_ >= 0 and del_ == del_.to_integral_value() for del_ in delar.values())


@given(kronor, perioder)
def test_inget_ar_skiljer_en_hel_krona_fran_sin_exakta_andel(belopp: Decimal, period: tuple[date, date]) -> None:
    manader = manader_per_ar(*period)
    alla = Decimal(sum(manader.values()))

    for ar, del_ in periodisera(belopp, *period).items():
        assert abs(del_ - belopp * manader[ar] / alla) < 1


@given(perioder)
def test_aren_ar_de_som_insatsen_overlappar_och_har_sina_manader(period: tuple[date, date]) -> None:
    start, slut = period
    manader = manader_per_ar(start, slut)

    assert list(manader) == list(range(start.year, slut.year + 1))
    assert all(1 <= antal <= 12 for antal in manader.values())
    assert sum(manader.values()) == (slut.year - start.year) * 12 + slut.month - start.month + 1


@given(kronor, perioder)
def test_ett_ar_med_fler_manader_far_aldrig_mindre(belopp: Decimal, period: tuple[date, date]) -> None:
    manader, delar = manader_per_ar(*period), periodisera(belopp, *period)

    for ena in manader:
        for andra in manader:
            assert manader[ena] <= manader[andra] or delar[ena] >= delar[andra]
