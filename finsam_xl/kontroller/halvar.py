"""Halvårsredovisningen: en godtagen period, en prognos som går ihop, alla delar, och rätt underskrifter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import HALVARET, Kontroll, Kontrollsvar, Utfall, kontroll, olikheter, skillnad
from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Column,
    Expr,
    Figure,
    Period,
    Setting,
    Text,
    call,
    number,
    plus,
    rounded,
)
from finsam_xl.modell import Version
from finsam_xl.uttryck import bland, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_MINST, _HOGST = 6, 8
_DELAR = ("Resultaträkning", "Balansräkning", "Noter", "Driftredovisning", "Investeringsredovisning", "Prognos")
_INTAKTER = ("stat", "region", "kommuner", "ovriga_intakter", "finansiella_intakter")
_KOSTNADER = ("insatsmedel", "personal", "ovriga_externa")


def _manader(dag: Expr) -> Expr:
    return call("YEAR", dag) * number(12) + call("MONTH", dag)


def _utanfor(_: Underlag) -> Expr:
    """Månaderna som fattas till ett halvt år, eller är fler än två tredjedelar av året."""
    manader = _manader(PERIOD) - _manader(Setting("Helar")) + number(12)
    fattas, over = number(_MINST) - manader, manader - number(_HOGST)
    return call("MAX", number(0), fattas) + call("MAX", number(0), over)


F09 = kontroll(
    Kontroll(
        "F09",
        "Perioden är minst ett halvt och högst två tredjedelar av året",
        "rkr-r17",
        "Antalet månader som perioden är för kort eller för lång för en delårsrapport enligt rekommendationen.",
        utfall=Utfall.NOTIS,
        uttryck=_utanfor,
        rapporter=HALVARET,
    )
)


def _dagar(underlag: Underlag) -> Expr:
    """Dagarna som skiljer periodernas slut från dem som hör ihop; en dag som inte jämförs prövas inte."""
    par = (
        (underlag.period_fg, call("EDATE", PERIOD, number(-12)), Period(period=False)),
        (underlag.balansdag_fg, call("EDATE", Setting("Helar"), number(-12)), Setting("Balansdag_fg")),
    )
    return plus(
        *(call("ABS", ena - andra) for finns, ena, andra in par if finns),
        call("MAX", number(0), PERIOD - Setting("Helar")),
    )


C32B = kontroll(
    Kontroll(
        "C32b",
        "Perioderna hör ihop: samma dag året före, och helåret börjar dagen efter förra balansdagen",
        "rkr-r17",
        "Antalet dagar som skiljer. Se Halvårsredovisning i Grunddata.",
        uttryck=_dagar,
        rapporter=HALVARET,
    )
)


def _prognosen(_: Underlag) -> Expr:
    """Resultatet ur Budget direkt; ingående överskott ur periodens IB i stället för förra balansdagens UB."""
    ib = Column("Saldo", "IB")
    alla = summor(ib, ("Rad", Text("BR_*")), ("Period", PERIOD))
    ingaende = rounded(alla - summor(ib, ("Rad", Text("BR_eget_kapital")), ("Period", PERIOD)))
    resultat = rounded(_prognossumma(_INTAKTER) - _prognossumma(_KOSTNADER))
    return olikheter(("PR_resultat", resultat), ("PR_ingaende", ingaende), ("PR_beraknat", ingaende + resultat))


def _prognossumma(poster: tuple[str, ...]) -> Expr:
    def post(namn: str) -> Expr:
        villkor = (("Post", Text(namn)), ("Version", Text(Version.PROGNOS)), ("Period", Setting("Helar")))
        return summor(Column("Budget", "Belopp"), *villkor)

    return plus(*map(post, poster))


C30 = kontroll(
    Kontroll(
        "C30",
        "Prognosens resultat och överskott går ihop",
        "rkr-r17",
        "Prognosen i Budget summerar inte till resultatet, eller årets ingående balanser är inte förra balansdagens "
        "eget kapital. Se Budget, version prognos, och läs in förra årets slutliga SIE-fil.",
        uttryck=_prognosen,
        rapporter=HALVARET,
    )
)


def _under_utfallet(_: Underlag) -> Expr:
    """Antalet kostnadsrader där mer redan är bokfört än prognosen väntar sig för hela året."""

    def rad(namn: str) -> Expr:
        kvar = Figure(f"PP_{namn}") - Figure(f"DR_{namn}")
        return call("IF", Binary(">", rounded(kvar), number(0)), number(1), number(0))

    return plus(*map(rad, _KOSTNADER))


C30B = kontroll(
    Kontroll(
        "C30b",
        "Det som återstår av prognosen är inte negativt",
        "rkr-r17",
        "Antalet kostnadsrader där utfallet redan är större än prognosen för hela året. Se över prognosen i Budget.",
        utfall=Utfall.NOTIS,
        uttryck=_under_utfallet,
        rapporter=HALVARET,
    )
)


def _utan_insats(_: Underlag) -> Expr:
    return skillnad("IN_utan_insats_utfall", number(0))


C17B = kontroll(
    Kontroll(
        "C17b",
        "Insatsmedlen hör till insatserna i tabellen",
        "uppfoljning-insatser",
        "Så mycket av insatsmedlen saknar insats i bokföringen, eller hör till en insats utan Ordning i Insatser. De "
        "visas på raden Insatsmedel utan insats.",
        utfall=Utfall.NOTIS,
        uttryck=_utan_insats,
        rapporter=HALVARET,
    )
)


def _undertecknare(underlag: Underlag) -> Expr:
    """Platserna som byggdes mot styrelsen som den står nu: antalet, och varje plats för sig."""
    tryckta = [plats for plats in underlag.bokslut.styrelse if plats.grupp == "ordinarie"]
    ordinarie = ("Grupp", Text("ordinarie"))
    antal = call("ABS", bland("Styrelse", ordinarie) - number(len(tryckta)))
    finns = (
        bland("Styrelse", ordinarie, ("Roll", Text(roll)), ("Organisation", Text(organisation)))
        for roll, organisation in dict.fromkeys((plats.roll, plats.organisation) for plats in tryckta)
    )
    return plus(antal, *(call("IF", Binary("=", ett, number(0)), number(1), number(0)) for ett in finns))


C35 = kontroll(
    Kontroll(
        "C35",
        "De som skriver under är styrelsens ordinarie ledamöter",
        "styrelsen",
        "Antalet platser som skiljer: styrelsen har ändrats sedan underskrifterna byggdes. Bygg rapporten igen.",
        uttryck=_undertecknare,
        rapporter=HALVARET,
    )
)


def _delar_finns(_: Underlag, blad: tuple[str, ...]) -> Kontrollsvar:
    saknas = [delen for delen in _DELAR if not any(namn.endswith(delen) for namn in blad)]
    if saknas:
        return Kontrollsvar(Utfall.FEL, f"Delar saknas: {', '.join(saknas)}. Bygg halvårsredovisningen på nytt.")
    return Kontrollsvar(
        Utfall.OK, "Delarna finns som blad; den förenklade förvaltningsberättelsen skrivs utanför arbetsboken."
    )


C38B = kontroll(
    Kontroll(
        "C38b",
        "Halvårsredovisningens alla delar finns",
        "rkr-r17",
        "Delårsrapporten har resultat- och balansräkning, drift- och investeringsredovisning och helårsprognos.",
        granska=_delar_finns,
        rapporter=HALVARET,
    )
)


def _utan_budget(_: Underlag) -> Expr:
    return call("IF", Binary("=", rounded(Figure("FI_summa")), number(0)), number(1), number(0))


F11 = kontroll(
    Kontroll(
        "F11",
        "Årets tilldelning finns i Budget",
        "finsam-5",
        "Budget har inga medlemsavgifter på helårets sista dag i den valda versionen, så tilldelningen visas som noll.",
        utfall=Utfall.NOTIS,
        uttryck=_utan_budget,
        rapporter=HALVARET,
    )
)
