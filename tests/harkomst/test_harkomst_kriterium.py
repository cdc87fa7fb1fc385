"""Criteria of SUMIFS and its kin, as Excel reads them."""

from __future__ import annotations

import pytest

from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.harkomst.kriterium import kriterium


@pytest.mark.parametrize(
    ("villkor", "traffar", "missar"),
    [
        ("RR_intakter", ["RR_intakter", "rr_INTAKTER"], ["RR_intakter2", None, 1.0]),
        ("BR_*", ["BR_kassa", "br_"], ["RR_kassa", "BR", None]),
        ("*_ovantat", ["RR_ovantat"], ["RR_ovantat2"]),
        ("?a", ["åa", "ba"], ["a", "baa"]),
        ("2~*", ["2*"], ["22"]),
        ("ÅRE", ["åre"], ["are"]),
        (46022.0, [46022.0, "46022"], [46021.0, None, "x"]),
        ("46022", [46022.0, "46022"], [46021.0]),
        (">=0", [0.0, 5.0], [-1.0, "5", None]),
        ("<46022", [1.0], [46022.0, None]),
        ("<>5", [4.0, None, "x"], [5.0, "5"]),
        ("<>RR", [None, "BR", 1.0], ["rr"]),
        ("=", [None], ["", 0.0]),
        ("<>", ["", 0.0], [None]),
        ("", [None, ""], [0.0, "x"]),
        ("*", ["x", ""], [None, 1.0]),
        (None, [0.0], [None, 1.0]),
        (True, [True], [1.0, "TRUE"]),
        ("<b", ["a", "A"], ["b", 1.0]),
        ("=5", [5.0], [6.0]),
        (Felvarde("#N/A"), [Felvarde("#N/A")], [Felvarde("#REF!"), 0.0]),
    ],
)
def test_what_a_criterion_matches(villkor: object, traffar: list[object], missar: list[object]) -> None:
    haller = kriterium(villkor)  # type: ignore[arg-type]  # as a cell would give it
    assert [cell for cell in traffar if not haller(cell)] == []  # type: ignore[arg-type]
    assert [cell for cell in missar if haller(cell)] == []  # type: ignore[arg-type]
