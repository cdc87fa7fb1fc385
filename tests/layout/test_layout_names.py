"""Defined names: what Excel or another engine would read as a cell is no name."""

from __future__ import annotations

import pytest

from finsam_xl.layout.names import usable_name


@pytest.mark.parametrize(
    "name",
    ["RR1", "K01", "NOT4", "R1C1", "r12c3", "C", "c", "R", "r", "RC", "R5", "C7", "A1", "XFD1048576", "AR2025", "fy25"],
)
def test_a_name_that_looks_like_a_cell_is_refused(name: str) -> None:
    assert not usable_name(name)


@pytest.mark.parametrize("name", ["", "1a", "a b", "å", "a-b", "a!b", "a'b", "a" * 256, "=a", "a\n"])
def test_a_name_with_signs_that_no_name_has_is_refused(name: str) -> None:
    assert not usable_name(name)


@pytest.mark.parametrize("name", ["AR_RR1", "NOT4_summa", "AR_RR_intakter_fg", "_x", "ABCD1", "EK_Mal", "a" * 255])
def test_an_ordinary_name_is_taken(name: str) -> None:
    assert usable_name(name)
