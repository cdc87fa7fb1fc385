"""Insatserna: tabellen mot huvudboken, och hur många som började, slutade och pågår."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.insatsdrift import EJ_FORDELAT, UTAN_INSATS, egna, har_utover, radid, redovisas
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland
from finsam_xl.kontroller.namngivna_skillnader import insatsmedel
from finsam_xl.kontroller.provning import ALLTID, Provning, finns, lika, par, parvis, rest, sokning
from finsam_xl.kontroller.register import ARET, Kontroll, kontroll
from finsam_xl.layout.expr import PERIOD, Binary, Expr, Period, Text, call, number, plus

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["insatskontroller"]


@kontroll(
    "C17",
    "Insatstabellens rader är huvudbokens insatsmedel",
    kalla="uppfoljning-insatser",
    text="Insatsmedel saknar insats i bokföringen, eller en insats saknar Ordning i Insatser. Se raden Övriga "
    "insatser.",
    namnger=insatsmedel,
)
def tabellens_summor(underlag: Underlag) -> Provning:
    """Insatsmedlen är desamma i Objektsaldo och Saldo, och inget av plan, prognos eller utfall är utanför tabellen.

    Har tabellen insatser ska de ha en plan i Budget; en prognos är valfri.
    """
    listade = bland("Insatser", ("Ordning", Text(">0")))
    medlen = "SI_insatsmedel" if har_utover(underlag) else "SI_summa_utfall"
    return parvis(
        par("Insatsmedel i Objektsaldo mot driftredovisningen", medlen, "DR_insatsmedel", kravs=listade),
        rest("Planens insatsmedel mot tabellens rader", "SI_ej_listat_plan", kravs=listade),
        rest("Prognosens insatsmedel mot tabellens rader", "SI_ej_listat_prognos", valfritt=True),
        rest("Utfallets insatsmedel mot tabellens rader", "SI_ej_listat_utfall", kravs=listade),
    )


def insatskontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """Kontrollen F60; ingen när rapporten inte redovisar per insats."""
    if underlag.prefix not in ARET or not redovisas(underlag):
        return ()
    return (
        Kontroll(
            "F60",
            "Redovisningen per insats är resultaträkningens resultat",
            "uppfoljning-insatser",
            "En rad i Objektsaldo har ett Id som varken är en insats eller ett kostnadsställe i Insatser, eller boken "
            "har ändrats sedan rapporten byggdes. Bygg den på nytt.",
            "Insatsernas, kansliets, styrelsens och det ofördelades netto är tillsammans årets resultat.",
            prova=_redovisat,
            jamforelse=_redovisat,
        ),
    )


def _redovisat(underlag: Underlag) -> Provning:
    rader = (*map(radid, (*underlag.bokslut.samverkansinsatser, *egna(underlag))), UTAN_INSATS, EJ_FORDELAT)
    netto = plus(*figurer(*(f"{rad}_netto" for rad in rader)))
    return lika("Insatser, kostnadsställen och ofördelat mot årets resultat", netto, "RR_arets_resultat")


def _fore(dag: Expr) -> Expr:
    return Binary("&", Text("<"), dag)


def _fran(dag: Expr) -> Expr:
    return Binary("&", Text(">="), dag)


def _till(dag: Expr) -> Expr:
    return Binary("&", Text("<="), dag)


def _arets_borjan() -> Expr:
    return call("EDATE", PERIOD, number(-12)) + number(1)


@kontroll(
    "C22",
    "Ingående och nya insatser minus avslutade är de pågående",
    kalla="uppfoljning-insatser",
    text="Datum och status i Insatser säger olika antal. Se insatser utan Start, Slut eller Status.",
)
def rorelsen(_: Underlag) -> Provning:
    """Insatsernas datum och deras status säger samma sak om hur många som pågår vid årets slut."""
    borjan = _arets_borjan()
    ingaende = bland("Insatser", ("Start", _fore(borjan)), ("Slut", _fran(borjan)))
    nya = bland("Insatser", ("Start", _fran(borjan)), ("Start", _till(PERIOD)))
    avslutade = bland("Insatser", ("Status", Text("avslutad")), ("Slut", _fran(borjan)))
    pagaende = bland("Insatser", ("Status", Text("pågående")))
    return Provning(
        ingaende + nya - avslutade - pagaende,
        (par("Insatser med Start och Slut mot insatser med Status", ingaende + nya, avslutade + pagaende),),
    )


@kontroll(
    "C32",
    "Datum ligger i perioden: insatserna pågick under året och jämförelseåret är året före",
    kalla="lkbr-4",
    text="En listad insats pågick inte under året, eller perioderna i Grunddata ligger inte ett år isär.",
)
def datumen(underlag: Underlag) -> Provning:
    """Varje insats i tabellen pågick någon del av året, och jämförelseperioden slutar ett år före perioden.

    Ett förbunds första år har ingen jämförelseperiod.
    """
    borjan = _arets_borjan()
    slutade = bland("Insatser", ("Ordning", Text(">0")), ("Slut", _fore(borjan)))
    ej_borjade = bland("Insatser", ("Ordning", Text(">0")), ("Start", Binary("&", Text(">"), PERIOD)))
    insatserna = slutade + ej_borjade
    belagg = finns("Insatser i tabellen med datum", insatserna, kravs=ALLTID)
    if underlag.period_fg is None:
        return sokning(insatserna, belagg)
    ett_ar = call("ABS", call("EDATE", PERIOD, number(-12)) - Period(period=False))
    return sokning(insatserna + ett_ar, belagg)
