"""Tecken: antal och procenttal är aldrig negativa, och en kostnadskolumn har samma tecken på alla rader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL, svensk
from finsam_xl.granskning.fynd import Fynd, Klass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["granska_tecken"]

_FLERA = 2


def granska_tecken(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där ett tal har fel tecken."""
    for tabell in dokument.tabeller:
        for kolumn in tabell.kolumner:
            yield from _antal(tabell, kolumn)
            if tabell.slag == "insatstabell" and kolumn.roll != "avvikelse":
                yield from _kostnader(tabell, kolumn)


def _antal(tabell: Tabell, kolumn: Kolumn) -> Iterator[Fynd]:
    for rad in tabell.rader:
        tryckt = rad.tal(kolumn)
        ar_antal = (
            tabell.slag == "deltagare" or rad.falt.get("enhet") == "antal" or _andra_positiva(tabell, rad, kolumn)
        )
        if ar_antal and tryckt is not None and tryckt < NOLL:
            yield _fel_tecken(tabell, rad, kolumn, tryckt)


def _andra_positiva(tabell: Tabell, rad: Rad, kolumn: Kolumn) -> bool:
    """Om raden är procent och minst två andra år är positiva: en andel kan vara negativ, men sällan ett enda år."""
    andra = [ett for en in tabell.kolumner if en != kolumn and (ett := rad.tal(en)) is not None]
    return rad.falt.get("enhet") == "procent" and len(andra) >= _FLERA and all(ett > NOLL for ett in andra)


def _kostnader(tabell: Tabell, kolumn: Kolumn) -> Iterator[Fynd]:
    """Insatstabellens rader är alla kostnader: den eller de få med annat tecken är felskrivna."""
    tal = [(rad, ett) for rad in tabell.rader if (ett := rad.tal(kolumn))]
    negativa = sum(1 for _, ett in tal if ett < NOLL)
    for rad, ett in tal:
        if (ett < NOLL) is not (negativa * 2 > len(tal)):
            yield _fel_tecken(tabell, rad, kolumn, ett)


def _fel_tecken(tabell: Tabell, rad: Rad, kolumn: Kolumn, tryckt: Decimal) -> Fynd:
    plats = tabell.plats(rad, kolumn)
    text = f"{plats} är {svensk(tryckt)} men ska ha samma tecken som tabellens andra tal: {svensk(-tryckt)}."
    return Fynd("S07", plats, tryckt, -tryckt, Klass.TECKENFEL, text)
