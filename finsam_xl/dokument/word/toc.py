"""The list of contents: a field that Word can renew, filled beforehand with the document's headings.

Each line leads to its heading. The numbers of the pages are Word's to count: a field of their own stands in each line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.stycketext import text_of
from finsam_xl.dokument.word.wml import el, run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["contents", "headings_of", "number_contents"]

_LEVELS: Final = 2
_FIRST_ID: Final = 910_000


def headings_of(body: Element, styles: Styles) -> list[tuple[int, str, Element]]:
    """The headings of the upper levels in order: level, text and paragraph."""
    found = []
    for paragraph in body.iter(wn("p")):
        level = styles.level(paragraph)
        if level is not None and level <= _LEVELS and (text := " ".join(text_of(paragraph).split())):
            found.append((level, text, paragraph))
    return found


def contents(headings: Iterable[tuple[int, str, Element]], styles: Styles, pages: Sequence[int] = ()) -> list[Element]:
    """The paragraphs of the list; each heading gets a bookmark. Without *pages* Word fills in the numbers itself."""
    lines = []
    for number, (level, text, paragraph) in enumerate(headings):
        name = f"_Toc{_FIRST_ID + number}"
        _mark(paragraph, name, number)
        page = str(pages[number]) if number < len(pages) else ""
        lines.append(_line(level, text, name, page, styles))
    if lines:
        begin = [_char("begin"), _code(f' TOC \\o "1-{_LEVELS}" \\h \\z \\u '), _char("separate")]
        for offset, one in enumerate(begin):
            lines[0].insert(1 + offset, one)
        lines[-1].append(_char("end"))
    return lines


def _mark(paragraph: Element, name: str, number: int) -> None:
    start = el("bookmarkStart", id=str(_FIRST_ID + number), name=name)
    properties = paragraph.find(wn("pPr"))
    paragraph.insert(0 if properties is None else 1, start)
    paragraph.append(el("bookmarkEnd", id=str(_FIRST_ID + number)))


def _line(level: int, text: str, name: str, page: str, styles: Styles) -> Element:
    style = next((one for one in (f"TOC{level}", f"Innehll{level}") if one in styles), f"FinsamInnehall{level}")
    number = [el("r", el("tab")), _char("begin"), _code(f" PAGEREF {name} \\h "), _char("separate")]
    number += [run(page)] if page else []
    number.append(_char("end"))
    link = el("hyperlink", run(text), *number, anchor=name, history="1")
    return el("p", el("pPr", el("pStyle", val=style)), link)


def _char(kind: str) -> Element:
    return el("r", el("fldChar", fldCharType=kind))


def _code(text: str) -> Element:
    code = el("instrText")
    code.text = text
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return el("r", code)


def number_contents(body: Element, pages: Sequence[int]) -> bool:
    """Write the headings' pages in the list; whether there are as many as it has lines."""
    links = [
        one for one in body.iter(wn("hyperlink")) if one.get(wn("anchor"), "").startswith(f"_Toc{_FIRST_ID // 1000}")
    ]
    if len(links) != len(pages):
        return False
    for link, page in zip(links, pages, strict=True):
        marks = {one.get(wn("fldCharType")): one.getparent() for one in link.iter(wn("fldChar"))}
        begin, end = marks.get("separate"), marks.get("end")
        if begin is None or end is None:
            return False
        for old in list(begin.itersiblings()):
            if old is end:
                break
            link.remove(old)
        begin.addnext(run(str(page)))
    return True
