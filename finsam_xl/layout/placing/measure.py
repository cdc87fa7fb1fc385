"""How many lines a running text takes, measured letter by letter: a card's rows must show all of it, and not gape.

The widths are Arial's, in thousandths of the letter height. Excel and LibreOffice place letters a little apart, so
some of the room is left unused.
"""

from __future__ import annotations

from functools import lru_cache

__all__ = ["length", "lines_in", "text_lines"]

_POINTS_PER_WIDTH = 5.25  # a column width counts digits of Arial 10: 7 pixels of 0.75 points
_SIZE = 10
_USED = 0.94
_OTHERS = 667
_WIDTHS = {
    letter: width
    for width, letters in (
        (191, "'"),
        (222, "ijl"),
        (278, " !,./:;ftI[]\u00a0"),
        (333, '()-r"”“'),
        (389, "*"),
        (500, "ckszvxyJ"),
        (556, "abdeghnopqu0123456789L?#$_åäöéèü–"),
        (584, "+<=>~"),
        (611, "FTZ"),
        (667, "ABEKPSVXYÅÄ&"),
        (722, "CDHNRUwÜ"),
        (778, "GOQÖ"),
        (833, "mM"),
        (889, "%"),
        (944, "W"),
        (1015, "@—…"),
    )
    for letter in letters
}


def text_lines(text: str, width: float) -> int:
    """The lines of *text* in columns *width* wide together, broken between words."""
    return lines_in(text, width * _POINTS_PER_WIDTH * _USED * 1000 / _SIZE)


def lines_in(text: str, room: float) -> int:
    """The lines of *text* in that *room*, in thousandths of the letter height."""
    return sum(_paragraph_lines(part, room) for part in text.split("\n"))


@lru_cache(maxsize=4096)  # a text is measured word by word, many times over
def length(text: str) -> int:
    """How long *text* is on one line, in thousandths of the letter height."""
    return sum([_WIDTHS.get(letter, _OTHERS) for letter in text])


def _paragraph_lines(text: str, room: float) -> int:
    count, used, space = 1, 0.0, _WIDTHS[" "]
    for word in text.split(" "):
        wide = length(word)
        if used and used + space + wide > room:
            count, used = count + 1, 0.0
        elif used:
            used += space
        over = int(wide // room) if wide > room else 0
        count, used = count + over, used + wide - over * room
    return count
