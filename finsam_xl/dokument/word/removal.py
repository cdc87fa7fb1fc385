"""Paragraphs and tables taken out of a part, or others put in their place, so that what is left is still a document.

What ends a section stays, emptied; so does a cell's only paragraph. Bookmarks and comments keep their ends.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.page import own_section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["remove", "replace_by"]

_P: Final = wn("p")
_KEPT: Final = tuple(map(wn, ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd")))
_BLOCKS: Final = frozenset(map(wn, ("p", "tbl", "sdt")))
_NEEDS_PARAGRAPH: Final = frozenset(map(wn, ("tc", "hdr", "ftr", "txbxContent", "footnote", "endnote")))


def remove(element: Element) -> None:
    """Take a paragraph or a table out of its parent."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tag == _P and (own_section(element) is not None or _is_needed(element, parent)):
        for child in [child for child in element if child.tag != wn("pPr")]:
            element.remove(child)
        return
    for child in [child for child in element.iter(*_KEPT) if child.getparent() is element]:
        element.addprevious(deepcopy(child))
    parent.remove(element)


def replace_by(old: Element, new: Sequence[Element]) -> None:
    """Put the new ones where the old one stood; a section that ended in the old one ends after the new."""
    parent = old.getparent()
    if parent is None:
        return
    place = parent.index(old)
    for number, one in enumerate(new):
        parent.insert(place + number, one)
    remove(old)


def _is_needed(paragraph: Element, parent: Element) -> bool:
    return parent.tag in _NEEDS_PARAGRAPH and not any(one is not paragraph and one.tag in _BLOCKS for one in parent)
