"""The longest text that a formula can answer with, so that its row has room for whichever it says.

A number or a date is taken to be ten letters: the text is measured, never shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Call, Text

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr

__all__ = ["longest_text"]

_A_NUMBER = "0" * 10


def longest_text(expr: Expr) -> str:
    """Parts that are joined stand after each other; of the branches of a condition the longest counts."""
    match expr:
        case Text(value):
            return value
        case Binary("&", left, right):
            return longest_text(left) + longest_text(right)
        case Call("IF", (_, *branches)):
            return max(map(longest_text, branches), key=len, default="")
        case Call("MID" | "TRIM", (text, *_)):
            return longest_text(text)
        case _:
            return _A_NUMBER
