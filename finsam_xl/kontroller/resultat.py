"""Resultaträkningen mot huvudboken och mot balansräkningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, kontroll, likhet, skillnad
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, plus, rounded
from finsam_xl.uttryck import figurer, saldo, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")

C01 = likhet(
    "C01",
    "Resultaträkningens rader ger verksamhetens resultat",
    "RR_verksamhetens_resultat",
    saldo("Rad", "RR_*") - Figure("RR_finansiella_intakter") - Figure("RR_finansiella_kostnader"),
    kalla="lkbr-5",
    text=(
        "Ett resultatkonto ligger på en rad som inte trycks. Se kontona med Rad RR_ovantat i Saldo och rätta Kontoplan."
    ),
)


def _allt_utom_balans() -> Expr:
    def saldon(*villkor: tuple[str, Expr]) -> Expr:
        return summor(Column("Saldo", "Belopp"), *villkor, ("Period", PERIOD))

    balans_och_omforing = plus(saldon(("Rad", Text("BR_*"))), saldon(("Rad", Text("UTGAR"))))
    return rounded(balans_och_omforing - saldon())


C02 = likhet(
    "C02",
    "Årets resultat är alla resultatkonton i huvudboken",
    "RR_arets_resultat",
    _allt_utom_balans(),
    kalla="lkbr-5",
    text=(
        "Resultatkonton saknas i resultaträkningen. Se konton med Rad OPLACERAT i Saldo och ge dem en rad i Kontoplan."
    ),
)


def _eget_kapital_ur_balansen(ingaende: Expr) -> Expr:
    return Figure("BR_summa_tillgangar") - plus(*figurer(*_SKULDER)) - ingaende


def _nettotillgangar_ib() -> Expr:
    ib = Column("Saldo", "IB")
    alla = summor(ib, ("Rad", Text("BR_*")), ("Period", PERIOD))
    return rounded(alla - summor(ib, ("Rad", Text("BR_eget_kapital")), ("Period", PERIOD)))


def _mot_forra_aret(_: Underlag) -> Expr:
    return skillnad("RR_arets_resultat", _eget_kapital_ur_balansen(Figure("BR_summa_eget_kapital", period=False)))


def _mot_ingaende(_: Underlag) -> Expr:
    return skillnad("RR_arets_resultat", _eget_kapital_ur_balansen(_nettotillgangar_ib()))


C03 = kontroll(
    Kontroll(
        "C03",
        "Årets resultat är det som eget kapital har ändrats med",
        "lkbr-6",
        "Resultaträkningen och balansräkningen säger olika resultat. Leta ett balanskonto på fel rad i Kontoplan, "
        "eller en bokning direkt mot eget kapital.",
        uttryck=_mot_forra_aret,
        jamforelse=_mot_ingaende,
    )
)
