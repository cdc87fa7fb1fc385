"""Lagens delar av en årsredovisning (LKBR 4 kap.): vilka trycket saknar, och jämförelsetalen för året före."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.etiketter import mallrader, stada
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_lagens_delar", "lagens_delar"]

_RAKNINGAR = frozenset({"resultatrakning", "balansrakning", "kassaflode"})
_LAG = "4 kap. 1 § lagen (2018:597) om kommunal bokföring och redovisning"
_NOTER = "5"
_ARSREDOVISNING = re.compile(r"arsredovisning")


@dataclass(frozen=True, slots=True)
class Lagdel:
    """En av lagens delar: vad den heter, tabellslagen den trycks som, och hur dess rubrik ser ut i en text."""

    nummer: str
    namn: str
    slag: frozenset[str]
    rubrik: re.Pattern[str]


@cache
def _lagdelar() -> tuple[Lagdel, ...]:
    return tuple(
        Lagdel(rad["nummer"], rad["del"], frozenset(rad["slag"].split()), re.compile(rad["rubrik"]))
        for rad in mallrader("lagdelar.csv")
    )


def granska_lagens_delar(dokument: Dokument) -> Iterator[Fynd]:
    """Upplysningar om delar som lagen kräver av en årsredovisning och som trycket inte har."""
    if not _ARSREDOVISNING.search(filform(dokument.namn)):
        return
    saknas = _saknade(dokument)
    if dokument.rubriker or any(en.slag & _RAKNINGAR for en in saknas):
        for en in saknas:
            text = f"{dokument.namn} saknar {en.namn}, en av årsredovisningens delar enligt {_LAG}."
            yield Fynd("L01", dokument.namn, None, en.namn, Klass.SAKNAD_DEL, text)
    yield from _utan_jamforelse(dokument)


def lagens_delar(dokument: Dokument) -> Iterator[str]:
    """Vad som sägs om delarna när det inte är ett fynd: trycket är en mapp tabeller, och andra delar kan finnas."""
    slag = {tabell.slag for tabell in dokument.tabeller}
    saknas = _saknade(dokument)
    if dokument.rubriker or not slag & _RAKNINGAR or not saknas or dokument.ar == 0:
        return
    delar = ", ".join(en.namn for en in saknas)
    yield f"Av årsredovisningens delar ({_LAG}) finns i det som är läst inte: {delar}."


def _saknade(dokument: Dokument) -> list[Lagdel]:
    slag = {tabell.slag for tabell in dokument.tabeller}
    texter = [stada(en) for en in (*dokument.rubriker, *(tabell.rubrik or tabell.fil for tabell in dokument.tabeller))]
    saknas = [en for en in _lagdelar() if not (en.slag & slag or any(en.rubrik.search(text) for text in texter))]
    return saknas if dokument.rubriker else [en for en in saknas if en.slag and en.nummer != _NOTER]


def _utan_jamforelse(dokument: Dokument) -> Iterator[Fynd]:
    """En räkning ska ha året före bredvid sig."""
    for tabell in dokument.tabeller:
        ar = {kolumn.ar for kolumn in tabell.kolumner if kolumn.roll == "utfall"}
        if tabell.slag in _RAKNINGAR and len(ar) == 1:
            text = (
                f"{tabell.fil} har bara {min(ar)}. Talen för året före ska stå bredvid, enligt 4 kap. lagen (2018:597) "
                "om kommunal bokföring och redovisning."
            )
            yield Fynd("L02", tabell.fil, None, str(min(ar) - 1), Klass.SAKNAD_DEL, text)
