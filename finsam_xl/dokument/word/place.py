"""The place of a block in a part: how wide it may be there, and the level of a heading put there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.lone_heading import heading_level
from finsam_xl.dokument.word.page import own_section, page_of, section_of

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.page import Page
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["level_at", "room_at"]

_USUAL: Final = 4_000
_NARROWEST: Final = 1_000
_MARGINS: Final = 200


def room_at(element: Element, body: Element | None) -> tuple[int, int | None]:
    """The width where the element stands, and on a turned page where one can be made."""
    page = _page_at(element, body)
    if element.getparent() is body:
        return page.width, page.turned
    width = next((_width(cell) for cell in element.iterancestors(wn("tc"))), page.width)
    return min(width, page.width), None


def _page_at(element: Element, body: Element | None) -> Page:
    """The page of the section that the element stands in."""
    block = next((one for one in (element, *element.iterancestors()) if one.getparent() is body), None)
    if body is None or block is None:
        return page_of(None)
    own = own_section(block)
    return page_of(section_of(block) if own is None else own)


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
