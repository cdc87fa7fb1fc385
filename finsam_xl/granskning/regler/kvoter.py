"""Procenttal i tabeller, räknade om ur de tal de bygger på."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, klassa
from finsam_xl.granskning.regler.uttryck import cell, las_termer, rakna
from finsam_xl.granskning.tryck.etiketter import mallrader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_kvoter", "procent"]

_HUNDRA = Decimal(100)


def procent(taljare: Decimal, namnare: Decimal) -> Decimal | None:
    """Hela procent, halva uppåt; None när nämnaren är noll."""
    return avrunda(_HUNDRA * taljare / namnare, Decimal(1)) if namnare else None


def granska_kvoter(dokument: Dokument) -> Iterator[Fynd]:
    """Fynd där ett tryckt procenttal inte är kvoten av de tryckta talen."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner})
    for kvot in mallrader("kvoter.csv"):
        for ett in ar:
            yield from _kvot(dokument, kvot, ett)


def _kvot(dokument: Dokument, kvot: dict[str, str], ar: int) -> Iterator[Fynd]:
    tryckt = cell(dokument, las_termer(f"{kvot['tabell']}.{kvot['rad']}")[0], "utfall", ar)
    delar = [rakna(dokument, las_termer(kvot[namn]), "utfall", ar) for namn in ("taljare", "namnare")]
    taljare, namnare = delar
    if tryckt is None or tryckt.tal is None or taljare is None or namnare is None:
        return
    ratt = procent(taljare.kr, namnare.kr)
    if ratt is not None and ratt != tryckt.tal:
        plats = " / ".join((tryckt.plats, *taljare.platser, *namnare.platser))
        text = f"{tryckt.plats} är {svensk(tryckt.tal)} %, men räknat ur tabellerna är det {svensk(ratt)} %."
        yield Fynd(kvot["id"], plats, tryckt.tal, ratt, klassa(tryckt.tal, ratt, 0), text)
