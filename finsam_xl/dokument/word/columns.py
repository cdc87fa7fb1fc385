"""How wide a table's columns are: figures on one line, texts sharing what is left so that the fullest row is low."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.word.hyphens import SOFT, hyphenated
from finsam_xl.layout.placing.measure import length, lines_in

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["TextColumn", "lines_of", "row_lines", "shrunk", "squeezed", "widths"]

_UNIT: Final = 9 * 20 / 1000
"""A thousandth of the height of nine points, in twentieths of a point."""
_BOLDER: Final = frozenset("bcdfghijklmnopqrstuvwxyöüABJKLÅÄ")
_BOLD: Final = 56
"""How much wider a bold letter among those is, in thousandths of the height; digits and the others are no wider."""
_MARGINS: Final = 160
_TIGHT: Final = 145
"""The margins of a cell, with nothing to spare."""
_LONGEST_WORD: Final = 2_700
_STEP: Final = 60
_SHORT: Final = 1.2
"""A column that is no wider than so many times its share of the room gets one line for each of its texts."""
_LEAST_LABEL: Final = 1_500
_SMALLEST: Final = 2 / 3
"""The smallest letters, six points of nine."""
_BREAKS: Final = re.compile(r" |(?<=[^\W\d][-/])(?=[^\W\d])")


@dataclass(frozen=True, slots=True)
class TextColumn:
    """The texts of a column, its heading first, and whether they are figures; *bold* are those of sums."""

    heading: str
    texts: tuple[str, ...]
    figures: bool
    bold: tuple[str, ...] = ()

    @property
    def least(self) -> int:
        """The width that no word or figure is broken at."""
        return max(_word(self.heading, _bold_length), self.least_body).__ceil__() + _MARGINS

    @property
    def least_parts(self) -> int:
        """The width that no word is broken at but a long one of the heading, at its soft hyphens."""
        parts = hyphenated(self.heading).replace(SOFT, "- ").split(" ")
        heading = max(map(_bold_length, parts), default=0) * _UNIT
        return min(self.least, max(heading, self.least_body).__ceil__() + _MARGINS)

    @property
    def least_body(self) -> float:
        """The width of the longest word or figure under the heading, without margins."""
        if self.figures:
            plain = (length(text) * _UNIT for text in self.texts)
            return max([0, *plain, *(_bold_length(text) * _UNIT for text in self.bold)])
        return max([0, *map(_word, self.texts), *(_word(text, _bold_length) for text in self.bold)])

    @property
    def natural(self) -> int:
        """The width that its longest text is one line at; figures have it always."""
        if self.figures:
            return self.least
        longest = max((length(text) for text in (*self.texts, *self.bold)), default=0) * _UNIT
        return max(self.least, int(longest * 1.03) + _MARGINS)

    @property
    def longest(self) -> str:
        """Its longest text."""
        return max((self.heading, *self.texts, *self.bold), key=length)


def widths(columns: Sequence[TextColumn], room: int) -> list[int] | None:
    """The widths of the columns in *room*, together all of it; None when the words do not fit.

    What is left goes to the labels beside figures, else to the last column.
    """
    given = [column.least for column in columns]
    if sum(given) > room:
        return None
    natural = [column.natural for column in columns]
    longest = [column.longest for column in columns]
    for nr in sorted(range(len(columns)), key=natural.__getitem__):
        if natural[nr] <= _SHORT * room / len(columns) and sum(given) - given[nr] + natural[nr] <= room:
            given[nr] = natural[nr]
    while sum(given) + _STEP <= room:
        short = [nr for nr, width in enumerate(given) if width < natural[nr]]
        if not short:
            break
        fullest = max(short, key=lambda nr: (_lines(longest[nr], given[nr]), natural[nr] / given[nr]))
        given[fullest] += _STEP
    given[0 if any(column.figures for column in columns) else -1] += room - sum(given)
    return given


def squeezed(columns: Sequence[TextColumn], room: int) -> list[int]:
    """Widths where the headings' words do not fit: the figures whole, the rest shared; a heading's word is broken."""
    given = _whole_figures(columns)
    for wanted in ([column.least_parts for column in columns], [column.least for column in columns]):
        over = room - sum(given)
        wanting = [max(0, want - width) for want, width in zip(wanted, given, strict=True)]
        if over > 0 and any(wanting):
            share = min(1.0, over / sum(wanting))
            given = [width + int(want * share) for width, want in zip(given, wanting, strict=True)]
    if sum(given) > room:
        given = [max(1, room * one // sum(given)) for one in given]
    given[0] += room - sum(given)
    return given


def shrunk(columns: Sequence[TextColumn], room: int) -> tuple[float, list[int]] | None:
    """How small the letters must be for the figures to be whole in *room*, and the widths; None when they are as is."""
    whole = _whole_figures(columns)
    if sum(whole) <= room:
        return None
    letters = max(_SMALLEST, (room - _TIGHT * len(columns)) / (sum(whole) - _MARGINS * len(columns)))
    given = [int((width - _MARGINS) * letters) + _TIGHT for width in whole]
    given[0] += room - sum(given)
    return letters, given


def _whole_figures(columns: Sequence[TextColumn]) -> list[int]:
    """The widths that no figure is broken at, and a label is readable."""
    return [
        (column.least_body if column.figures else min(column.least_body, _LEAST_LABEL)).__ceil__() + _MARGINS
        for column in columns
    ]


def _bold_length(text: str) -> int:
    return length(text) + _BOLD * sum(letter in _BOLDER for letter in text)


def _word(text: str, measure: Callable[[str], int] = length) -> float:
    """The longest part of a text that is not broken: at a hyphen only between letters, so that a date is whole."""
    return min(max(map(measure, _BREAKS.split(text)), default=0) * _UNIT, _LONGEST_WORD)


def lines_of(columns: Sequence[TextColumn], given: Sequence[int]) -> int:
    """The lines of the fullest cell."""
    return max(_lines(column.longest, width) for column, width in zip(columns, given, strict=True))


def row_lines(texts: Sequence[str], given: Sequence[int]) -> int:
    """The lines of a row with those texts."""
    return max(_lines(text, width) for text, width in zip(texts, given, strict=True))


def _lines(text: str, width: int) -> int:
    return lines_in(text, max(width - _MARGINS, 1) / _UNIT)
