"""Om trycket självt säger att talen är avrundade: då är en skillnad inom avrundningen redan förklarad för läsaren."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["sager_avrundning"]

_SAGER = re.compile(
    r"^avrundning(:|sdifferens|sskillnad)|\bavrunda(s|de|ts|t) (var för sig|till (hela|närmaste))|"
    r"\bavrundning(en)?\b.{0,60}\b(summer|skilj|stämm|differen)|\b(summer|skilj|stämm|differen).{0,60}\bavrundning",
    re.IGNORECASE,
)


def sager_avrundning(dokument: Dokument) -> bool:
    """Om det står: i en not under någon tabell, på en egen rad, eller i texten."""
    return any(_SAGER.search(text) for text in _texter(dokument))


def _texter(dokument: Dokument) -> Iterator[str]:
    for tabell in dokument.tabeller:
        for rad in tabell.rader:
            yield rad.post
    for stycke in dokument.texter:
        yield stycke.text
