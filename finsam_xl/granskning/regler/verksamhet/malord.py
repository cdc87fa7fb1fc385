"""Orden som talen bredvid avgör: om målet för eget kapital nås, och om en indikator når sitt mål."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass, Provat
from finsam_xl.granskning.tryck.bladrad import ORD, siffror_av
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import stada
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_malord"]

_NADDA = frozenset({"uppfylld", "uppfyllt", "uppnås", "nås", "ja"})
_ANDRA = re.compile(r"\binte\b|^ej\b|^nej\b|delvis|övervägande")
_KAPITAL = {"kapitalplan": ("over", ""), "overskott": ("andel", "hogst")}
"""Tabellerna med målet för eget kapital: raden som prövas, och raden den högst får vara (tom: noll)."""
_ATT_NA = re.compile(r"(.+?), (minst|högst) (riket|förra året)", re.IGNORECASE)


def granska_malord(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ordet säger emot talen."""
    for tabell in dokument.tabeller:
        if tabell.slag in _KAPITAL:
            yield from _kapitalmalet(tabell)
        if tabell.slag == "indikatorer":
            for rad in tabell.rader:
                yield from _indikatorn(tabell, rad)


def _kapitalmalet(tabell: Tabell) -> Iterator[Fynd | Provat]:
    rader = {rad.id: rad for rad in tabell.rader}
    provas, grans = _KAPITAL[tabell.slag]
    malet, provad = rader.get("malet"), rader.get(provas)
    if malet is None or provad is None or (grans and grans not in rader):
        return
    for kolumn in tabell.kolumner:
        ordet = malet.falt.get(f"{ORD}{kolumn.namn}", "") or malet.falt.get(kolumn.namn, "")
        ar, hogst = provad.tal(kolumn), rader[grans].tal(kolumn) if grans else None
        if not ordet or ar is None or (grans and hogst is None):
            continue
        yield Provat("C27", ((tabell.fil, malet.nr, kolumn.namn),))
        if ar != (hogst or 0) or not grans:
            yield from _sagt(tabell.plats(malet, kolumn), ordet, natt=ar <= (hogst or 0))


def _sagt(plats: str, ordet: str, *, natt: bool) -> Iterator[Fynd]:
    ren = stada(ordet)
    if (ren in _NADDA, bool(_ANDRA.search(ren))) != (natt, not natt):
        ratt = "målet nås" if natt else "målet nås inte"
        text = f"{plats} säger «{ordet}», men talen i tabellen ger att {ratt}."
        yield Fynd("C27", plats, ordet, ratt, Klass.UPPGIFT, text)


def _indikatorn(tabell: Tabell, rad: Rad) -> Iterator[Fynd | Provat]:
    """«Klart positivt, minst riket» mot kolumnerna Klart positivt och Riket, klart positivt."""
    traff, status = _ATT_NA.fullmatch(rad.falt.get("mal", "").strip()), rad.falt.get("status", "")
    if traff is None or not status:
        return
    egen = _kolumn(tabell, traff[1])
    annan = _kolumn(tabell, f"{traff[3]} {traff[1]}")
    ett, annat = (_tal(rad, en) for en in (egen, annan))
    if egen is None or annan is None or ett is None or annat is None:
        return
    yield Provat("C27", tuple((tabell.fil, rad.nr, namn) for namn in ("status", egen.namn, annan.namn)))
    if ett != annat:
        natt = ett > annat if traff[2].casefold() == "minst" else ett < annat
        yield from _sagt(tabell.plats(rad), status, natt=natt)


def _kolumn(tabell: Tabell, rubrik: str) -> Kolumn | None:
    return next((en for en in tabell.kolumner if en.namn == f"procent_{filform(rubrik)}"), None)


def _tal(rad: Rad, kolumn: Kolumn | None) -> Decimal | None:
    return tal(siffror_av(rad.falt.get(kolumn.namn, ""))) if kolumn else None
