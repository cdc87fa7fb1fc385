"""Resultaträkningen mot huvudboken och mot balansräkningen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import ingaende_eget_kapital, saldo
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import summor
from finsam_xl.kontroller.provning import Provning, i_bada_perioderna, lika
from finsam_xl.kontroller.register import BOKSLUTEN, kontroll
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, plus, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

_SKULDER = ("BR_avsattningar", "BR_langfristiga", "BR_skulder")


@kontroll(
    "C01",
    "Resultaträkningens rader ger verksamhetens resultat",
    kalla="lkbr-5",
    text="Ett resultatkonto ligger på en rad som inte trycks. Se kontona med Rad Oväntat resultatkonto i Saldo och "
    "rätta Kontoplan.",
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def verksamhetens_resultat(underlag: Underlag) -> Provning:
    """Resultaträkningens tryckta rader är alla konton med en rad i resultaträkningen."""
    finansiella = saldo("Rad", "RR_*") - Figure("RR_finansiella_intakter") - Figure("RR_finansiella_kostnader")
    extraordinara = underlag.har("Helar") or underlag.anvander("RR_extraordinara")
    return lika(
        "Verksamhetens resultat mot alla konton med Rad RR_",
        "RR_verksamhetens_resultat",
        finansiella - Figure("RR_extraordinara") if extraordinara else finansiella,
    )


@kontroll(
    "C02",
    "Årets resultat är alla resultatkonton i huvudboken",
    kalla="lkbr-5",
    text=(
        "Resultatkonton saknas i resultaträkningen. Se konton med Rad OPLACERAT i Saldo och ge dem en rad i Kontoplan."
    ),
    rapporter=BOKSLUTEN,
    jamforelse=i_bada_perioderna,
)
def arets_resultat(_: Underlag) -> Provning:
    """Årets resultat är huvudbokens alla konton utom balanskontona."""

    def saldon(*villkor: tuple[str, Expr]) -> Expr:
        return summor(Column("Saldo", "Belopp"), *villkor, ("Period", PERIOD))

    balans_och_omforing = plus(saldon(("Rad", Text("BR_*"))), saldon(("Rad", Text("UTGAR"))))
    return lika(
        "Årets resultat mot alla konton utom balanskontona",
        "RR_arets_resultat",
        rounded(balans_och_omforing - saldon()),
    )


def _eget_kapital_ur_balansen(ingaende: Expr) -> Expr:
    return Figure("BR_summa_tillgangar") - plus(*figurer(*_SKULDER)) - ingaende


def _mot_ingaende(underlag: Underlag, _: Provning) -> Provning | None:
    """Jämförelseåret mot sina egna ingående balanser; halvårets jämförelse är en balansdag, utan det års början."""
    if underlag.har("Balansdag_fg"):
        return None
    ingaende = ingaende_eget_kapital(underlag.form.klass("BR_eget_kapital"))
    return lika(_ANDRING, "RR_arets_resultat", _eget_kapital_ur_balansen(ingaende))


_ANDRING = "Årets resultat mot tillgångar, skulder och ingående eget kapital"


@kontroll(
    "C03",
    "Årets resultat är det som eget kapital har ändrats med",
    kalla="lkbr-6",
    text="Resultaträkningen och balansräkningen säger olika resultat. Leta ett balanskonto på fel rad i Kontoplan, "
    "eller en bokning direkt mot eget kapital.",
    rapporter=BOKSLUTEN,
    jamforelse=_mot_ingaende,
)
def andringen_av_eget_kapital(_: Underlag) -> Provning:
    """Resultaträkningens resultat är tillgångar minus skulder minus det egna kapital som året började med."""
    forra = Figure("BR_summa_eget_kapital", period=False)
    return lika(_ANDRING, "RR_arets_resultat", _eget_kapital_ur_balansen(forra))
