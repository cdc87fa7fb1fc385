"""Summarader: varje kolumns summa är summan av raderna ovanför, och kvinnor och män är alla deltagare."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass, forklaring, klassa
from finsam_xl.granskning.tryck.etiketter import stada

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_summor"]

_GRUPP = ("inriktning", "grupp", "avdelning")
_ALLT = frozenset({"summa", "totalt", "summa totalt"})
"""Summaradens text när den gäller hela tabellen, grupperna också."""


def granska_summor(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där en tryckt summa inte är summan av sina rader."""
    for tabell in dokument.tabeller:
        if tabell.summering:
            for nr, rad in enumerate(tabell.rader):
                if rad.typ == "summa":
                    poster = _poster(tabell, nr)
                    yield from _kolumnsummor(tabell, rad, poster)
        if tabell.slag == "deltagare":
            yield from _kvinnor_och_man(tabell)


def _poster(tabell: Tabell, summarad: int) -> list[Rad]:
    """Posterna en summarad gäller: alla ovanför, eller dess grupps, eller de sedan förra summan."""
    fore = [rad for rad in tabell.rader[:summarad] if rad.typ == "post" and rad.id != "utanfor"]
    if tabell.summering == "alla":
        return fore if summarad == _sista_summan(tabell) else _sedan_forra(tabell, summarad)
    grupp = next((tabell.rader[summarad].falt[namn] for namn in _GRUPP if tabell.rader[summarad].falt.get(namn)), "")
    i_grupp = [rad for rad in fore if grupp and any(rad.falt.get(namn, "").startswith(grupp) for namn in _GRUPP)]
    if not i_grupp and stada(tabell.rader[summarad].post) in _ALLT:
        return fore
    if i_grupp or any(namn in tabell.rader[summarad].falt for namn in _GRUPP):
        return i_grupp or fore
    return _sedan_forra(tabell, summarad)


def _sista_summan(tabell: Tabell) -> int:
    return max(nr for nr, rad in enumerate(tabell.rader) if rad.typ == "summa")


def _sedan_forra(tabell: Tabell, summarad: int) -> list[Rad]:
    forra = max((nr for nr in range(summarad) if tabell.rader[nr].typ == "summa"), default=-1)
    return [rad for rad in tabell.rader[forra + 1 : summarad] if rad.typ == "post"]


def _kolumnsummor(tabell: Tabell, summarad: Rad, poster: list[Rad]) -> Iterator[Fynd]:
    for kolumn in tabell.kolumner:
        tal = [ett for rad in poster if (ett := rad.tal(kolumn)) is not None]
        if tal:
            yield from _en_summa(tabell, summarad, kolumn, tal)


def _en_summa(tabell: Tabell, summarad: Rad, kolumn: Kolumn, tal: list[Decimal]) -> Iterator[Fynd]:
    tryckt, beraknat, plats = summarad.tal(kolumn), sum(tal, NOLL), tabell.plats(summarad, kolumn)
    if tryckt is None and tabell.summering == "alla":
        text = f"{plats} är tom, men raderna summerar till {svensk(beraknat)}. Skriv in summan."
        yield Fynd("C17" if tabell.slag == "insatstabell" else "S01", plats, None, beraknat, Klass.SAKNAD_UPPGIFT, text)
    elif tryckt is not None and tryckt != beraknat:
        text = f"{plats} är {svensk(tryckt)}, men raderna summerar till {svensk(beraknat)}: "
        klass = _klass(tabell, tryckt, beraknat, tal)
        text = f"{text}{svensk(tryckt - beraknat)} skiljer. {forklaring(klass)}".rstrip()
        yield Fynd("S01", plats, tryckt, beraknat, klass, text)


def _klass(tabell: Tabell, tryckt: Decimal, beraknat: Decimal, tal: list[Decimal]) -> Klass:
    """En rad saknas när summan är större än raderna; belopp kan vara avrundade, antal människor inte."""
    annars = Klass.SAKNAD_RAD if abs(tryckt) > abs(beraknat) else Klass.RAKNEFEL
    return klassa(tryckt, beraknat, 0 if tabell.slag == "deltagare" else len(tal), annars)


def _kvinnor_och_man(tabell: Tabell) -> Iterator[Fynd]:
    kolumner = {kolumn.roll: kolumn for kolumn in tabell.kolumner}
    if not {"antal", "kvinnor", "man"} <= kolumner.keys():
        return
    for rad in tabell.rader:
        antal, kvinnor, man = (rad.tal(kolumner[roll]) for roll in ("antal", "kvinnor", "man"))
        if antal is not None and kvinnor is not None and antal != kvinnor + (man or NOLL):
            plats, bada = tabell.plats(rad, kolumner["antal"]), kvinnor + (man or NOLL)
            text = f"{plats} är {svensk(antal)}, men kvinnor och män är tillsammans {svensk(bada)}."
            yield Fynd("C20", plats, antal, bada, klassa(antal, bada, 0), text)
