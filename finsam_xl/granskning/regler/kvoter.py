"""Procenttal i tabeller, räknade om ur de tal de bygger på."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.belopp import avrunda, svensk
from finsam_xl.granskning.fynd import Fynd, Provat, klassa
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


def _i_trycket(taljare: Decimal, namnare: Decimal, tryckt: Decimal) -> Decimal | None:
    """Kvoten med lika många decimaler som trycket, i procent eller som andel av ett (0,91)."""
    if not namnare:
        return None
    minsta = Decimal(1).scaleb(min(int(tryckt.as_tuple().exponent), 0))
    som_andel = minsta < 1 and abs(tryckt) <= abs(taljare / namnare) * 2
    return avrunda(taljare / namnare * (1 if som_andel else _HUNDRA), minsta)


def granska_kvoter(dokument: Dokument) -> Iterator[Fynd | Provat]:
    """Fynd där ett tryckt procenttal inte är kvoten av de tryckta talen."""
    ar = sorted({kolumn.ar for tabell in dokument.tabeller for kolumn in tabell.kolumner})
    for kvot in mallrader("kvoter.csv"):
        for ett in ar:
            yield from _kvot(dokument, kvot, ett)


def _kvot(dokument: Dokument, kvot: dict[str, str], ar: int) -> Iterator[Fynd | Provat]:
    tryckt = cell(dokument, las_termer(f"{kvot['tabell']}.{kvot['rad']}")[0], "utfall", ar)
    delar = [rakna(dokument, las_termer(kvot[namn]), "utfall", ar) for namn in ("taljare", "namnare")]
    taljare, namnare = delar
    if tryckt is None or tryckt.tal is None or taljare is None or namnare is None:
        return
    ratt = _i_trycket(taljare.kr, namnare.kr, tryckt.tal)
    if ratt is None:
        return
    yield Provat(kvot["id"], (*tryckt.rutor, *taljare.rutor, *namnare.rutor))
    if ratt != tryckt.tal:
        plats = " / ".join((tryckt.plats, *taljare.platser, *namnare.platser))
        decimaler = max(0, -int(tryckt.tal.as_tuple().exponent))
        text = (
            f"{tryckt.plats} är {svensk(tryckt.tal, decimaler)} %, men räknat ur tabellerna är det "
            f"{svensk(ratt, decimaler)} %."
        )
        yield Fynd(kvot["id"], plats, tryckt.tal, ratt, klassa(tryckt.tal, ratt, 0), text)
