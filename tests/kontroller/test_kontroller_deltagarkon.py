"""Deltagare där bara det ena könet är ifyllt."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finsam_xl.modell import Deltagarantal, Insatskort, Radslag
from finsam_xl.rapporter.slag import BILAGOR, HALVARSREDOVISNING
from tests.andringar import andra_insats
from tests.exemplet import exemplet, halvaret, kontrollerna, siffror


@pytest.mark.parametrize(("tom", "andring"), [("Kvinnor", {"kvinnor": None}), ("Män", {"man": None})])
def test_insatsen_och_den_tomma_cellen_namns(tom: str, andring: dict[str, None]) -> None:
    bok = andra_insats(exemplet(), "mysam", lambda insats: replace(insats, **{"kvinnor": 3, "man": 4} | andring))  # type: ignore[arg-type]
    f58 = kontrollerna(siffror(bok))["F58"]
    assert f58.utfall == "NOTIS"
    assert f"(Insatser, {tom} är tom)" in f58.text


def test_en_nolla_ar_ett_svar() -> None:
    bok = andra_insats(exemplet(), "safe", lambda insats: replace(insats, man=0))
    assert kontrollerna(siffror(bok))["F58"].utfall == "OK"


def test_insatskort_och_deltagarantal_provas_i_sina_rapporter() -> None:
    kort = replace(exemplet(), insatskort=(Insatskort("mysam", kvinnor=3),))
    assert "(Insatskort, Män är tom)" in kontrollerna(siffror(kort, BILAGOR))["F58"].text
    antal = (Deltagarantal("kurs", "Kurs", Radslag.RAKNAS, man=30),)
    halvar = kontrollerna(siffror(replace(halvaret(), deltagarantal=antal), HALVARSREDOVISNING))
    assert "Kurs (Deltagarantal, Kvinnor är tom)" in halvar["F58"].text
