"""A long text as paragraphs: numbered items with their numbers, and pieces short enough for a row of their own.

A row is at most 409 points high in Excel, and what does not fit is not shown: a long paragraph becomes several rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.layout.placing.measure import text_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Paragraph", "paragraphs", "pieces"]

_MOST_LINES = 12
_NUMBER = r"\d{1,3}[a-zåäö]?"
_ITEM = re.compile(rf"\s*({_NUMBER}(?:\s?[-–+]\s?{_NUMBER})*[.)]|[a-zåäö][.)]|[-–•])\s+(\S.*)", re.DOTALL)
_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and its number when it is an item of a list: `2a.`, `4-7.`, `–`."""

    text: str
    number: str = ""


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The lines of *text* as paragraphs; empty lines are left out."""
    return tuple(_paragraph(line.strip()) for line in text.splitlines() if line.strip())


def _paragraph(line: str) -> Paragraph:
    item = _ITEM.fullmatch(line)
    return Paragraph(item[2].strip(), item[1]) if item else Paragraph(line)


def pieces(text: str, width: float) -> tuple[str, ...]:
    """*text* in pieces of at most twelve lines in a column *width* wide, cut after sentences, else between words."""
    return tuple(
        _gathered([part for sentence in _SENTENCE_END.split(text) for part in _fitting(sentence, width)], width)
    )


def _fitting(sentence: str, width: float) -> Iterator[str]:
    if text_lines(sentence, width) <= _MOST_LINES:
        yield sentence
    else:
        yield from _gathered([part for word in sentence.split(" ") for part in _cut(word, width)], width)


def _cut(word: str, width: float) -> Iterator[str]:
    room = max(1, int(width) // 2) * _MOST_LINES  # half: the widest letters take twice a digit
    yield from (word[start : start + room] for start in range(0, len(word), room))


def _gathered(parts: list[str], width: float) -> Iterator[str]:
    piece = ""
    for part in parts:
        longer = f"{piece} {part}" if piece else part
        if piece and text_lines(longer, width) > _MOST_LINES:
            yield piece
            piece = part
        else:
            piece = longer
    if piece:
        yield piece
