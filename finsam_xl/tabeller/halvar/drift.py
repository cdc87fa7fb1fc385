"""Halvårets driftredovisning: helårets budget, periodens utfall och det som skiljer (RKR R14, R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION
from finsam_xl.figurer.urval import bland
from finsam_xl.layout.expr import Binary, Figure, Setting, Text, call, joined, number
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table, Total
from finsam_xl.layout.value import amount, words
from finsam_xl.modell import Version
from finsam_xl.tabeller.arets.driftredovisning import KOSTNADER, ar_kostnad
from finsam_xl.tabeller.periodbelopp import vald_version
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.layout.value import Value

__all__ = [
    "UTAN_BUDGET",
    "UTAN_PROGNOS",
    "avskrivningar",
    "budgetrader",
    "konvention",
    "med_tecken",
    "med_villkor",
    "tabell",
    "tom_budget",
]

_I_BUDGET, _I_PROGNOS = "HA_budget", "HA_prognos"
_SIFFRA = {"medlemsavgifter": "summa_intakter"}


def med_tecken(underlag: Underlag, rad: str, siffra: Expr) -> Expr:
    """Siffran som raden visar den: kostnader positiva när Grunddata säger det."""
    vand = underlag.rapportval("Tecken_drift") == "positiva"
    return -siffra if vand and ar_kostnad(underlag, rad) else siffra


def konvention(underlag: Underlag, jamfort: str = "utfall") -> str:
    """Avvikelsens konvention som den står i kolumnens rubrik; *jamfort* är det som budgeten ställs mot."""
    return f"Avvikelse ({underlag.rapportval('Avvikelse_drift').replace('utfall', jamfort)})"


def avskrivningar(*tomma: str) -> Line:
    """Raden för avskrivningar när de finns; de budgeteras inte, så kolumnerna *tomma* visar inget."""
    return Line("avskrivningar", "Avskrivningar", cells=dict.fromkeys(tomma), only_with=("DR_avskrivningar",))


def budgetrader(underlag: Underlag) -> tuple[Post, ...]:
    """Antalet rader i Budget för helåret, i den valda versionen och i prognosen."""
    return (
        Post(_I_BUDGET, _rader(underlag, VALD_VERSION), Enhet.ANTAL, "Rader i Budget för helåret", bara_period=True),
        Post(
            _I_PROGNOS,
            _rader(underlag, Text(Version.PROGNOS)),
            Enhet.ANTAL,
            "Rader i Budget för helårets prognos",
            bara_period=True,
        ),
    )


def _rader(underlag: Underlag, version: Expr) -> Expr:
    arets = bland("Budget", ("Version", version), ("Period", Setting("Helar")), ("Belopp", Text("<>")))
    delade = bland("Budget", ("Version", version), ("Belopp hela perioden", Text("<>")))
    med_delar = any(rad.hela_perioden is not None for rad in underlag.bokslut.budget)
    return arets + delade if med_delar else arets


UTAN_BUDGET = Binary("=", Figure(_I_BUDGET, True), number(0))
"""Villkoret att Budget inte har någon rad för helåret: kolumnen trycks då tom, inte som nollor."""

UTAN_PROGNOS = Binary("=", Figure(_I_PROGNOS, True), number(0))
"""Villkoret att Budget inte har någon prognos för helåret."""


def tom_budget(underlag: Underlag) -> Expr | None:
    """*UTAN_BUDGET* när Budget saknar rader för helåret; None när den har dem, och då är en tom budget noll."""
    rader = (rad for rad in underlag.bokslut.budget if rad.version == vald_version(underlag))
    dagen = underlag.bokslut.grunddata.get(f"{underlag.prefix}_Helar")
    finns = any(rad.period == dagen or rad.hela_perioden is not None for rad in rader)
    return None if finns else UTAN_BUDGET


def med_villkor(text: str, villkor: Expr, tillagg: str) -> Value:
    """Texten över en tabell, med ett tillägg när villkoret gäller."""
    return words(joined(Text(text), call("IF", villkor, Text(tillagg), Text(""))))


def _tryckta(underlag: Underlag) -> tuple[Row, ...]:
    """Raderna; intäkterna är en enda, också de egna."""
    former = (
        *(Line(f"DR_{rad}", "") for rad in (*KOSTNADER[:3], "medlemsavgifter")),
        Line("DR_avskrivningar", "", cells={"DB": None}),
        Sum("DR_summa_kostnader", "", of=tuple(f"DR_{rad}" for rad in KOSTNADER)),
        Sum("DR_summa_intakter", ""),
        Total("DR_resultat", ""),
    )
    intakter = {ident.removeprefix("DR_") for ident in underlag.form.tryckta("DR_ovriga_intakter")}
    return tuple(rad for rad in tryckta(underlag, "DR", former, stam="DR_") if rad.ident not in intakter)


def tabell(underlag: Underlag) -> Table:
    """Kostnaderna först, som rapporten trycker dem; resultatraden har sin avvikelse med samma konvention."""

    def kolumn(prefix: str, rubrik: str) -> PrintedColumn:
        def visa(rad: Row) -> Value:
            siffra = _SIFFRA.get(rad.ident, rad.ident)
            tom = None if prefix == "DR" else UTAN_BUDGET
            return amount(med_tecken(underlag, siffra, Figure(f"{prefix}_{siffra}", True)), empty_if=tom)

        return PrintedColumn(prefix, rubrik, visa, 22)

    return Table(
        "DR",
        "Driftredovisning",
        (
            kolumn("DB", f"Helårsbudget enl. {underlag.rapportval('Budgetversion')}"),
            kolumn("DR", f"Utfall till och med {underlag.period}"),
            kolumn("DA", konvention(underlag)),
        ),
        _tryckta(underlag),
        intro=(
            med_villkor(
                f"Kostnader visas {underlag.rapportval('Tecken_drift')}. Budgeten gäller hela året.",
                UTAN_BUDGET,
                " Budget har inga rader i den versionen.",
            ),
        ),
    )
