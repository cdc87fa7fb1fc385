"""Räknat sedan start eller totalt: aldrig färre än det som räknats ett av åren, på raden för samma insats."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.tryck.dokument import ar_i
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
            yield from _kolumnerna(tabell)


def _arets(tabell: Tabell, hel: Rad) -> Iterator[Rad]:
    """Raderna för samma insats ett visst år."""
    namn = stada(hel.post)
    if hel.typ != "post" or not _HELA_TIDEN.search(namn):
        return
    stam = " ".join(_HELA_TIDEN.sub(" ", namn).replace(" ärenden", " ").split())
    for rad in tabell.rader:
        if rad is not hel and rad.typ == "post" and stam and stada(rad.post) == stam:
            yield rad


def _kolumnerna(tabell: Tabell) -> Iterator[Fynd | Provat]:
    """Kolumnen för hela tiden: aldrig mindre än ett år, och inte mindre än åren när de flesta rader är minst det."""
    antal = [en for en in tabell.kolumner if en.roll == "antal"]
    hela = next((en for en in antal if _HELA_TIDEN.search(stada(en.tryckt.replace("_", " ")))), None)
    aren = [en for en in antal if ar_i(en.tryckt.replace("_", " ")) and en is not hela]
    if hela is None:
        return
    rader = [
        (rad, helt, talen)
        for rad in tabell.rader
        if (helt := rad.tal(hela)) is not None and (talen := [ett for en in aren if (ett := rad.tal(en)) is not None])
    ]
    tillsammans = sum(1 for _, helt, talen in rader if helt >= sum(talen)) * 3 >= len(rader) * 2
    for rad, helt, talen in rader:
        yield Provat("C21", tuple((tabell.fil, rad.nr, en.namn) for en in (hela, *aren)))
        minst = sum(talen, NOLL) if tillsammans else max(talen)
        if helt < minst:
            plats, vad = tabell.plats(rad, hela), "åren är tillsammans" if tillsammans else "bara ett år är"
            text = f"{plats} är {svensk(helt)}, men {vad} {svensk(minst)}."
            yield Fynd("C21", plats, helt, minst, Klass.RAKNEFEL, text)


def _prova(tabell: Tabell, hel: Rad, ar: Rad) -> Iterator[Fynd | Provat]:
    for kolumn in tabell.kolumner:
        hela, arets = hel.tal(kolumn), ar.tal(kolumn)
        if kolumn.roll in _ANTAL and hela is not None and arets is not None:
            yield Provat("C21", ((tabell.fil, hel.nr, kolumn.namn), (tabell.fil, ar.nr, kolumn.namn)))
            if hela < arets:
                plats = tabell.plats(hel, kolumn)
                text = f"{plats} är {svensk(hela)}, men bara ett år ({tabell.plats(ar)}) är {svensk(arets)}."
                yield Fynd("C21", f"{plats} / {tabell.plats(ar)}", hela, arets, Klass.RAKNEFEL, text)
