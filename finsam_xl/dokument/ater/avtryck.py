"""What stands in a frame, spelt so that it is the same however Word cuts it into runs and marks it up.

What counts: the text that is not deleted, tabs and line breaks, where paragraphs, cells and rows end, the instruction
of a field (its result is Word's to count), pictures by their bytes and alt texts, and whatever else stands there as a
mark of its kind. What does not: runs, looks, spelling marks, bookmarks, and which of the blanks a blank is.
"""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.dokument.ater.wordxml import W, wn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

    Bildlas = Callable[[str], bytes | None]
    """From the id of a relationship to the bytes of the picture that it leads to."""

__all__ = ["Avtryckare", "avtryck", "inga_bilder", "text"]

_BLANKA: Final = str.maketrans({**dict.fromkeys("\u00a0\u202f\u2007\u2009", " "), "\u00ad": None})
_STRUKET: Final = frozenset({"del", "moveFrom"})
_MARKEN: Final = {"p": "\n", "tc": "\v", "tr": "\f"}
_SLUTEN: Final = "".join(_MARKEN.values())
_TECKEN: Final = {"tab": "\t", "ptab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011"}
_FOREMAL: Final = frozenset(
    {"footnoteReference", "endnoteReference", "object", "pict", "sym", "chart", "sdtPlaceholder", "altChunk"}
)
_UTANFOR: Final = frozenset({"rPr", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "Fallback"})
_INBADD: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}embed"


def avtryck(innehall: Element, bild: Bildlas) -> str:
    """Return the SHA-256 of what stands in an element, such as a w:sdtContent.

    Where it ends does not count: Word sets a frame that fills a paragraph, or a cell, round the whole of it.
    """
    return hashlib.sha256(Avtryckare(bild).text(innehall).rstrip(_SLUTEN).encode(errors="replace")).hexdigest()


def text(innehall: Element) -> str:
    """Return what stands in an element as a person reads it, on one line."""
    return " ".join(Avtryckare(inga_bilder, bara_ord=True).text(innehall).split())


def inga_bilder(_rel: str) -> None:
    """Read no picture: where there can be none, or where only the words matter."""


class Avtryckare:
    """One reading of a content: a field may begin in one run and end in another.

    With *bara_ord* what is no word is left out, and a field is what it shows.
    """

    def __init__(self, bild: Bildlas, *, bara_ord: bool = False) -> None:
        self._bild, self._bara_ord = bild, bara_ord
        self._falt: list[bool] = []
        """The fields we stand in, and whether their result has begun."""

    def text(self, element: Element) -> str:
        """Return the content spelt out."""
        return unicodedata.normalize("NFC", "".join(self._delar(element))).translate(_BLANKA)

    def _delar(self, element: Element) -> Iterator[str]:
        for barn in element.iterchildren():
            namn = lokalt(barn)
            if not namn or namn in _UTANFOR or (namn in _STRUKET and barn.tag == wn(namn)):
                continue
            yield from self._del(barn, namn)

    def _del(self, barn: Element, namn: str) -> Iterator[str]:
        if namn == "fldChar":
            yield from self._falttecken(barn.get(wn("fldCharType"), ""))
        elif namn == "fldSimple" and not self._bara_ord:
            yield f"\x1c{_utan_blanka(barn.get(wn('instr'), ''))}"
        elif namn == "instrText":
            yield "" if self._bara_ord else _utan_blanka(barn.text or "")
        elif any(self._falt) and not self._bara_ord:
            return
        elif namn == "t" and barn.tag == wn("t"):
            yield barn.text or ""
        elif namn in _TECKEN and barn.tag.startswith(f"{{{W}}}"):
            yield _TECKEN[namn]
        else:
            yield from () if self._bara_ord else self._foremal(barn, namn)
            yield from self._delar(barn)
            yield _MARKEN.get(namn, "")

    def _falttecken(self, slag: str) -> Iterator[str]:
        if slag == "begin":
            self._falt.append(False)
            yield "" if self._bara_ord else "\x1c"
        elif slag == "separate" and self._falt:
            self._falt[-1] = True
        elif slag == "end" and self._falt:
            self._falt.pop()

    def _foremal(self, barn: Element, namn: str) -> Iterator[str]:
        if namn == "blip":
            bild = self._bild(barn.get(_INBADD, ""))
            yield f"\x1d{hashlib.sha256(bild or b'').hexdigest()}"
        elif namn == "docPr":
            yield f"\x1e{barn.get('descr', '')}"
        elif namn in _FOREMAL:
            yield f"\x1f{namn}"


def _utan_blanka(instruktion: str) -> str:
    """Word writes one instruction in several pieces, and blanks as it likes."""
    return "".join(instruktion.split())
