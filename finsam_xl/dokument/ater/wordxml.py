"""WordprocessingML as XML: the namespace, names in it, and small elements made and read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["BLOCK", "W", "med_varde", "varde", "wn"]

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def wn(namn: str) -> str:
    """Return the qualified name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{namn}"


BLOCK: Final = frozenset({wn("p"), wn("tbl")})
"""What stands by itself in a document: a paragraph or a table."""


def med_varde(namn: str, text: str) -> Element:
    """Make an element that says one thing, as ``<w:tag w:val="..."/>``."""
    ett = etree.Element(wn(namn), nsmap={"w": W})
    ett.set(wn("val"), text)
    return ett


def varde(foralder: Element | None, namn: str) -> str:
    """Return what such a child says, "" when there is none."""
    barn = None if foralder is None else foralder.find(wn(namn))
    return "" if barn is None else barn.get(wn("val"), "")
