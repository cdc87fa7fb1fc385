"""A heading with one thing under it: what goes when that thing goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.page import own_section

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["UNSEEN", "heading_level", "lone_heading"]

_P: Final = wn("p")
UNSEEN: Final = frozenset(map(wn, ("bookmarkStart", "bookmarkEnd", "proofErr")))
"""What stands between blocks and is not one."""


def heading_level(element: Element, styles: Styles) -> int | None:
    """The level of a heading; None when the element is none."""
    return styles.level(element) if element.tag == _P else None


def lone_heading(element: Element, styles: Styles) -> Element | None:
    """The heading above, when nothing but the element stands under it."""
    before, after = element.getprevious(), element.getnext()
    while before is not None and before.tag in UNSEEN:
        before = before.getprevious()
    while after is not None and after.tag in UNSEEN:
        after = after.getnext()
    level = None if before is None else heading_level(before, styles)
    if level is None or own_section(element) is not None:
        return None
    if after is None or after.tag == wn("sectPr"):
        return before
    following = heading_level(after, styles)
    return before if following is not None and following <= level else None
