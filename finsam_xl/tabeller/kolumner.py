"""Kolumner som flera tabeller delar: perioden och jämförelseperioden, not, och text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Figure, Period, call, number
from finsam_xl.layout.style import Style
from finsam_xl.layout.table import PrintedColumn, Row, Section
from finsam_xl.layout.value import Content, Kind, Value, amount

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.layout.expr import Expr

__all__ = ["ar", "balansdag", "belopp", "not_kolumn", "perioder", "text", "utan_dag"]


def ar(period: bool | None = True) -> Value:  # noqa: FBT001, FBT002 - läses som ar(False) i kolumnlistor
    """Periodens årtal som rubrik; tom när det inte finns någon jämförelseperiod."""
    return Value(call("YEAR", Period(period)), Kind.AR, empty_if=utan_dag(Period(period)) if period is False else None)


def balansdag(period: bool) -> Value:  # noqa: FBT001 - läses som balansdag(False) i kolumnlistor
    """Periodens sista dag som rubrik, för saldon på balansdagen; tom när det inte finns någon jämförelseperiod."""
    return Value(Period(period), Kind.DATUM, empty_if=None if period else utan_dag(Period(period)))


def utan_dag(dag: Expr) -> Expr:
    """Villkoret att dagen inte är ifylld i Grunddata."""
    return Binary("=", dag, number(0))


def belopp(
    ident: str, rubrik: str | Value, uttryck: Callable[[Row], Expr | Value], bredd: float = 13, ar: int | None = None
) -> PrintedColumn:
    """En beloppskolumn: avsnittsrubriker är tomma, andra rader visar *uttryck*. *ar* är dess år, 0 rapportens eget."""

    def visa(rad: Row) -> Content:
        if isinstance(rad, Section):
            return None
        visat = uttryck(rad)
        return visat if isinstance(visat, Value) else amount(visat)

    return PrintedColumn(ident, rubrik, visa, bredd, year=ar)


def perioder(rubrik: Callable[[bool], Value] = ar) -> tuple[PrintedColumn, PrintedColumn]:
    """Perioden och jämförelseperioden: raden visar posten med sitt eget id."""
    return (
        belopp("period", rubrik(True), lambda rad: Figure(rad.ident, period=True), ar=0),
        belopp("jamforelse", rubrik(False), lambda rad: Figure(rad.ident, period=False), ar=-1),
    )


def not_kolumn() -> PrintedColumn:
    """Hänvisning till not, som text."""
    return PrintedColumn("not", "Not", lambda rad: rad.note, 6, style=Style.NOT)


def text(ident: str, rubrik: str, innehall: Callable[[Row], Content], bredd: float) -> PrintedColumn:
    """En textkolumn som bryter raden."""
    return PrintedColumn(ident, rubrik, innehall, bredd, wrap=True)
