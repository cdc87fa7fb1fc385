"""How wide the letters of our tables are in a document, beside those that columns are measured by: Arial, 9 points.

The person's template says the typeface and the size. A typeface that is as narrow as Arial, or narrower, is known by
name; of any other nothing is known here, nor what stands in for it on a computer that lacks it: it is given more room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.relationer import relationer
from finsam_xl.dokument.ater.wordxml import varde, wn

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.word.styles import Styles

__all__ = ["table_scale"]

_STYLE: Final = "FinsamTabelltext"
_MEASURED: Final = 18
"""Half points."""
_NARROW: Final = frozenset(
    {
        *("", "arial", "arimo", "helvetica", "liberation sans", "arial narrow"),
        *("times new roman", "tinos", "liberation serif", "garamond", "eb garamond"),
    }
)
_UNKNOWN: Final = 1.25
_LEAST, _MOST = 0.8, 2.0
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def table_scale(paket: Paket, document: str, styles: Styles) -> float:
    """How much more room the texts of a table need, 1 in our own templates."""
    size = next((text for one in styles.looks(_STYLE) if (text := varde(one, "sz")).isdecimal()), str(_MEASURED))
    face = _typeface(paket, document, styles).casefold()
    return min(_MOST, max(_LEAST, int(size) / _MEASURED * (1.0 if face in _NARROW else _UNKNOWN)))


def _typeface(paket: Paket, document: str, styles: Styles) -> str:
    for one in styles.looks(_STYLE):
        fonts = one.find(wn("rFonts"))
        if fonts is not None:
            theme = fonts.get(wn("asciiTheme"), "")
            return _of_theme(paket, document, theme[:5]) if theme else fonts.get(wn("ascii"), "")
    return ""


def _of_theme(paket: Paket, document: str, which: str) -> str:
    """The typeface that the theme gives to text (minor) or headings (major)."""
    part = next((one.mal for one in relationer(paket, document) if one.slag == "theme" and not one.extern), "")
    if part not in paket:
        return ""
    latin = paket.rot(part).find(f".//{_A}{which}Font/{_A}latin")
    return "" if latin is None else latin.get("typeface", "")
