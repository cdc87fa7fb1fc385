"""Duken som diagrammen ritas på: text som bryts och kortas efter sin uppmätta bredd, fält med mönster, och PNG.

Teckensnittet följer med programmet och bilden bär inga uppgifter om tid eller dator: samma tal ger samma byte överallt.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from finsam_xl.mallar import mall

if TYPE_CHECKING:
    from collections.abc import Callable

    from PIL import Image as Bildrum
    from PIL.ImageFont import FreeTypeFont

__all__ = ["LJUS", "MORK", "STRECKAD", "SVART", "Duk", "Fyllning", "cm"]

_PUNKTER_PER_TUM: Final = 200
_CM_PER_TUM: Final = 2.54
SVART: Final = 0
VIT: Final = 255
_TONER: Final = ((SVART, (0, 0, 0)), (54, (31, 59, 77)), (112, (91, 118, 136)), (VIT, (255, 255, 255)))
"""Färgen (rött, grönt, blått) på några ljusheter; däremellan blandas de."""
_ELLIPS: Final = "…"


def cm(antal: float) -> int:
    """Centimeter som bildpunkter."""
    return round(antal * _PUNKTER_PER_TUM / _CM_PER_TUM)


@dataclass(frozen=True, slots=True)
class Fyllning:
    """Hur ett fält ser ut: dess ljushet från svart, 0, till vitt, 255, streckens i det, och textens på det."""

    ton: int
    streck: int | None = None
    text: int = SVART


MORK: Final = Fyllning(54, text=VIT)
STRECKAD: Final = Fyllning(VIT, streck=112)
LJUS: Final = Fyllning(219)
_KANT: Final = 54
_LINJE: Final = 118


@cache
def _snitt(grad: float, *, halvfet: bool) -> FreeTypeFont:
    from PIL import ImageFont  # noqa: PLC0415 - bara den som ritar behöver biblioteket

    fil = mall(f"teckensnitt/Roboto-{'Medium' if halvfet else 'Regular'}.ttf")
    storlek = round(grad * _PUNKTER_PER_TUM / 72)
    return ImageFont.truetype(str(fil), storlek, layout_engine=ImageFont.Layout.BASIC)


def _sa_mycket_som(text: str, ryms: Callable[[str], bool]) -> str:
    """Så många hela ord som ryms; ett ord som är för långt delas där det tar slut."""
    slut = [nr for nr, tecken in enumerate(f"{text} ") if tecken == " "]
    ord_ = bisect(slut, False, key=lambda nr: not ryms(text[:nr]))
    if ord_:
        return text[: slut[ord_ - 1]]
    return text[: max(bisect(range(1, len(text) + 1), False, key=lambda nr: not ryms(text[:nr])), 1)]


def _kortad(text: str, ryms: Callable[[str], bool]) -> str:
    antal = bisect(range(1, len(text) + 1), False, key=lambda nr: not ryms(text[:nr] + _ELLIPS))
    return text[:antal].rstrip() + _ELLIPS


class Duk:
    """En vit yta i bildpunkter, som mäter och ritar."""

    def __init__(self, bredd: int, hojd: int) -> None:
        """Gör en tom duk."""
        from PIL import Image, ImageDraw  # noqa: PLC0415 - som ovan

        self._bild: Bildrum.Image = Image.new("L", (bredd, hojd), VIT)
        self._penna = ImageDraw.Draw(self._bild)
        self.bredd, self.hojd = bredd, hojd

    @staticmethod
    def textbredd(text: str, grad: float, *, halvfet: bool = False) -> int:
        """Textens bredd i bildpunkter."""
        return round(_snitt(grad, halvfet=halvfet).getlength(text))

    @staticmethod
    def radhojd(grad: float) -> int:
        """Höjden av en rad text."""
        upp, ner = _snitt(grad, halvfet=False).getmetrics()
        return upp + ner

    @classmethod
    def brutet(cls, text: str, grad: float, bredd: int, rader: int, *, halvfet: bool = False) -> tuple[str, ...]:
        """Texten på högst så många rader som ryms i bredden; det som inte ryms ersätts av tre punkter."""

        def ryms(del_: str) -> bool:
            return cls.textbredd(del_, grad, halvfet=halvfet) <= bredd

        klara: list[str] = []
        kvar = " ".join(text.split())
        while kvar and len(klara) < rader - 1:
            rad = _sa_mycket_som(kvar, ryms)
            klara.append(rad)
            kvar = kvar[len(rad) :].lstrip(" ")
        if kvar:
            klara.append(kvar if ryms(kvar) else _kortad(kvar, ryms))
        return tuple(klara) or ("",)

    def skriv(
        self, x: float, y: float, text: str, grad: float, *, fast: str = "lm", ton: int = SVART, halvfet: bool = False
    ) -> None:
        """Skriv texten; *fast* är hur punkten sitter i den: l, m, r vågrätt och a, m, d lodrätt."""
        self._penna.text((round(x), round(y)), text, font=_snitt(grad, halvfet=halvfet), fill=ton, anchor=fast)

    def skriv_i(self, x0: float, x1: float, y: float, text: str, grad: float, fyllning: Fyllning) -> None:
        """Skriv texten mitt i ett fält som rymmer den; på streck får den en vit botten."""
        halva = self.textbredd(text, grad) / 2 + 4
        mitt = (x0 + x1) / 2
        if x1 - x0 < 2 * halva:
            return
        if fyllning.streck is not None:
            hojd = self.radhojd(grad) / 2 - 3
            self._penna.rectangle((mitt - halva, y - hojd, mitt + halva, y + hojd), fill=fyllning.ton)
        self.skriv(mitt, y, text, grad, fast="mm", ton=fyllning.text)

    def falt(self, x0: float, y0: float, x1: float, y1: float, fyllning: Fyllning) -> None:
        """En rektangel med fyllning och kant, åt vilket håll den än räknas upp."""
        vanster, hoger = sorted((round(x0), round(x1)))
        topp, botten = sorted((round(y0), round(y1)))
        if hoger - vanster < 1 or botten - topp < 1:
            return
        self._penna.rectangle((vanster, topp, hoger, botten), fill=fyllning.ton)
        if fyllning.streck is not None:
            self._streck(vanster, topp, hoger, botten, fyllning.streck)
        self._penna.rectangle((vanster, topp, hoger, botten), outline=_KANT, width=2)

    def _streck(self, vanster: int, topp: int, hoger: int, botten: int, ton: int) -> None:
        """Sneda streck inne i fältet, från duken själv räknade så att grannfält hänger ihop."""
        tatt, hojd = 12, botten - topp
        for start in range(vanster - hojd - (vanster - hojd + botten) % tatt, hoger + 1, tatt):
            fran, till = max(start, vanster), min(start + hojd, hoger)
            if fran < till:
                self._penna.line((fran, botten - (fran - start), till, botten - (till - start)), fill=ton, width=3)

    def linje(self, x0: float, y0: float, x1: float, y1: float, *, ton: int = _LINJE, bredd: int = 2) -> None:
        """En rät linje."""
        self._penna.line((round(x0), round(y0), round(x1), round(y1)), fill=ton, width=bredd)

    def png(self) -> bytes:
        """Bilden som PNG med sin upplösning, med ljusheterna i färg."""
        ut = BytesIO()
        tonad = self._bild.copy()
        tonad.putpalette(_palett())
        tonad.save(ut, "PNG", dpi=(_PUNKTER_PER_TUM, _PUNKTER_PER_TUM))
        return ut.getvalue()


@cache
def _palett() -> bytes:
    return bytes(
        round(forsta + (andra - forsta) * (ton - fran) / (till - fran))
        for ton in range(VIT + 1)
        for (fran, mork), (till, ljus) in pairwise(_TONER)
        if fran <= ton < till or ton == till == VIT
        for forsta, andra in zip(mork, ljus, strict=True)
    )
