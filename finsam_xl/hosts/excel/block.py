"""The formulas of a placed sheet as few rectangles, since every rectangle is a call into Excel.

A rectangle holds formulas and empty cells only. A text would be entered anew, and Excel would take one that begins
with an equals sign for a formula.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Dialect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.layout.grid import Cell, Grid

__all__ = ["Formelblock", "formelblock"]


@dataclass(frozen=True, slots=True)
class Formelblock:
    """A rectangle of cells (`C5:D90`) and its rows of formulas, each with its equals sign; "" is an empty cell."""

    plats: str
    formler: tuple[tuple[str, ...], ...]


@dataclass(slots=True)
class _Ruta:
    """A rectangle being put together, row and column from 1."""

    rad: int
    sista_rad: int
    kolumn: int
    sista_kolumn: int

    def tillsammans(self, annan: _Ruta) -> _Ruta:
        return _Ruta(
            min(self.rad, annan.rad), max(self.sista_rad, annan.sista_rad), self.kolumn, max(annan.sista_kolumn, 0)
        )


def formelblock(grid: Grid, dialekt: Dialect) -> tuple[Formelblock, ...]:
    """The rectangles, from left to right; *dialekt* says whether rules call our functions."""
    texter = {plats for plats, ruta in grid.cells.items() if ruta.text} | set(_under_sammanslagna(grid))
    klara: list[_Ruta] = []
    for kolumn in sorted({kolumn for (_, kolumn), ruta in grid.cells.items() if ruta.formula}):
        for bit in _bitar(grid, kolumn, texter):
            _lagg_till(klara, bit, texter)
    return tuple(_block(grid, ruta, dialekt) for ruta in klara)


def _under_sammanslagna(grid: Grid) -> Iterator[tuple[int, int]]:
    for rad, kolumn, sista_rad, sista_kolumn in grid.merges:
        for nr in range(rad, sista_rad + 1):
            yield from ((nr, ett) for ett in range(kolumn, sista_kolumn + 1) if (nr, ett) != (rad, kolumn))


def _bitar(grid: Grid, kolumn: int, texter: set[tuple[int, int]]) -> Iterator[_Ruta]:
    """The column's formulas in runs with no text between them."""
    bit: _Ruta | None = None
    for rad in sorted(nr for (nr, ett), ruta in grid.cells.items() if ett == kolumn and ruta.formula):
        if bit is not None and not any((nr, kolumn) in texter for nr in range(bit.sista_rad, rad)):
            bit.sista_rad = rad
            continue
        if bit is not None:
            yield bit
        bit = _Ruta(rad, rad, kolumn, kolumn)
    if bit is not None:
        yield bit


def _lagg_till(klara: list[_Ruta], bit: _Ruta, texter: set[tuple[int, int]]) -> None:
    """Widen a rectangle that ends in the column before, where no text comes inside; else begin a new one."""
    for nr, ruta in enumerate(klara):
        if ruta.sista_kolumn == bit.kolumn - 1 and ruta.rad <= bit.sista_rad and bit.rad <= ruta.sista_rad:
            bredare = ruta.tillsammans(bit)
            if not any(plats in texter for plats in _platser(bredare)):
                klara[nr] = bredare
                return
    klara.append(bit)


def _platser(ruta: _Ruta) -> Iterator[tuple[int, int]]:
    for rad in range(ruta.rad, ruta.sista_rad + 1):
        yield from ((rad, kolumn) for kolumn in range(ruta.kolumn, ruta.sista_kolumn + 1))


def _block(grid: Grid, ruta: _Ruta, dialekt: Dialect) -> Formelblock:
    plats = f"{kolumnbokstaver(ruta.kolumn)}{ruta.rad}:{kolumnbokstaver(ruta.sista_kolumn)}{ruta.sista_rad}"
    formler = tuple(
        tuple(_formel(grid.cells.get((rad, kolumn)), dialekt) for kolumn in range(ruta.kolumn, ruta.sista_kolumn + 1))
        for rad in range(ruta.rad, ruta.sista_rad + 1)
    )
    return Formelblock(plats, formler)


def _formel(ruta: Cell | None, dialekt: Dialect) -> str:
    if ruta is None or not ruta.formula:
        return ""
    return f"={ruta.desktop}" if dialekt is Dialect.DESKTOP and ruta.desktop else f"={ruta.formula}"
