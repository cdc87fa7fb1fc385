"""Investeringarna per objekt mot budget: utfallet är objektets konton, eller det som är skrivet (LKBR 10 kap.)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.figurer.urval import summor
from finsam_xl.koder import nummer_i
from finsam_xl.layout.expr import PERIOD, Column, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Sum, Table
from finsam_xl.modell import Forandringsslag
from finsam_xl.tabeller.kolumner import ar, belopp
from finsam_xl.tabeller.lag.anlaggningar import led
from finsam_xl.tabeller.lag.rorelse import kontons

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr
    from finsam_xl.modell import Investeringsobjekt

__all__ = ["objekt", "poster", "tabell"]

_KALLA = "rkr-r14"
_EJ = "IV_ej_per_objekt"
_VARIFRAN = (
    "Budgeten är styrelsens per objekt. Utfallet är förändringen på objektets tillgångskonton eller det som är "
    "skrivet, och summan är kassaflödets inköp."
)


def objekt(underlag: Underlag) -> dict[str, Investeringsobjekt]:
    """Objekten efter siffrornas id, i bladets ordning; årets rad när båda åren har en."""
    alla = [rad for rad in underlag.bokslut.investeringar if rad.period in {underlag.period, underlag.period_fg}]
    alla.sort(key=lambda rad: rad.period == underlag.period)
    ordning = dict.fromkeys(f"IV_{rad.id}" for rad in underlag.bokslut.investeringar)
    per_id = {f"IV_{rad.id}": rad for rad in alla}
    return {ident: per_id[ident] for ident in ordning if ident in per_id}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Utfall, budget och avvikelse per objekt i kr, utgifter positiva; och det som inget objekt har."""
    alla = objekt(underlag)
    utfall = tuple(alla)
    arets = plus(*(-siffra for siffra in figurer(*led(underlag, Forandringsslag.INKOP))))
    delar = [
        post
        for ident, rad in alla.items()
        for post in (
            Post(ident, _utfall(rad), etikett=rad.namn, kalla=_KALLA),
            Post(f"{ident}_budget", _ur_bladet(rad.id, "Budget"), etikett=f"{rad.namn}, budget", kalla=_KALLA),
        )
    ]
    inget_objekt = rounded(-arets - plus(*figurer(*utfall)))
    return (
        *delar,
        Post(_EJ, inget_objekt, etikett="Inköp som inget objekt har", kalla=_KALLA),
        Post(f"{_EJ}_budget", plus(), kalla=_KALLA, etikett="Budget utan objekt"),
        summa("IV_summa", (*utfall, _EJ)),
        summa("IV_summa_budget", tuple(f"{ident}_budget" for ident in utfall)),
    )


def _ur_bladet(ident: str, kolumn: str) -> Expr:
    return rounded(summor(Column("Investeringar", kolumn), ("Id", Text(ident)), ("Period", PERIOD)))


def _utfall(rad: Investeringsobjekt) -> Expr:
    konton = nummer_i(rad.konton)
    if not konton:
        return _ur_bladet(rad.id, "Utfall")
    return rounded(kontons(konton, "Belopp", 1) - kontons(konton, "IB", 1))


def tabell(underlag: Underlag) -> Table:
    """Ett objekt per rad mot sin budget; avvikelsen är budget minus utfall."""
    alla = objekt(underlag)
    rader = (
        *(Line(ident, rad.namn) for ident, rad in alla.items()),
        Line(_EJ, "Inte fördelat på objekt"),
        Sum("IV_summa", "Summa investeringar", of=(*alla, _EJ)),
    )
    kolumner = (
        belopp("budget", "Budget", lambda rad: Figure(f"{rad.ident}_budget", period=True)),
        belopp("period", ar(True), lambda rad: Figure(rad.ident, period=True), ar=0),
        belopp(
            "avvikelse",
            "Avvikelse",
            lambda rad: Figure(f"{rad.ident}_budget", period=True) - Figure(rad.ident, period=True),
        ),
        belopp("jamforelse", ar(False), lambda rad: Figure(rad.ident, period=False), ar=-1),
    )
    return Table("IV", "Investeringsredovisning", kolumner, rader, label="Objekt", notes=(_VARIFRAN,))
