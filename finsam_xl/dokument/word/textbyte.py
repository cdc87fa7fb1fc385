"""Text put in the place of other text in a paragraph: the first character's format is kept, and all that is not text.

What is put there can be framed by a control. A frame's beginning and end are places in the text; where Word's own
structure stands between them (a revision, a link, another control), the text is put there without a frame.
"""

from __future__ import annotations

from bisect import bisect_right
from copy import deepcopy
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.stycketext import atoms
from finsam_xl.dokument.word.wml import el, text_element

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.stycketext import Atom

__all__ = ["CLOSED", "Change", "Framed", "change_text"]

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
    plan = _Plan(sorted(changes, key=lambda one: one.start), frames)
    for run, own in _runs(atoms(paragraph)).items():
        if plan.touches(own[0].start, own[-1].end):
            _rebuild(run, own, plan)
    begins = {one.get("nr"): one for one in paragraph.iter(_BEGIN)}
    ends = {one.get("nr"): one for one in paragraph.iter(_END)}
    for number, framed in enumerate(frames):
        _frame(begins.get(str(number)), ends.get(str(number)), framed)


class _Plan:
    """What is to happen at each place of the text, found at once however many changes there are."""

    def __init__(self, changes: Sequence[Change], frames: Sequence[Framed]) -> None:
        self._changes = changes
        self._starts = [one.start for one in changes]
        self.begins = _places((one.start, nr) for nr, one in enumerate(frames))
        self.ends = _places((one.end - 1, nr) for nr, one in enumerate(frames))
        self._marks = sorted({*self.begins, *self.ends})

    def change(self, place: int) -> Change | None:
        """The change that takes the character at *place* away."""
        nr = bisect_right(self._starts, place) - 1
        return self._changes[nr] if nr >= 0 and place < self._changes[nr].end else None

    def touches(self, first: int, last: int) -> bool:
        """Whether something happens from *first* up to *last*."""
        nr = bisect_right(self._starts, last - 1) - 1
        marked = bisect_right(self._marks, last - 1) > bisect_right(self._marks, first - 1)
        return marked or (nr >= 0 and self._changes[nr].end > first)


def _places(pairs: Iterable[tuple[int, int]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for place, nr in pairs:
        found.setdefault(place, []).append(str(nr))
    return found


def _runs(pieces: Iterable[Atom]) -> dict[Element, list[Atom]]:
    """The runs of the paragraph with what each holds."""
    runs: dict[Element, list[Atom]] = {}
    for piece in pieces:
        parent = piece.element.getparent()
        if parent is not None:
            runs.setdefault(parent, []).append(piece)
    return runs


def _rebuild(run: Element, own: Sequence[Atom], plan: _Plan) -> None:
    """Replace the run by as many as its text now needs."""
    parent = run.getparent()
    if parent is None:
        return
    by_element = {piece.element: piece for piece in own}
    made: list[Element] = [_like(run)]
    for child in [child for child in run if child.tag != _RPR]:
        piece = by_element.get(child)
        if piece is None:
            if not (child.tag in _REMOVED_WITH_TEXT and _within(own, child, plan)):
                made[-1].append(child)
            continue
        for what, value in _segments(piece, plan):
            if what == "text":
                made[-1].append(text_element(value) if piece.is_text or value != piece.text else child)
            else:
                made += [etree.Element(what, nr=value), _like(run)]
    kept = [one for one in made if not isinstance(one.tag, str) or one.tag in {_BEGIN, _END} or _holds(one)]
    for one in kept or [made[0]]:
        run.addprevious(one)
    parent.remove(run)


def _within(own: Sequence[Atom], child: Element, plan: _Plan) -> bool:
    """Whether a reference stands inside what is taken away, by the text around it in its own run."""
    later = set(child.itersiblings())
    place = next((piece.start for piece in own if piece.element in later), own[-1].end)
    change = plan.change(place)
    return change is not None and change.start < place


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


def _segments(piece: Atom, plan: _Plan) -> Iterator[tuple[str, str]]:
    """What stands where the piece stood: texts, and where frames begin and end."""
    kept: list[str] = []
    for offset, sign in enumerate(piece.text):
        place = piece.start + offset
        begins, ends = plan.begins.get(place, ()), plan.ends.get(place, ())
        change = plan.change(place)
        if begins and (text := "".join(kept)):
            yield "text", text
            kept = []
        yield from ((_BEGIN, nr) for nr in begins)
        if change is None:
            kept.append(sign)
        elif change.start == place:
            kept.append(change.text)
        if ends and (text := "".join(kept)):
            yield "text", text
            kept = []
        yield from ((_END, nr) for nr in ends)
    if text := "".join(kept):
        yield "text", text


def _frame(begin: Element | None, end: Element | None, framed: Framed) -> None:
    if begin is not None and end is not None:
        parent = begin.getparent()
        if parent is not None and parent is end.getparent() and _may_hold(parent):
            inside = list(takewhile(lambda one: one is not end, begin.itersiblings()))
            begin.addprevious(framed.frame(inside or [el("r", text_element(""))]))
    for one in (begin, end):
        if one is not None and (holder := one.getparent()) is not None:
            holder.remove(one)


def _may_hold(parent: Element) -> bool:
    """Whether a control can stand there: in a paragraph, and not in somebody else's control that holds only text."""
    return parent.tag == wn("p") and not any(_is_closed(one) for one in parent.iterancestors())


def _is_closed(element: Element) -> bool:
    if element.tag in CLOSED:
        return True
    properties = element.find(wn("sdtPr")) if element.tag == wn("sdt") else None
    return properties is not None and any(child.tag in _ONLY_TEXT for child in properties)


CLOSED: Final = frozenset(map(wn, ("txbxContent", "footnote", "endnote")))
"""Where no control of ours can stand."""
_ONLY_TEXT: Final = frozenset(map(wn, ("text", "dataBinding", "date", "comboBox", "dropDownList")))
