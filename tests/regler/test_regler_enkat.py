"""Enkätsvar: andelarna av de bästa alternativen, och tystnad om för få."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, avrunda
from finsam_xl.regler.enkat import enkatutfall, procentenheter

Fall = dict[str, Any]

svar = st.lists(st.integers(0, 50), min_size=4, max_size=6)


def _procent(fall: Fall, vet_ej: int = 0) -> tuple[int, ...]:
    utfall = enkatutfall(fall["antal"], fall["minsta_antal"], vet_ej)
    assert utfall is not None
    andelar = (avrunda(100 * andel, KRONA) for andel in (utfall.klart_positivt, utfall.positivt))
    return (utfall.svar, *map(int, andelar))


def test_enkatutfall(fall: Fall) -> None:
    assert _procent(fall) == (fall["svar"], fall["klart_positivt"], fall["positivt"])


def test_enkatutfall_med_vet_ej(fall: Fall) -> None:
    assert _procent(fall, fall["vet_ej"]) == (fall["svar"], fall["klart_positivt"], fall["positivt"])


def test_enkatutfall_visas_inte(fall: Fall) -> None:
    assert enkatutfall(fall["antal"], fall["minsta_antal"]) is None


def test_procentenheter(fall: Fall) -> None:
    assert procentenheter(fall["andel"], fall["tidigare"]) == fall["procentenheter"]


def test_for_fa_alternativ_gar_inte_att_rakna() -> None:
    with pytest.raises(ValueError, match="3 bästa alternativen"):
        enkatutfall([10, 10, 10], 5)


@given(svar, st.integers(0, 40), st.integers(0, 20))
def test_det_som_visas_har_alltid_tillrackligt_manga_svar(antal: list[int], gransen: int, vet_ej: int) -> None:
    utfall = enkatutfall(antal, gransen, vet_ej)

    assert (utfall is not None) == (sum(antal) >= max(gransen, 1))
    if utfall is not None:
        assert 0 <= utfall.klart_positivt <= utfall.positivt <= 1
