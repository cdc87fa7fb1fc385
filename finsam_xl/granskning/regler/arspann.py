"""Årspann i texter: «2024–2022» går bakåt, och en plan för 2022–2024 har kolumner för de åren."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass, Provat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_arspann"]

_SPANN = re.compile(r"(?<![\d-])((?:19|20)\d\d)\s?[-–]\s?((?:19|20)\d\d)(?![\d-])")


def granska_arspann(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett årspann slutar före sin början."""
    for plats, text in _texter(dokument):
        for start, slut in _SPANN.findall(text):
            yield Provat("C32", ((plats, 0, f"{start}-{slut}"),))
            if int(slut) < int(start):
                tryckt = f"{start}–{slut}"
                mening = f"{plats}: «{tryckt}» slutar före sin början. Rätt är troligen {slut}–{start}."
                yield Fynd("C32", plats, tryckt, f"{slut}–{start}", Klass.DATUM, mening)


def _texter(dokument: Dokument) -> Iterator[tuple[str, str]]:
    for uppgift in dokument.uppgifter:
        yield uppgift.plats, uppgift.citat
    for stycke in dokument.texter:
        yield stycke.plats, stycke.text
    for kort in dokument.kort:
        yield kort.plats, f"{kort.namn} {kort.mal_text} {kort.resultat_text}"
    for tabell in dokument.tabeller:
        for rad in tabell.rader:
            yield tabell.plats(rad), rad.post
