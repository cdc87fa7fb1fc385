"""Årets tilldelning från medlemmarna: helårets budget per part, och parternas andelar (lag 2003:1210 5 §)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl import koder
from finsam_xl.figurer.kvoter import kvot
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Value, amount, share
from finsam_xl.tabeller.halvar.drift import tom_budget
from finsam_xl.tabeller.kolumner import belopp
from finsam_xl.tabeller.plan.budget import region

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["poster", "tabell"]

_KALLA = "finsam-5"
_PARTER = {"stat": "staten", "region": "regionen", "kommuner": "kommunerna"}


def poster() -> tuple[Post, ...]:
    """Tilldelningen tillsammans (kr), och varje parts andel av den."""

    def tilldelning(ident: str, uttryck: Expr, etikett: str) -> Post:
        return Post(ident, uttryck, etikett=etikett, kalla=_KALLA, bara_period=True)

    return (
        *(
            tilldelning(f"FI_{part}", Figure(f"DB_{part}"), f"Årets tilldelning: {namn}")
            for part, namn in _PARTER.items()
        ),
        tilldelning("FI_summa", plus(*figurer(*(f"FI_{part}" for part in _PARTER))), "Årets tilldelning"),
        *(
            Post(
                f"FA_{part}",
                kvot(Figure(f"FI_{part}"), Figure("FI_summa")),
                Enhet.ANDEL,
                f"Andel av tilldelningen: {namn}",
                _KALLA,
                bara_period=True,
            )
            for part, namn in _PARTER.items()
        ),
    )


def tabell(underlag: Underlag) -> Table:
    """En rad per part; summan är budgetens medlemsavgifter för hela året."""

    def andel(rad: Row) -> Value | None:
        return (
            None
            if isinstance(rad, Sum)
            else share(Figure(rad.ident.replace("FI_", "FA_"), period=True), empty_if=tom_budget(underlag))
        )

    rader = (
        Line("FI_stat", koder.DRIFT["DR_stat"]),
        Line("FI_region", region(underlag)),
        Line("FI_kommuner", "Kommunerna"),
    )
    return Table(
        "FI",
        "Finansiering",
        (
            belopp(
                "tilldelning",
                f"Tilldelning {underlag.period.year} enl. {underlag.rapportval('Budgetversion')}",
                lambda rad: amount(Figure(rad.ident, period=True), empty_if=tom_budget(underlag)),
                20,
            ),
            PrintedColumn("andel", "Andel", andel, 14),
        ),
        (*rader, Sum("FI_summa", "Årets tilldelning", of=tuple(rad.ident for rad in rader))),
        label="Part",
        label_width=60,
    )
