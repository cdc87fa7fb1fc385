"""Insatserna: tabellen mot huvudboken, och hur många som började, slutade och pågår."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.namngivna_skillnader import insatsmedel
from finsam_xl.kontroller.register import Kontroll, kontroll, olikheter
from finsam_xl.layout.expr import PERIOD, Binary, Expr, Period, Text, call, number
from finsam_xl.uttryck import bland

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag


def _summor(_: Underlag) -> Expr:
    olistat = ((f"SI_ej_listat_{falt}", number(0)) for falt in ("plan", "prognos", "utfall"))
    return olikheter(("SI_summa_utfall", "DR_insatsmedel"), *olistat)


C17 = kontroll(
    Kontroll(
        "C17",
        "Insatstabellens rader är huvudbokens insatsmedel",
        "uppfoljning-insatser",
        "Insatsmedel saknar insats i bokföringen, eller en insats saknar Ordning i Insatser. Se raden Övriga insatser.",
        uttryck=_summor,
        namnger=insatsmedel,
    )
)


def _fore(dag: Expr) -> Expr:
    return Binary("&", Text("<"), dag)


def _fran(dag: Expr) -> Expr:
    return Binary("&", Text(">="), dag)


def _till(dag: Expr) -> Expr:
    return Binary("&", Text("<="), dag)


def _arets_borjan() -> Expr:
    return call("EDATE", PERIOD, number(-12)) + number(1)


def _rorelse(_: Underlag) -> Expr:
    borjan = _arets_borjan()
    ingaende = bland("Insatser", ("Start", _fore(borjan)), ("Slut", _fran(borjan)))
    nya = bland("Insatser", ("Start", _fran(borjan)), ("Start", _till(PERIOD)))
    avslutade = bland("Insatser", ("Status", Text("avslutad")), ("Slut", _fran(borjan)))
    pagaende = bland("Insatser", ("Status", Text("pågående")))
    return ingaende + nya - avslutade - pagaende


C22 = kontroll(
    Kontroll(
        "C22",
        "Ingående och nya insatser minus avslutade är de pågående",
        "uppfoljning-insatser",
        "Datum och status i Insatser säger olika antal. Se insatser utan Start, Slut eller Status.",
        uttryck=_rorelse,
    )
)


def _utanfor_perioden(underlag: Underlag) -> Expr:
    """Insatserna utanför året, och jämförelseårets avstånd från året före; första året har inget att jämföra med."""
    borjan = _arets_borjan()
    slutade = bland("Insatser", ("Ordning", Text(">0")), ("Slut", _fore(borjan)))
    ej_borjade = bland("Insatser", ("Ordning", Text(">0")), ("Start", Binary("&", Text(">"), PERIOD)))
    if underlag.period_fg is None:
        return slutade + ej_borjade
    ett_ar = call("ABS", call("EDATE", PERIOD, number(-12)) - Period(period=False))
    return slutade + ej_borjade + ett_ar


C32 = kontroll(
    Kontroll(
        "C32",
        "Datum ligger i perioden: insatserna pågick under året och jämförelseåret är året före",
        "lkbr-4",
        "En listad insats pågick inte under året, eller perioderna i Grunddata ligger inte ett år isär.",
        uttryck=_utanfor_perioden,
    )
)
