"""Flerårsöversiktens och nyckeltalens kontroller."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.andringar import bokfor
from tests.exemplet import exemplet, reagerar

if TYPE_CHECKING:
    from finsam_xl.modell import Bokslut


def _historik(post: str, ar: int, mer: int) -> Bokslut:
    """En siffra i Historik är *mer* tkr större."""
    return replace(
        exemplet(),
        historik=tuple(
            replace(rad, belopp=rad.belopp + mer) if (rad.post, rad.period.year) == (post, ar) else rad
            for rad in exemplet().historik
        ),
    )


@pytest.mark.parametrize("ar", [2021, 2022, 2023])
def test_ett_tidigare_ar_som_inte_summerar(ar: int) -> None:
    assert reagerar(_historik("kostnader", ar, 5)) == {"C23": "FEL 5000"}


def test_ett_tidigare_ar_som_skiljer_en_avrundning() -> None:
    assert reagerar(_historik("kostnader", 2022, 1)) == {"C23": "OK 1000"}


def test_nyckeltal_pa_en_balansrakning_som_inte_gar_ihop() -> None:
    """100 000 kr mer i skuld: soliditeten räknad på skulderna blir 0,84 procentenheter lägre."""
    assert reagerar(bokfor(exemplet(), {"2440": -100000}))["C24"] == "FEL 0.84"


def test_utan_balansrakning_finns_inga_nyckeltal_att_prova() -> None:
    tom = replace(exemplet(), saldon=tuple(rad for rad in exemplet().saldon if not rad.rad.startswith("BR_")))
    assert reagerar(tom)["C24"] == "EJ PRÖVAD 0"


@pytest.mark.parametrize("post", ["intakter", "kostnader", "resultat", "eget_kapital"])
def test_forra_arets_rapport_visade_ett_annat_tal(post: str) -> None:
    assert reagerar(_historik(post, 2024, 5)) == {"C31": "NOTIS 5000"}


def test_forra_arets_rapport_ar_inte_ifylld() -> None:
    utan = replace(exemplet(), historik=tuple(rad for rad in exemplet().historik if rad.period.year != 2024))
    assert reagerar(utan) == {"C31": "EJ PRÖVAD 0"}
