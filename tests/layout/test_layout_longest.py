"""The longest text a formula can answer with: a row is as high as the longest sentence that it may say."""

from __future__ import annotations

from finsam_xl.layout.expr import Binary, Figure, Text, call, joined, number
from finsam_xl.layout.placing.longest import longest_text


def test_joined_parts_stand_after_each_other() -> None:
    assert longest_text(joined(Text("Läs in "), Figure("X"), Text("."))) == "Läs in 0000000000."


def test_of_the_branches_of_a_condition_the_longest_counts() -> None:
    short, long = Text("kort"), Text("en mycket lång mening")
    condition = Binary("=", Figure("X"), number(0))
    assert longest_text(call("IF", condition, short, call("IF", condition, long, Text("")))) == long.value


def test_a_cut_text_is_no_longer_than_the_whole() -> None:
    assert longest_text(call("MID", Text("abc"), number(2), number(250))) == "abc"
