"""The text of a paragraph as a reader sees it, and where in the file each character of it stands.

Word cuts a text into runs at its own will: by spelling, revisions, bookmarks and controls. What is deleted or moved
away under tracking is not read, nor what stands in a text box, which has paragraphs of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from finsam_xl.dokument.ater.wordxml import wn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Atom", "atoms", "paragraphs", "text_of"]

_UNREAD: Final = frozenset(
    map(wn, ("del", "moveFrom", "p", "pPr", "rPr", "tbl", "sdtPr", "instrText", "delText", "txbxContent"))
) | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_SIGNS: Final = {
    wn("tab"): "\t",
    wn("br"): "\n",
    wn("cr"): "\n",
    wn("noBreakHyphen"): "\u2011",
    wn("softHyphen"): "\u00ad",
}
_T: Final = wn("t")
_P: Final = wn("p")


class Atom(NamedTuple):
    """A text element or a sign of a paragraph, with its characters and the place of the first of them."""

    element: Element
    text: str
    start: int

    @property
    def end(self) -> int:
        """The place after the last character."""
        return self.start + len(self.text)

    @property
    def is_text(self) -> bool:
        """Whether characters can be put in it."""
        return self.element.tag == _T


def paragraphs(root: Element) -> Iterator[Element]:
    """Every paragraph, those of text boxes too, in the order of the file."""
    yield from root.iter(_P)


def atoms(paragraph: Element) -> tuple[Atom, ...]:
    """What the paragraph's text is made of, in order."""
    found: list[Atom] = []
    place = 0
    for element in _read(paragraph):
        text = element.text or "" if element.tag == _T else _SIGNS[element.tag]
        found.append(Atom(element, text, place))
        place += len(text)
    return tuple(found)


def text_of(paragraph: Element) -> str:
    """The paragraph's text."""
    return "".join(atom.text for atom in atoms(paragraph))


def _read(element: Element) -> Iterator[Element]:
    for child in element:
        if child.tag == _T or child.tag in _SIGNS:
            yield child
        elif child.tag not in _UNREAD:
            yield from _read(child)
