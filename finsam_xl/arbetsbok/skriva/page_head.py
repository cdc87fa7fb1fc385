"""The two texts at the head of a printed page, short enough for Excel: it repairs a file with a longer head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

__all__ = ["PageText", "page_head"]

_LONGEST: Final = 255
_CODES: Final = len('&L&"Arial,Regular"&8 &R&"Arial,Regular"&8 ')
_CUT: Final = "…"


@dataclass(frozen=True, slots=True)
class PageText:
    """What every printed page carries: the förbund to the left and the report to the right of its head."""

    left: str
    right: str


def page_head(left: str, right: str) -> tuple[str, str]:
    """The texts as they are written in the file, an ampersand doubled; a text too long for its room is cut."""
    room = _LONGEST - _CODES
    written = _cut(right, max(room - _length(left), room // 2))
    return _cut(left, room - len(written)), written


def _length(text: str) -> int:
    return len(text) + text.count("&")


def _cut(text: str, room: int) -> str:
    if _length(text) > room:
        while text and _length(text) > room - len(_CUT):
            text = text[:-1]
        text = text.rstrip() + _CUT
    return text.replace("&", "&&")
