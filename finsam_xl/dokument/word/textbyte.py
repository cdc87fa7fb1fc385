"""Text put in the place of other text in a paragraph: the first character's format is kept, and all that is not text.

What is put there can be framed by a control. A frame's beginning and end are places in the text; where Word's own
structure stands between them (a revision, a link, another control), the text is put there without a frame.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.stycketext import atoms
from finsam_xl.dokument.word.wml import el, text_element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.stycketext import Atom

__all__ = ["Change", "Framed", "change_text"]

_BEGIN, _END = "finsam-begin", "finsam-end"
_RPR: Final = wn("rPr")
_REMOVED_WITH_TEXT: Final = frozenset(map(wn, ("footnoteReference", "endnoteReference")))


@dataclass(frozen=True, slots=True)
class Change:
    """The characters from *start* to *end* are taken away, and *text* stands where the first of them stood."""

    start: int
    end: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Framed:
    """What comes to stand between two places of the old text is framed; *frame* makes the control of its elements."""

    start: int
    end: int
    frame: Callable[[Sequence[Element]], Element]


def change_text(paragraph: Element, changes: Iterable[Change], frames: Sequence[Framed] = ()) -> None:
    """Change the text of the paragraph; neither changes nor frames overlap, but a change may stand in a frame."""
    pieces = atoms(paragraph)
    ordered = sorted(changes, key=lambda one: one.start)
    for run in _runs(pieces):
        _rebuild(run, [piece for piece in pieces if piece.element.getparent() is run], ordered, frames)
    for number, framed in enumerate(frames):
        _frame(paragraph, str(number), framed)


def _runs(pieces: Iterable[Atom]) -> list[Element]:
    runs: dict[Element, None] = {}
    for piece in pieces:
        parent = piece.element.getparent()
        if parent is not None:
            runs[parent] = None
    return list(runs)


def _rebuild(run: Element, own: Sequence[Atom], changes: Sequence[Change], frames: Sequence[Framed]) -> None:
    """Replace the run by as many as its text now needs."""
    if not _touched(own, changes, frames):
        return
    parent = run.getparent()
    if parent is None:
        return
    by_element = {piece.element: piece for piece in own}
    made: list[Element] = [_like(run)]
    for child in [child for child in run if child.tag != _RPR]:
        piece = by_element.get(child)
        if piece is None:
            if not (child.tag in _REMOVED_WITH_TEXT and _within(own, child, changes)):
                made[-1].append(child)
            continue
        for what, value in _segments(piece, changes, frames):
            if what == "text":
                made[-1].append(text_element(value) if piece.is_text or value != piece.text else child)
            else:
                made += [etree.Element(what, nr=value), _like(run)]
    place = parent.index(run)
    kept = [one for one in made if not isinstance(one.tag, str) or one.tag in {_BEGIN, _END} or _holds(one)]
    for offset, one in enumerate(kept or [made[0]]):
        parent.insert(place + offset, one)
    parent.remove(run)


def _touched(own: Sequence[Atom], changes: Sequence[Change], frames: Sequence[Framed]) -> bool:
    first, last = own[0].start, own[-1].end
    hit = any(one.start < last and first < one.end for one in changes)
    return hit or any(first <= place < last for one in frames for place in (one.start, one.end - 1))


def _within(own: Sequence[Atom], child: Element, changes: Sequence[Change]) -> bool:
    """Whether a reference stands inside what is taken away, by the text around it in its own run."""
    place = next((piece.start for piece in own if piece.element in child.itersiblings()), own[-1].end)
    return any(one.start < place < one.end for one in changes)


def _like(run: Element) -> Element:
    """An empty run with the same properties."""
    made = el("r")
    for name, value in run.attrib.items():
        made.set(name, value)
    properties = run.find(_RPR)
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _holds(run: Element) -> bool:
    """Whether the run holds anything besides its properties and empty texts."""
    return any(child.tag != _RPR and (child.tag != wn("t") or child.text) for child in run)


def _segments(piece: Atom, changes: Sequence[Change], frames: Sequence[Framed]) -> Iterator[tuple[str, str]]:
    """What stands where the piece stood: texts, and where frames begin and end."""
    kept = ""
    for offset, sign in enumerate(piece.text):
        place = piece.start + offset
        begins = [str(nr) for nr, one in enumerate(frames) if one.start == place]
        change = next((one for one in changes if one.start <= place < one.end), None)
        ends = [str(nr) for nr, one in enumerate(frames) if one.end == place + 1]
        if begins and kept:
            yield "text", kept
            kept = ""
        yield from ((_BEGIN, nr) for nr in begins)
        if change is None:
            kept += sign
        elif change.start == place:
            kept += change.text
        if ends and kept:
            yield "text", kept
            kept = ""
        yield from ((_END, nr) for nr in ends)
    if kept:
        yield "text", kept


def _frame(paragraph: Element, number: str, framed: Framed) -> None:
    begin = next((one for one in paragraph.iter(_BEGIN) if one.get("nr") == number), None)
    end = next((one for one in paragraph.iter(_END) if one.get("nr") == number), None)
    if begin is not None and end is not None:
        parent = begin.getparent()
        if parent is not None and parent is end.getparent() and _may_hold(parent):
            inside = list(parent)[parent.index(begin) + 1 : parent.index(end)]
            control = framed.frame(inside or [el("r", text_element(""))])
            parent.insert(parent.index(begin), control)
    for one in (begin, end):
        if one is not None and (holder := one.getparent()) is not None:
            holder.remove(one)


def _may_hold(parent: Element) -> bool:
    """Whether a control can stand there: in a paragraph, and not in somebody else's control that holds only text."""
    return parent.tag == wn("p") and not any(_is_closed(one) for one in parent.iterancestors())


def _is_closed(element: Element) -> bool:
    if element.tag in _CLOSED:
        return True
    properties = element.find(wn("sdtPr")) if element.tag == wn("sdt") else None
    return properties is not None and any(child.tag in _ONLY_TEXT for child in properties)


_CLOSED: Final = frozenset(map(wn, ("txbxContent", "footnote", "endnote")))
_ONLY_TEXT: Final = frozenset(map(wn, ("text", "dataBinding", "date", "comboBox", "dropDownList")))
