"""Nyckeltal: de tryckta procenttalen återfås ur de tryckta beloppen."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, NOLL, avrunda
from finsam_xl.regler.nyckeltal import ek_andel, insatsandel, kassalikviditet, soliditet, utnyttjandegrad

Fall = dict[str, Any]

belopp = st.decimals(1, 10**9, places=2)


def procent(andel: Decimal) -> Decimal:
    return avrunda(100 * andel, KRONA)


def test_soliditet(fall: Fall) -> None:
    assert procent(soliditet(fall["eget_kapital"], fall["summa_tillgangar"])) == fall["procent"]


def test_kassalikviditet(fall: Fall) -> None:
    kvoten = kassalikviditet(fall["likvida_medel"], fall["kortfristiga_fordringar"], fall["kortfristiga_skulder"])

    assert procent(kvoten) == fall["procent"]


def test_ek_andel(fall: Fall) -> None:
    assert procent(ek_andel(fall["eget_kapital"], fall["intakter"])) == fall["procent"]


def test_insatsandel(fall: Fall) -> None:
    assert procent(insatsandel(fall["insatsmedel"], fall["kostnader"])) == fall["procent"]


def test_utnyttjandegrad(fall: Fall) -> None:
    assert procent(utnyttjandegrad(fall["utfall"], fall["budget"])) == fall["procent"]


def test_utan_skulder_finns_ingen_kassalikviditet() -> None:
    with pytest.raises(ZeroDivisionError):
        kassalikviditet(Decimal(11_804), Decimal(116), NOLL)


@pytest.mark.parametrize("nyckeltal", [soliditet, ek_andel, insatsandel, utnyttjandegrad])
def test_utan_namnare_finns_inget_nyckeltal(nyckeltal: Any) -> None:
    with pytest.raises(ZeroDivisionError):
        nyckeltal(Decimal(7_502), NOLL)


@given(belopp, belopp)
def test_soliditeten_ar_densamma_i_kronor_och_tusental(eget_kapital: Decimal, tillgangar: Decimal) -> None:
    i_tusental = soliditet(eget_kapital / 1000, tillgangar / 1000)

    assert abs(soliditet(eget_kapital, tillgangar) - i_tusental) < Decimal("1E-12")


@given(belopp, belopp, belopp)
def test_pengar_eller_fordringar_gor_samma_kassalikviditet(pengar: Decimal, fordran: Decimal, skuld: Decimal) -> None:
    assert kassalikviditet(pengar, fordran, skuld) == kassalikviditet(fordran, pengar, skuld)
