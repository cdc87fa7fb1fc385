"""Tabs in a given order: as few as can be are moved, and every move can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.arbetsbok.ympa.flikordning import flikflyttar

if TYPE_CHECKING:
    from collections.abc import Collection


def _moved(nu: str, ska: str, nya: Collection[str] = ()) -> tuple[str, int]:
    """The tabs after the moves, and how many moves there were; each is taken back on the way."""
    tabs = list(nu)
    moves = flikflyttar(nu, ska, nya)
    for move in moves:
        before = list(tabs)
        _move(tabs, move.namn, move.fore)
        back = list(tabs)
        _move(back, move.namn, move.stod_fore)
        assert back == before
    return "".join(tabs), len(moves)


def _move(tabs: list[str], name: str, before: str) -> None:
    tabs.remove(name)
    tabs.insert(tabs.index(before) if before else len(tabs), name)


@pytest.mark.parametrize(
    ("nu", "ska", "nya", "efter", "moves"),
    [
        ("abcd", "abcd", "", "abcd", 0),
        ("abcd", "dabc", "", "dabc", 1),
        ("abcd", "bcda", "", "bcda", 1),
        ("1a2b3c", "cab", "", "1ca2b3", 1),
        ("1a2b3c4", "bca", "", "12b3ca4", 1),
        ("a1b2x", "axb", "x", "a1xb2", 1),
        ("1xy", "xy", "xy", "1xy", 0),
        ("a1yx", "axy", "xy", "axy1", 2),
    ],
)
def test_the_others_stay_where_they_are(nu: str, ska: str, nya: str, efter: str, moves: int) -> None:
    assert _moved(nu, ska, nya) == (efter, moves)


@given(st.permutations("abc123"), st.permutations("abc"), st.sets(st.sampled_from("abc"), max_size=2))
def test_the_order_is_the_one_that_was_asked_for(nu: list[str], ska: list[str], nya: set[str]) -> None:
    tabs, moves = _moved("".join(nu), "".join(ska), nya)
    assert [tab for tab in tabs if tab in ska] == ska
    assert [tab for tab in tabs if tab not in ska] == [tab for tab in nu if tab not in ska]
    assert moves < len(ska)
