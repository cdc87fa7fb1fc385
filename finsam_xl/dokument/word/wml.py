"""Small pieces of WordprocessingML made: paragraphs, runs and the elements in them."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.dokument.ater.wordxml import W, wn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["W14", "el", "paragraph", "run", "text_element"]

W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def el(name: str, /, *children: Element, **values: str) -> Element:
    """An element of WordprocessingML with its attributes and children; an attribute `class_` is written `class`."""
    made = etree.Element(wn(name), nsmap={"w": W})
    for attribute, value in values.items():
        made.set(wn(attribute.rstrip("_")), value)
    made.extend(children)
    return made


def text_element(text: str) -> Element:
    """The text of a run, its blanks kept."""
    made = el("t")
    made.text = _UNWRITABLE.sub("", text.replace("\r", ""))
    if made.text != made.text.strip() or "  " in made.text:
        made.set(_SPACE, "preserve")
    return made


def run(text: str, properties: Element | None = None, *, style: str = "", bold: bool = False) -> Element:
    """A run of *text*, lines parted by breaks, with a copy of *properties* or in a character *style*."""
    made = el("r")
    if properties is not None:
        made.append(deepcopy(properties))
    elif style or bold:
        made.append(el("rPr", *([el("rStyle", val=style)] if style else []), *([el("b")] if bold else [])))
    for number, line in enumerate(text.split("\n")):
        if number:
            made.append(el("br"))
        made.append(text_element(line))
    return made


def paragraph(style: str, *content: Element, text: str = "", keep_next: bool = False) -> Element:
    """A paragraph in a named style, with what stands in it."""
    properties = el("pPr", el("pStyle", val=style), *([el("keepNext")] if keep_next else []))
    return el("p", properties, *([run(text)] if text else []), *content)
