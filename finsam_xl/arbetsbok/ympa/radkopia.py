"""The rows of a scratch workbook's sheet, respelt as text: no tree of all their cells is built only to renumber them.

It is done where the rows are as plain as those that we write and the engine fills in. Every other sheet is respelt
element by element, and comes out the same.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Bladdelar", "omnumrerade", "raka_delar"]

_START, _SLUT = b"<sheetData>", b"</sheetData>"
_ANNAT: Final = re.compile(
    rb"<(?!/(?:row|c|f|v|is|t)>"
    rb'|c r="[A-Z]{1,3}[0-9]{1,7}"(?: s="[0-9]+")?(?: t="(?:n|b|e|str|inlineStr)")?>'
    rb'|row r="[0-9]+"(?: ht="[0-9.]+" customHeight="1")?>'
    rb'|v>|(?:f|is|t|t xml:space="preserve")>(?!</))'
)
"""What plain rows do not have: another element or attribute, or nothing where something is written."""
_ANNAT_TECKEN: Final = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)")
_STIL: Final = re.compile(rb'(<c r="[A-Z]+[0-9]+" s=")([0-9]+)')
_STAVNING: Final = (
    (b"&quot;", b'"'),
    (b"&apos;", b"'"),
    (b'"></c>', b'"/>'),
    (b'"></row>', b'"/>'),
    (b"<v></v>", b"<v/>"),
)
"""How a tree is written: signs that need no spelling, elements without content."""


class Bladdelar(NamedTuple):
    """A sheet's part in three: what stands before its rows, the rows, and what stands after them."""

    fore: bytes
    rader: bytes
    efter: bytes


def raka_delar(del_: bytes) -> Bladdelar | None:
    """The part in three where its rows are plain, else None."""
    start, slut = del_.find(_START), del_.rfind(_SLUT)
    if start < 0 or slut < 0:
        return None
    rader = del_[start + len(_START) : slut]
    return Bladdelar(del_[:start], rader, del_[slut + len(_SLUT) :]) if _ar_raka(rader) else None


def _ar_raka(rader: bytes) -> bool:
    if b"\r" in rader or rader.count(b"<") != rader.count(b">"):
        return False
    return not _ANNAT.search(rader) and not _ANNAT_TECKEN.search(rader)


def omnumrerade(rader: bytes, stil: Callable[[int], int]) -> bytes:
    """Plain rows as a tree of them would be written, each cell's format numbered as *stil* says."""
    nya: dict[bytes, bytes] = {}

    def numrerad(cell: re.Match[bytes]) -> bytes:
        gammal = cell[2]
        if gammal not in nya:
            nya[gammal] = b"%d" % stil(int(gammal))
        return cell[1] + nya[gammal]

    for fore, efter in _STAVNING:
        rader = rader.replace(fore, efter)
    return _STIL.sub(numrerad, rader)
