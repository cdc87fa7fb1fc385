"""How many lines a text takes in a column, so that a row is high enough to show all of it in Excel and in print."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

__all__ = ["HIGHEST_POINTS", "WIDER_THAN_A_REPORTS", "lines", "row_height"]

WIDER_THAN_A_REPORTS: Final = 1.05
"""So much more text does a column of an input sheet take than one of a report, whose amounts need room."""

_LETTERS_PER_WIDTH = 1.05
_LINE_POINTS = 13.0
_PADDING_POINTS = 3.0
HIGHEST_POINTS: Final = 409.0
"""Excel takes no higher row."""


@lru_cache(maxsize=16_384)
def lines(text: str, width: float) -> int:
    """The lines of *text* in a column *width* characters wide, broken between words."""
    room = max(1, int(width * _LETTERS_PER_WIDTH))
    return sum(1 if len(part) <= room else _broken(part, room) for part in text.split("\n"))


def _broken(text: str, room: int) -> int:
    count, used = 1, 0
    for word in text.split(" "):
        length = len(word)
        if used and used + 1 + length > room:
            count, used = count + 1, 0
        if length > room:
            over = (length - 1) // room
            count, used = count + over, length - over * room
        else:
            used += length + (1 if used else 0)
    return count


def row_height(most_lines: int) -> float:
    """The height in points of a row whose fullest cell has *most_lines* lines; Excel takes no higher row than that."""
    return min(most_lines * _LINE_POINTS + _PADDING_POINTS, HIGHEST_POINTS)
