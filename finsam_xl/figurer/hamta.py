"""Var en siffra hämtas: huvudbokens saldon, objektens, budgeten och uppgifterna om medlemmar och insatser.

Ett belopp gäller formelns egen period. SIE har debet positivt; *tecken* -1 vänder det, så att intäkter och skulder
visas positiva och kostnader negativa.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Call, Column, Expr, Setting, Text, number, plus, rounded
from finsam_xl.modell import Dimension

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finsam_xl.modell import Part

__all__ = [
    "UPPLUPNA",
    "VALD_VERSION",
    "budget",
    "delat",
    "ingaende_eget_kapital",
    "insatsbudget",
    "insatsmedel",
    "insatsuppgift",
    "insatsutfall",
    "kontointervall",
    "medlemsuppgift",
    "motpart",
    "objektbelopp",
    "partens_avgifter",
    "saldo",
    "saldo_i_intervall",
    "saldon",
]

UPPLUPNA = 29
"""Kontogruppen för upplupna kostnader och förutbetalda intäkter, i BAS och Kommun-Bas."""
VALD_VERSION = Setting("Budgetversion")
_KONTOLANGDER = (4, 5, 6)


def kontointervall(belopp: Column, borjan: int, *villkor: tuple[str, Expr]) -> Expr:
    """Summan av *belopp* för konton vars nummer börjar med *borjan* (1 är kontoklass 1, 29 är kontogrupp 29)."""

    def intervall(siffror: int) -> Expr:
        skala = 10 ** (siffror - len(str(borjan)))
        fran, till = Text(f">={borjan * skala}"), Text(f"<{(borjan + 1) * skala}")
        return summor(belopp, ("Konto", fran), ("Konto", till), *villkor)

    return plus(*map(intervall, _KONTOLANGDER))


def _inom(belopp: Column, kontogrupp: int | None, *villkor: tuple[str, Expr]) -> Expr:
    return summor(belopp, *villkor) if kontogrupp is None else kontointervall(belopp, kontogrupp, *villkor)


def _med_tecken(uttryck: Expr, tecken: int) -> Expr:
    return rounded(-uttryck if tecken < 0 else uttryck)


def saldo(kolumn: str, kod: str, *, falt: str = "Belopp", tecken: int = -1, kontogrupp: int | None = None) -> Expr:
    """Periodens saldo (kr) för alla konton, eller *kontogrupp*s, vars Rad, Not eller Drift är *kod*."""
    villkor = ((kolumn, Text(kod)), ("Period", PERIOD))
    return _med_tecken(_inom(Column("Saldo", falt), kontogrupp, *villkor), tecken)


def saldon(
    kolumn: str, koder: Iterable[str], *, falt: str = "Belopp", tecken: int = -1, kontogrupp: int | None = None
) -> Expr:
    """Periodens saldo (kr) för flera koder tillsammans."""
    return plus(*(saldo(kolumn, kod, falt=falt, tecken=tecken, kontogrupp=kontogrupp) for kod in koder))


def saldo_i_intervall(fran: str, till: str, *, tecken: int) -> Expr:
    """Periodens saldo (kr) för kontona från och till med, hur långa kontonumren än är."""
    belopp = Column("Saldo", "Belopp")

    def intervall(siffror: int) -> Expr:
        fore, efter = fran.ljust(siffror, "0"), str(int(till.ljust(siffror, "9")) + 1)
        villkor = (("Konto", Text(f">={fore}")), ("Konto", Text(f"<{efter}")), ("Period", PERIOD))
        return summor(belopp, *villkor)

    langst = max(len(fran), len(till))
    return _med_tecken(plus(*map(intervall, range(langst, max(langst, _KONTOLANGDER[-1]) + 1))), tecken)


def ingaende_eget_kapital(koder: Iterable[str]) -> Expr:
    """Det egna kapital som året började med (kr), ur periodens IB: allt på balanskontona som inte är eget kapital."""
    ib = Column("Saldo", "IB")
    alla: Expr = summor(ib, ("Rad", Text("BR_*")), ("Period", PERIOD))
    for kod in koder:
        alla = alla - summor(ib, ("Rad", Text(kod)), ("Period", PERIOD))
    return rounded(alla)


def _objektvillkor(dimension: Dimension, *villkor: tuple[str, Expr]) -> tuple[tuple[str, Expr], ...]:
    return ("Dimension", Text(dimension)), *villkor, ("Period", PERIOD)


def objektbelopp(dimension: Dimension, *villkor: tuple[str, Expr]) -> Call:
    """Periodens belopp i Objektsaldo (kr, SIE-tecken) för dimensionen, på rader som uppfyller villkoren."""
    return summor(Column("Objektsaldo", "Belopp"), *_objektvillkor(dimension, *villkor))


def delat(
    dimension: Dimension, ident: str, kolumn: str, kod: str, *, tecken: int = -1, kontogrupp: int | None = None
) -> Expr:
    """Den del av kodens konton, eller av *kontogrupp* bland dem, som hör till *ident*, ur Objektsaldo (kr)."""
    villkor = _objektvillkor(dimension, ("Id", Text(ident)), (kolumn, Text(kod)))
    return _med_tecken(_inom(Column("Objektsaldo", "Belopp"), kontogrupp, *villkor), tecken)


def motpart(ident: str, not_: str, *, tecken: int = -1, kontogrupp: int | None = None) -> Expr:
    """Den del av notraden *not_*, eller av *kontogrupp* på den, som hör till motparten *ident*, ur Objektsaldo (kr)."""
    return delat(Dimension.MOTPART, ident, "Not", not_, tecken=tecken, kontogrupp=kontogrupp)


def partens_avgifter(part: Part, not_: str) -> Expr:
    """Den del av notraden *not_* som motparterna av parten tillsammans har betalat, ur Objektsaldo (kr)."""
    return _med_tecken(objektbelopp(Dimension.MOTPART, ("Part", Text(part)), ("Not", Text(not_))), -1)


def insatsutfall(ident: str, *, tecken: int = -1) -> Expr:
    """Insatsens utfall ur Objektsaldo (kr, kostnad negativ), oavsett vilket kostnadskonto den ligger på."""
    return _med_tecken(objektbelopp(Dimension.INSATS, ("Id", Text(ident))), tecken)


def insatsmedel() -> Expr:
    """Alla insatsers utfall på driftredovisningens insatsmedel, ur Objektsaldo (kr, kostnad negativ)."""
    return _med_tecken(objektbelopp(Dimension.INSATS, ("Drift", Text("DR_insatsmedel"))), -1)


def budget(post: str, version: Expr, *, tecken: int, period: Expr = PERIOD, insats: str = "") -> Expr:
    """Postens budget i en version (kr), eller den del av den som hör till *insats*; *tecken* -1 visar en kostnad."""
    egen = (("Insats", Text(insats)),) if insats else ()
    villkor = (("Post", Text(post)), *egen, ("Version", version), ("Period", period))
    return _med_tecken(summor(Column("Budget", "Belopp"), *villkor), tecken)


def insatsbudget(
    ident: str, version: Expr, *, tecken: int = -1, period: Expr = PERIOD, intakter: Sequence[str] = ()
) -> Expr:
    """Insatsens budget i en version (kr, kostnad negativ); posterna *intakter* minskar kostnaden i stället."""
    villkor = (("Insats", Text(ident)), ("Version", version), ("Period", period))
    kostnad: Expr = summor(Column("Budget", "Belopp"), *villkor)
    for post in intakter:
        kostnad = kostnad - number(2) * summor(Column("Budget", "Belopp"), ("Post", Text(post)), *villkor)
    return _med_tecken(kostnad, tecken)


def medlemsuppgift(ident: str, kolumn: str) -> Call:
    """Medlemmens tal i en kolumn i Medlemmar; noll när cellen är tom."""
    return summor(Column("Medlemmar", kolumn), ("Id", Text(ident)))


def insatsuppgift(ident: str, kolumn: str) -> Call:
    """Insatsens tal i en kolumn i Insatser; noll när cellen är tom."""
    return summor(Column("Insatser", kolumn), ("Id", Text(ident)))
