"""Prognos: halvårsredovisningens bilaga 2."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, NOLL, avrunda
from finsam_xl.regler.prognos import helarsprognos, prognosgrad, resultatprognos

Fall = dict[str, Any]

belopp = st.decimals(1, 10**8, places=2)


def test_helarsprognos(fall: Fall) -> None:
    assert helarsprognos(fall["utfall"], fall["kvarvarande"]) == fall["prognos"]


def test_prognosgrad(fall: Fall) -> None:
    assert avrunda(100 * prognosgrad(fall["prognos"], fall["budget"]), KRONA) == fall["procent"]


def test_resultatprognos(fall: Fall) -> None:
    prognos = resultatprognos(fall["intakter"], fall["kostnader"], fall["ingaende_overskott"])

    for falt in ("intakter", "kostnader", "ingaende_overskott", "resultat", "beraknat_overskott"):
        assert getattr(prognos, falt) == fall[falt], falt
    assert avrunda(100 * prognos.andel, KRONA) == fall["procent"]


def test_utan_budget_finns_ingen_prognosgrad() -> None:
    with pytest.raises(ZeroDivisionError):
        prognosgrad(Decimal(6_100_000), NOLL)


def test_utan_intakter_finns_inget_finansiellt_mal() -> None:
    with pytest.raises(ZeroDivisionError):
        resultatprognos(NOLL, Decimal(1), NOLL)


@given(belopp, belopp)
def test_nar_resten_av_budgeten_vantas_ga_at_ar_prognosen_budgeten(utfall: Decimal, budget: Decimal) -> None:
    assert prognosgrad(helarsprognos(utfall, budget - utfall), budget) == 1


@given(belopp, belopp, belopp)
def test_en_krona_mer_i_kostnad_ar_en_krona_mindre_i_overskott(
    intakter: Decimal, kostnader: Decimal, ingaende: Decimal
) -> None:
    dyrare = resultatprognos(intakter, kostnader + 1, ingaende)

    assert dyrare.beraknat_overskott + 1 == resultatprognos(intakter, kostnader, ingaende).beraknat_overskott
