"""How wide a table's columns are: figures on one line, texts sharing what is left so that the fullest row is low."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["TextColumn", "lines_of", "row_lines", "widths"]

_SIGN: Final = 94
"""The width of a sign of nine points, in twentieths of a point; a wide sign is made up for by narrow ones."""
_FIGURE: Final = 103
_BOLD: Final = 1.08
_MARGINS: Final = 165
_LONGEST_WORD: Final = 24
_STEP: Final = 60
_SHORT: Final = 1.2
"""A column that is no wider than so many times its share of the room gets one line for each of its texts."""


@dataclass(frozen=True, slots=True)
class TextColumn:
    """The texts of a column, its heading first, and whether they are figures."""

    heading: str
    texts: tuple[str, ...]
    figures: bool

    @property
    def least(self) -> int:
        """The width that no word or figure is broken at."""
        heading = min(_longest(self.heading), _LONGEST_WORD) * _SIGN * _BOLD
        if self.figures:
            return int(max([heading, *(len(text) * _FIGURE for text in self.texts)])) + _MARGINS
        words = (min(_longest(text), _LONGEST_WORD) * _SIGN for text in self.texts)
        return int(max([heading, *words])) + _MARGINS

    @property
    def natural(self) -> int:
        """The width that its longest text is one line at."""
        longest = max((len(text) for text in (self.heading, *self.texts)), default=0)
        return max(self.least, self.least if self.figures else int(longest * _SIGN) + _MARGINS)

    def lines(self, width: int) -> int:
        """The lines of its longest text at that width."""
        return max(1, -(-(self.natural - _MARGINS) // max(width - _MARGINS, _SIGN)))


def _longest(text: str) -> int:
    """The longest part of a text that is not broken: at a hyphen only between letters, so that a date is whole."""
    return max(map(len, _BREAKS.split(text)), default=0)


_BREAKS: Final = re.compile(r" |(?<=[^\W\d][-/])(?=[^\W\d])")


def widths(columns: Sequence[TextColumn], room: int) -> list[int] | None:
    """The widths of the columns in *room*, together all of it; None when the words do not fit.

    What is left goes to the labels beside figures, else to the last column.
    """
    given = [column.least for column in columns]
    if sum(given) > room:
        return None
    natural = [column.natural for column in columns]
    for nr in sorted(range(len(columns)), key=natural.__getitem__):
        if natural[nr] <= _SHORT * room / len(columns) and sum(given) - given[nr] + natural[nr] <= room:
            given[nr] = natural[nr]
    while sum(given) + _STEP <= room:
        short = [nr for nr, width in enumerate(given) if width < natural[nr]]
        if not short:
            break
        fullest = max(short, key=lambda nr: (columns[nr].lines(given[nr]), natural[nr] / given[nr]))
        given[fullest] += _STEP
    given[0 if any(column.figures for column in columns) else -1] += room - sum(given)
    return given


def lines_of(columns: Sequence[TextColumn], given: Sequence[int]) -> int:
    """The lines of the fullest cell."""
    return max(column.lines(width) for column, width in zip(columns, given, strict=True))


def row_lines(texts: Sequence[str], given: Sequence[int]) -> int:
    """The lines of a row with those texts."""
    return max(
        -(-len(text) * _SIGN // max(width - _MARGINS, _SIGN)) or 1 for text, width in zip(texts, given, strict=True)
    )
