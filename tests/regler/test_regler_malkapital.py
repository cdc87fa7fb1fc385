"""Mål för eget kapital: gränsen, vad som ligger över den, och båda baserna."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, NOLL, avrunda
from finsam_xl.modell import Bedomning
from finsam_xl.regler.malkapital import Bas, bada_baser, grans, kapitalmal, overskridande, status

Fall = dict[str, Any]

belopp = st.decimals(-(10**9), 10**9, places=2)


def test_kapitalmal(fall: Fall) -> None:
    mal = kapitalmal(fall["eget_kapital"], fall["intakter"], Bas.INTAKTER, fall["hogst"])

    assert (mal.grans, mal.overskridande, mal.status) == (fall["grans"], fall["overskridande"], fall["status"])
    assert avrunda(100 * mal.andel, KRONA) == fall["procent"]
    assert (mal.bas, mal.intakter, mal.eget_kapital) == ("intäkter", fall["intakter"], fall["eget_kapital"])


def test_bada_baser(fall: Fall) -> None:
    malen = bada_baser(fall["eget_kapital"], fall["intakter"], fall["budgeterade_intakter"], fall["hogst"])

    for falt in ("grans", "overskridande", "status"):
        assert [getattr(mal, falt) for mal in malen] == fall[falt], falt
    assert [mal.bas for mal in malen] == ["intäkter", "budgeterade intäkter"]
    assert [mal.intakter for mal in malen] == [fall["intakter"], fall["budgeterade_intakter"]]


def test_gransen_raknas_pa_oret() -> None:
    assert grans(Decimal("13319000.03"), Decimal("0.2")) == Decimal("2663800.01")


def test_utan_intakter_finns_ingen_andel() -> None:
    with pytest.raises(ZeroDivisionError):
        kapitalmal(Decimal(7_502), NOLL, Bas.INTAKTER, Decimal("0.2"))


@given(belopp, belopp)
def test_malet_ar_uppfyllt_precis_nar_inget_overskrids(eget_kapital: Decimal, gransen: Decimal) -> None:
    over = overskridande(eget_kapital, gransen)

    assert over >= 0
    assert (status(eget_kapital, gransen) is Bedomning.UPPFYLLD) == (over == 0)


@given(belopp, belopp)
def test_utan_overskridandet_ar_malet_uppfyllt(eget_kapital: Decimal, gransen: Decimal) -> None:
    assert status(eget_kapital - overskridande(eget_kapital, gransen), gransen) is Bedomning.UPPFYLLD
