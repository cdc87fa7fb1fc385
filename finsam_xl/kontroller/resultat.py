"""Resultaträkningen mot huvudboken och mot balansräkningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import BOKSLUTEN, Kontroll, kontroll, likhet, skillnad
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, plus, rounded
from finsam_xl.uttryck import figurer, saldo, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")


def _annan_vag(underlag: Underlag) -> Expr:
    finansiella = saldo("Rad", "RR_*") - Figure("RR_finansiella_intakter") - Figure("RR_finansiella_kostnader")
    extraordinara = underlag.har("Helar") or underlag.anvander("RR_extraordinara")
    return skillnad(
        "RR_verksamhetens_resultat", finansiella - Figure("RR_extraordinara") if extraordinara else finansiella
    )


C01 = kontroll(
    Kontroll(
        "C01",
        "Resultaträkningens rader ger verksamhetens resultat",
        "lkbr-5",
        "Ett resultatkonto ligger på en rad som inte trycks. Se kontona med Rad RR_ovantat i Saldo och rätta "
        "Kontoplan.",
        uttryck=_annan_vag,
        jamforelse=_annan_vag,
        rapporter=BOKSLUTEN,
    )
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
    rapporter=BOKSLUTEN,
)


def _eget_kapital_ur_balansen(ingaende: Expr) -> Expr:
    return Figure("BR_summa_tillgangar") - plus(*figurer(*_SKULDER)) - ingaende


def _nettotillgangar_ib() -> Expr:
    ib = Column("Saldo", "IB")
    alla = summor(ib, ("Rad", Text("BR_*")), ("Period", PERIOD))
    return rounded(alla - summor(ib, ("Rad", Text("BR_eget_kapital")), ("Period", PERIOD)))


def _mot_forra_aret(_: Underlag) -> Expr:
    return skillnad("RR_arets_resultat", _eget_kapital_ur_balansen(Figure("BR_summa_eget_kapital", period=False)))


def _mot_ingaende(underlag: Underlag) -> Expr | None:
    if underlag.har("Balansdag_fg"):
        return None
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
        rapporter=BOKSLUTEN,
    )
)
