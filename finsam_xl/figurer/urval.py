"""Rader i en indatatabell: summan av en kolumn på dem, hur många de är, och en enda cell på en av dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.layout.expr import Call, Column, Expr, Text, call, number, plus
from finsam_xl.layout.leaves import count

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bland", "mot_varandra", "summor", "uppslag"]


def summor(belopp: Column, *villkor: tuple[str, Expr]) -> Call:
    """SUMIFS över *belopp* i dess egen tabell, där varje namngiven kolumn uppfyller sitt villkor."""
    return call("SUMIFS", belopp, *_par(belopp.table, villkor))


def bland(tabell: str, *villkor: tuple[str, Expr]) -> Call:
    """COUNTIFS: antalet rader i *tabell* där varje kolumn uppfyller sitt villkor."""
    return count(tabell, *villkor)


def _par(tabell: str, villkor: tuple[tuple[str, Expr], ...]) -> Iterator[Expr]:
    for kolumn, krav in villkor:
        yield Column(tabell, kolumn)
        yield krav


def mot_varandra(*raknade: tuple[int, Expr]) -> tuple[int, Expr]:
    """Tabeller som jämförs med varandra: raderna i dem, räknade av programmet och i boken.

    Saknar en av dem rader finns inget att jämföra, och antalet är noll.
    """
    antal, i_boken = zip(*raknade, strict=True)
    nagon_tom = lika_med_noll(call("MIN", *i_boken))
    return sum(antal) if all(antal) else 0, call("IF", nagon_tom, number(0), plus(*i_boken))


def uppslag(tabell: str, kolumn: str, nyckelkolumn: str, nyckel: str) -> Expr:
    """Cellen i *kolumn* på raden där *nyckelkolumn* är *nyckel*."""
    return call("INDEX", Column(tabell, kolumn), call("MATCH", Text(nyckel), Column(tabell, nyckelkolumn), number(0)))
