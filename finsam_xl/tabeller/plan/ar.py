"""Verksamhetsplanens tre år: rubrik, sista dag och kolumn för vart och ett."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.layout.expr import PERIOD, Expr, Figure, Period, call, number
from finsam_xl.layout.table import PrintedColumn, Section
from finsam_xl.layout.value import Kind, Value, amount

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from finsam_xl.layout.table import Row

__all__ = ["ar", "kolumner", "rubrik"]


def ar(nummer: int) -> Expr:
    """Planårets årtal; 0 är året före planen, och så vidare bakåt."""
    arets = call("YEAR", PERIOD)
    return arets if nummer == 1 else arets + number(nummer - 1)


def rubrik(nummer: int) -> Value:
    """Planårets årtal som kolumnrubrik."""
    arets = call("YEAR", Period(True))
    return Value(arets if nummer == 1 else arets + number(nummer - 1), Kind.AR)


def kolumner(visa: Callable[[Expr], Value] = amount, nummer: Iterable[int] = PLANAR) -> tuple[PrintedColumn, ...]:
    """En kolumn per planår: raden visar siffran med radens id och årets nummer; avsnittsrubriker är tomma."""
    return tuple(_kolumn(ett, visa) for ett in nummer)


def _kolumn(nummer: int, visa: Callable[[Expr], Value]) -> PrintedColumn:
    def innehall(rad: Row) -> Value | None:
        return None if isinstance(rad, Section) else visa(Figure(f"{rad.ident}_{nummer}"))

    return PrintedColumn(f"ar_{nummer}", rubrik(nummer), innehall, 14, year=nummer)
