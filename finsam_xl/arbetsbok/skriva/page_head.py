"""The texts at the head and the foot of a printed page, short enough for Excel: it repairs a file with longer ones.

A head is cut to the characters that Excel takes, codes included, and whoever prints is told. Two texts too long to
stand beside each other are broken onto two lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["PageNumbers", "PageText", "page_head", "page_parts"]

_LONGEST: Final = 255
_FONT: Final = '"Arial,Regular"&8 '
_CODES: Final = len(f"&L&{_FONT}&R&{_FONT}")
_CUT: Final = "…"
_BESIDE: Final = 110
"""So many letters of both texts stand beside each other on an upright page."""
_ON_A_LINE: Final = 60


class PageNumbers(StrEnum):
    """What the foot says of the page, in Excel's codes."""

    OF_ALL = "Sida &P av &N"
    ALONE = "Sida &P"
    NONE = ""


@dataclass(frozen=True, slots=True)
class PageText:
    """What every printed page carries: to the left and right in its head, and its number and a signature in its foot.

    The förbund stands to the left and the report to the right. The *signature* is a text with a line after it.
    """

    left: str
    right: str
    numbers: PageNumbers = PageNumbers.OF_ALL
    signature: str = ""

    def cut(self) -> Iterator[tuple[str, str]]:
        """Each text of the head that has no room, and what is written in its place."""
        for whole, written in zip((self.left, self.right), page_head(self.left, self.right), strict=True):
            shown = written.replace("&&", "&").replace("\n", " ")
            if shown != whole:
                yield whole, shown


def page_head(left: str, right: str) -> tuple[str, str]:
    """The texts as they are written in the file, an ampersand doubled; a text too long for its room is cut."""
    room = _LONGEST - _CODES
    written = _cut(right, max(room - _length(left), room // 2))
    kept = _cut(left, room - len(written))
    if len(kept) + len(written) <= _BESIDE:
        return kept, written
    return _on_two_lines(kept), _on_two_lines(written)


def page_parts(page: PageText, right: str = "") -> tuple[str, str]:
    """The head and the foot as the file has them, with *right* in place of the page's own."""
    texts = zip("LR", page_head(page.left, right or page.right), strict=True)
    foot = (("C", str(page.numbers)), ("R", page.signature.replace("&", "&&")))
    return "".join(_part(*one) for one in texts), "".join(_part(*one) for one in foot if one[1])


def _part(place: str, text: str) -> str:
    return f"&{place}&{_FONT}{text}"


def _on_two_lines(text: str) -> str:
    """The text with its middlemost space as a break of line, where it is too long for one line."""
    spaces = [place for place, letter in enumerate(text) if letter == " "]
    if len(text) <= _ON_A_LINE or not spaces:
        return text
    place = min(spaces, key=lambda one: abs(one - len(text) // 2))
    return f"{text[:place]}\n{text[place + 1 :]}"


def _length(text: str) -> int:
    return len(text) + text.count("&")


def _cut(text: str, room: int) -> str:
    if _length(text) > room:
        while text and _length(text) > room - len(_CUT):
            text = text[:-1]
        text = text.rstrip() + _CUT
    return text.replace("&", "&&")
