"""The pages of a document: how wide a text is on each, and sections that are turned where a table needs it."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.wml import el

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Page", "own_section", "page_of", "section_of", "turn_sections"]

_A4: Final = (11906, 16838)
_MARGIN: Final = 1417
_BETWEEN: Final = 720
_NARROWEST: Final = 2_000


@dataclass(frozen=True, slots=True)
class Page:
    """The width of the text on a page as it stands and on a turned one, in twentieths of a point.

    A page that lies already, or has columns, is not turned.
    """

    width: int
    turned: int | None


def page_of(section: Element | None) -> Page:
    """The page of a section, whose margins a turned one keeps; an upright A4 page where it says nothing."""
    size = None if section is None else section.find(wn("pgSz"))
    margins = None if section is None else section.find(wn("pgMar"))
    width, height = (_number(size, name, usual) for name, usual in zip(("w", "h"), _A4, strict=True))
    beside = sum(_number(margins, name, _MARGIN) for name in ("left", "right"))
    columns = None if section is None else section.find(wn("cols"))
    count = max(_number(columns, "num", 1), 1)
    between = _number(columns, "space", _BETWEEN) * (count - 1)
    room = max((width - beside - between) // count, _NARROWEST)
    return Page(room, max(height - beside, room) if height > width and count == 1 else None)


def _number(element: Element | None, name: str, usual: int) -> int:
    text = "" if element is None else element.get(wn(name), "")
    return int(text) if text.lstrip("-").isdecimal() else usual


def turn_sections(body: Element, turned: Callable[[Element], bool], is_heading: Callable[[Element], bool]) -> None:
    """Put what is *turned* in the body, with the headings right above it, on pages of their own, lying.

    What follows on a turned page and is only a heading of something turned stays on it.
    """
    blocks = [child for child in body if child.tag in {wn("p"), wn("tbl"), wn("sdt")}]
    lying = {id(block) for block in blocks if turned(block)}
    for block, after in zip(reversed(blocks[:-1]), reversed(blocks[1:]), strict=True):
        if id(after) in lying and is_heading(block):
            lying.add(id(block))
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else None
        if own_section(block) is not None:
            continue
        now = id(block) in lying
        if now and following is not None and _only_ends(following):
            _lay(_size(own_section(following)))
        elif following is None:
            if now:
                _close(block, section_of(block), lying=True)
        elif now != (id(following) in lying):
            _close(block, section_of(block), lying=now)
    _once(body)


def own_section(block: Element) -> Element | None:
    """The section that ends in the paragraph."""
    return block.find(f"{wn('pPr')}/{wn('sectPr')}")


def _only_ends(block: Element) -> bool:
    """Whether a block is nothing but the end of its section: then the section itself is turned."""
    shown = block.iter(*map(wn, ("t", "drawing", "pict", "object")))
    return own_section(block) is not None and next(shown, None) is None


def section_of(block: Element) -> Element | None:
    """The section that a block after which none ends belongs to: the first that ends after it."""
    for one in block.itersiblings():
        if one.tag == wn("sectPr"):
            return one
        if (own := own_section(one)) is not None and own.get("finsam") is None:
            return own
    return None


def _close(block: Element, section: Element | None, *, lying: bool) -> None:
    """End a section after the block."""
    ended = el("sectPr") if section is None else deepcopy(section)
    ended.set("finsam", "ny")
    for kind in ended.findall(wn("type")):
        ended.remove(kind)
    size = _size(ended)
    if lying:
        _lay(size)
    if block.tag == wn("p"):
        properties = block.find(wn("pPr"))
        if properties is None:
            properties = el("pPr")
            block.insert(0, properties)
        change = properties.find(wn("pPrChange"))
        properties.insert(len(properties) if change is None else properties.index(change), ended)
    else:
        small = el("pPr", el("pStyle", val="FinsamAvbrott"), ended)
        block.addnext(el("p", small))


def _size(section: Element | None) -> Element:
    """The size of a section's page, which is given one where it has none."""
    size = None if section is None else section.find(wn("pgSz"))
    if size is None:
        size = el("pgSz", w=str(_A4[0]), h=str(_A4[1]))
        if section is not None:
            _place(section, size)
    return size


def _lay(size: Element) -> None:
    width, height = (_number(size, name, usual) for name, usual in zip(("w", "h"), _A4, strict=True))
    size.set(wn("w"), str(max(width, height)))
    size.set(wn("h"), str(min(width, height)))
    size.set(wn("orient"), "landscape")


def _place(section: Element, size: Element) -> None:
    """Insert the size where the schema wants it: after references, notes and type."""
    before = frozenset(map(wn, ("headerReference", "footerReference", "footnotePr", "endnotePr", "type")))
    place = sum(1 for child in section if child.tag in before)
    section.insert(place, size)


def _once(body: Element) -> None:
    """A different first page, and a page number to begin at, belong to the first of the sections made of one."""
    first = True
    for section in body.iter(wn("sectPr")):
        if section.getparent() is not None and section.get("finsam") is None:
            _forget(section, first=first)
            first = True
            continue
        del section.attrib["finsam"]
        _forget(section, first=first)
        first = False


def _forget(section: Element, *, first: bool) -> None:
    if first:
        return
    _remove(section.findall(wn("titlePg")))
    for number in section.findall(wn("pgNumType")):
        number.attrib.pop(wn("start"), "")


def _remove(elements: Iterable[Element]) -> None:
    for one in elements:
        if (parent := one.getparent()) is not None:
            parent.remove(one)
