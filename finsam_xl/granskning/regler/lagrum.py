"""Lagnummer i text: ett nummer som är en känd lags med en siffra borttappad eller fel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_lagrum"]

_NUMMER = re.compile(r"\b(?:19|20)\d\d:\d{1,4}\b")


def granska_lagrum(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där ett tryckt lagnummer inte är en känd lags men är nästan det."""
    for plats, text in _texter(dokument):
        for tryckt in _NUMMER.findall(text):
            yield from _nummer(plats, tryckt)


def _texter(dokument: Dokument) -> Iterator[tuple[str, str]]:
    for uppgift in dokument.uppgifter:
        yield uppgift.plats, uppgift.citat
    for kort in dokument.kort:
        yield kort.plats, f"{kort.mal_text} {kort.resultat_text}"


def _nummer(plats: str, tryckt: str) -> Iterator[Fynd]:
    lagar = {rad["nummer"]: rad["lag"] for rad in mallrader("lagar.csv")}
    if tryckt in lagar:
        return
    for ratt, lag in lagar.items():
        if ratt.startswith(tryckt[:5]) and _tappad_siffra(tryckt, ratt):
            text = f"{plats}: lagnumret {tryckt} finns inte bland våra lagar; {lag} är {ratt}."
            yield Fynd("C34", plats, tryckt, ratt, Klass.SKRIVFEL, text)


def _tappad_siffra(tryckt: str, ratt: str) -> bool:
    if len(tryckt) == len(ratt):
        return sum(ett != annat for ett, annat in zip(tryckt, ratt, strict=True)) == 1
    return any(ratt[:nr] + ratt[nr + 1 :] == tryckt for nr in range(len(ratt)))
