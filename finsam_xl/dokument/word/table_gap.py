"""A low paragraph after one of our tables, where the next block would make one table of two, or none follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import varde, wn
from finsam_xl.dokument.word.lone_heading import UNSEEN
from finsam_xl.dokument.word.table import TABLE_STYLE
from finsam_xl.dokument.word.wml import el

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["part_tables"]

_SDT: Final = wn("sdt")
_CONTENT: Final = wn("sdtContent")


def part_tables(root: Element) -> None:
    """Put a paragraph between each of our tables and a table right after it, and after one that is last."""
    for table in [one for one in root.iter(wn("tbl")) if varde(one.find(wn("tblPr")), "tblStyle") == TABLE_STYLE]:
        outer = _outermost(table)
        following = _first_in(outer.getnext())
        if following is None or following.tag in {wn("tbl"), wn("sectPr")}:
            outer.addnext(el("p", el("pPr", el("pStyle", val="FinsamTabellslut"))))


def _outermost(table: Element) -> Element:
    """The outermost of the frames that end with the table."""
    outer = table
    while outer.getnext() is None and (over := outer.getparent()) is not None and over.tag in {_SDT, _CONTENT}:
        outer = over
    return outer


def _first_in(block: Element | None) -> Element | None:
    """The block, or the first one inside the frames that it is."""
    while block is not None and block.tag in {_SDT, _CONTENT}:
        inside = block.find(_CONTENT) if block.tag == _SDT else block
        block = None if inside is None else next((one for one in inside if one.tag not in UNSEEN), None)
    return block
