"""Räknat sedan start eller totalt: aldrig färre än det som räknats ett av åren, på raden för samma insats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.belopp import svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument, Rad, Tabell

__all__ = ["granska_kumulerat"]

_HELA_TIDEN = re.compile(r"\b(sedan start|hela perioden|totalt|ackumulerat|sammanlagt)\b")
_ANTAL = frozenset({"antal", "kvinnor", "man"})


def granska_kumulerat(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där hela tidens antal är mindre än ett års."""
    for tabell in dokument.tabeller:
        if tabell.slag == "deltagare":
            for hel in tabell.rader:
                for ar in _arets(tabell, hel):
                    yield from _prova(tabell, hel, ar)


def _arets(tabell: Tabell, hel: Rad) -> Iterator[Rad]:
    """Raderna för samma insats ett visst år."""
    namn = stada(hel.post)
    if hel.typ != "post" or not _HELA_TIDEN.search(namn):
        return
    stam = " ".join(_HELA_TIDEN.sub(" ", namn).replace(" ärenden", " ").split())
    for rad in tabell.rader:
        if rad is not hel and rad.typ == "post" and stam and stada(rad.post) == stam:
            yield rad


def _prova(tabell: Tabell, hel: Rad, ar: Rad) -> Iterator[Fynd | Provat]:
    for kolumn in tabell.kolumner:
        hela, arets = hel.tal(kolumn), ar.tal(kolumn)
        if kolumn.roll in _ANTAL and hela is not None and arets is not None:
            yield Provat("C21", ((tabell.fil, hel.nr, kolumn.namn), (tabell.fil, ar.nr, kolumn.namn)))
            if hela < arets:
                plats = tabell.plats(hel, kolumn)
                text = f"{plats} är {svensk(hela)}, men bara ett år ({tabell.plats(ar)}) är {svensk(arets)}."
                yield Fynd("C21", f"{plats} / {tabell.plats(ar)}", hela, arets, Klass.RAKNEFEL, text)
