"""Halvårets driftredovisning: helårets budget, periodens utfall och det som skiljer (RKR R14, R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Figure
from finsam_xl.layout.table import Line, Row, Sum, Table, Total
from finsam_xl.tabeller.driftredovisning import KOSTNADER
from finsam_xl.tabeller.kolumner import belopp

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.table import Column
    from finsam_xl.underlag import Underlag

__all__ = ["avskrivningar", "konvention", "med_tecken", "tabell"]

_KOSTNADSRADER = frozenset({*KOSTNADER, "summa_kostnader"})
_SIFFRA = {"medlemsavgifter": "summa_intakter"}


def med_tecken(underlag: Underlag, rad: str, siffra: Expr) -> Expr:
    """Siffran som raden visar den: kostnader positiva när Grunddata säger det."""
    vand = underlag.rapportval("Tecken_drift") == "positiva"
    return -siffra if vand and rad in _KOSTNADSRADER else siffra


def konvention(underlag: Underlag, jamfort: str = "utfall") -> str:
    """Avvikelsens konvention som den står i kolumnens rubrik; *jamfort* är det som budgeten ställs mot."""
    return f"Avvikelse ({underlag.rapportval('Avvikelse_drift').replace('utfall', jamfort)})"


def avskrivningar(underlag: Underlag, *tomma: str) -> tuple[Row, ...]:
    """Raden för avskrivningar när de finns; de budgeteras inte, så kolumnerna *tomma* visar inget."""
    if "DR_avskrivningar" not in underlag.med_saldo:
        return ()
    return (Line("avskrivningar", "Avskrivningar", cells=dict.fromkeys(tomma)),)


def tabell(underlag: Underlag) -> Table:
    """Kostnaderna först, som rapporten trycker dem; resultatraden har sin avvikelse med samma konvention."""

    def kolumn(prefix: str, rubrik: str) -> Column:
        def visa(rad: Row) -> Expr:
            siffra = _SIFFRA.get(rad.ident, rad.ident)
            return med_tecken(underlag, siffra, Figure(f"{prefix}_{siffra}", True))

        return belopp(prefix, rubrik, visa, 22)

    avskrivna = avskrivningar(underlag, "DB")
    return Table(
        "DR",
        "Driftredovisning",
        (
            kolumn("DB", f"Helårsbudget enl. {underlag.rapportval('Budgetversion')}"),
            kolumn("DR", f"Utfall till och med {underlag.period}"),
            kolumn("DA", konvention(underlag)),
        ),
        (
            Line("insatsmedel", "Insatsmedel"),
            Line("personal", "Personalkostnader, kansli"),
            Line("ovriga_externa", "Övriga externa kostnader"),
            *avskrivna,
            Sum("summa_kostnader", "Summa kostnader", of=KOSTNADER),
            Line("medlemsavgifter", "Medlemsavgifter, intäkter och bidrag"),
            Sum("summa_intakter", "Summa intäkter"),
            Total("resultat", "Resultat"),
        ),
        intro=(f"Kostnader visas {underlag.rapportval('Tecken_drift')}. Budgeten gäller hela året.",),
    )
