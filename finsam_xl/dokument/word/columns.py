"""How wide a table's columns are: figures on one line, texts sharing what is left so that the fullest row is low."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Column", "lines_of", "widths"]

_SIGN: Final = 97
"""The width of a sign of nine points, in twentieths of a point; a wide sign is made up for by narrow ones."""
_FIGURE: Final = 103
_BOLD: Final = 1.08
_MARGINS: Final = 190
_LONGEST_WORD: Final = 24
_STEP: Final = 60


@dataclass(frozen=True, slots=True)
class Column:
    """The texts of a column, its heading first, and whether they are figures."""

    heading: str
    texts: tuple[str, ...]
    figures: bool

    @property
    def least(self) -> int:
        """The width that no word or figure is broken at."""
        words = [min(_longest(text), _LONGEST_WORD) for text in (self.heading,)]
        if self.figures:
            return max([int(words[0] * _SIGN * _BOLD), *(len(text) * _FIGURE for text in self.texts)]) + _MARGINS
        words += [min(_longest(text), _LONGEST_WORD) for text in self.texts]
        return int(max(words) * _SIGN * _BOLD) + _MARGINS

    @property
    def natural(self) -> int:
        """The width that its longest text is one line at."""
        longest = max((len(text) for text in (self.heading, *self.texts)), default=0)
        return max(self.least, self.least if self.figures else int(longest * _SIGN) + _MARGINS)

    def lines(self, width: int) -> int:
        """The lines of its longest text at that width."""
        return max(1, -(-(self.natural - _MARGINS) // max(width - _MARGINS, _SIGN)))


def _longest(text: str) -> int:
    return max((len(word) for word in text.replace("/", "/ ").replace("-", "- ").split(" ")), default=0)


def widths(columns: Sequence[Column], room: int) -> list[int] | None:
    """The widths of the columns in *room*, together all of it; None when the words do not fit."""
    given = [column.least for column in columns]
    if sum(given) > room:
        return None
    natural = [column.natural for column in columns]
    while sum(given) + _STEP <= room:
        short = [nr for nr, width in enumerate(given) if width < natural[nr]]
        if not short:
            break
        fullest = max(short, key=lambda nr: (columns[nr].lines(given[nr]), natural[nr] / given[nr]))
        given[fullest] += _STEP
    given[0] += room - sum(given)
    return given


def lines_of(columns: Sequence[Column], given: Sequence[int]) -> int:
    """The lines of the fullest cell."""
    return max(column.lines(width) for column, width in zip(columns, given, strict=True))
