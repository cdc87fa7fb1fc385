"""The place of a block in a part: how wide it may be there, and the level of a heading put there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.lone_heading import heading_level

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.page import Page
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["level_at", "room_at"]

_USUAL: Final = 4_000
_NARROWEST: Final = 1_000
_MARGINS: Final = 200


def room_at(element: Element, body: Element | None, page: Page) -> tuple[int, int | None]:
    """The width where the element stands, and on a turned page where one can be made."""
    if body is not None and element.getparent() is body:
        return page.upright, page.turned
    width = next((_width(cell) for cell in element.iterancestors(wn("tc"))), page.upright)
    return min(width, page.upright), None


def _width(cell: Element) -> int:
    width = cell.find(f"{wn('tcPr')}/{wn('tcW')}")
    text = "" if width is None else width.get(wn("w"), "")
    return int(text) - _MARGINS if text.isdecimal() and int(text) > _NARROWEST else _USUAL


def level_at(element: Element, styles: Styles) -> int:
    """The level of a heading under the one that the element stands under."""
    for one in element.itersiblings(preceding=True):
        level = heading_level(one, styles)
        if level is not None:
            return level + 1
    return 1
