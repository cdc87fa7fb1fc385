"""Hur en siffra hämtas: summor ur Saldo, Objektsaldo, Budget, Insatser och Historik för formelns egen period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import (
    PERIOD,
    Binary,
    Call,
    Column,
    Expr,
    Figure,
    Negative,
    Period,
    Setting,
    Text,
    call,
    joined,
    number,
    plus,
    rounded,
)
from finsam_xl.layout.leaves import count
from finsam_xl.layout.numerals import grouped
from finsam_xl.layout.poster import Post
from finsam_xl.modell import Dimension, Version

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = [
    "PLANAR",
    "VALD_VERSION",
    "bland",
    "budget",
    "eller_streck",
    "figurer",
    "forra_balansdagen",
    "helaret",
    "i_ord",
    "insatsbudget",
    "insatsutfall",
    "kontointervall",
    "kvot",
    "lika_med_noll",
    "mal_ident",
    "mot_varandra",
    "motpart",
    "periodbeloppets_id",
    "planens_dag",
    "procent_i_ord",
    "saldo",
    "summa",
    "summor",
    "uppslag",
    "utan_minusnoll",
    "vid_balansdagen",
]

VALD_VERSION = Setting("Budgetversion")
PLANAR = (1, 2, 3)
"""Verksamhetsplanens år; det första är det vars sista dag Grunddata anger (VP_Period)."""
_VERSIONSORD = {Version.VERKSAMHETSPLAN: "plan", Version.REVIDERAD: "rev", Version.PROGNOS: "prognos"}
_MANADER_PER_AR = 12
_HUNDRA = 100
_KONTOLANGDER = (4, 5, 6)


def summor(belopp: Column, *villkor: tuple[str, Expr]) -> Call:
    """SUMIFS över *belopp* i dess egen tabell, där varje namngiven kolumn uppfyller sitt villkor."""
    par = (uttryck for kolumn, villkoret in villkor for uttryck in (Column(belopp.table, kolumn), villkoret))
    return call("SUMIFS", belopp, *par)


def bland(tabell: str, *villkor: tuple[str, Expr]) -> Call:
    """COUNTIFS: antalet rader i *tabell* där varje kolumn uppfyller sitt villkor."""
    return count(tabell, *villkor)


def mot_varandra(*raknade: tuple[int, Expr]) -> tuple[int, Expr]:
    """Tabeller som jämförs med varandra: raderna i dem, räknade av programmet och i boken.

    Saknar en av dem rader finns inget att jämföra, och antalet är noll.
    """
    antal, i_boken = zip(*raknade, strict=True)
    nagon_tom = lika_med_noll(call("MIN", *i_boken))
    return sum(antal) if all(antal) else 0, call("IF", nagon_tom, number(0), plus(*i_boken))


def kontointervall(belopp: Column, borjan: int, *villkor: tuple[str, Expr]) -> Expr:
    """Summan av *belopp* för konton vars nummer börjar med *borjan* (1 är kontoklass 1, 29 är kontogrupp 29)."""

    def intervall(siffror: int) -> Expr:
        skala = 10 ** (siffror - len(str(borjan)))
        fran, till = Text(f">={borjan * skala}"), Text(f"<{(borjan + 1) * skala}")
        return summor(belopp, ("Konto", fran), ("Konto", till), *villkor)

    return plus(*map(intervall, _KONTOLANGDER))


def helaret(underlag: Underlag, uttryck: Expr) -> Expr:
    """*uttryck* för hela det år som rapportens period är en del av; i årsredovisningen är det perioden."""
    return _for_dagen(uttryck, Setting("Helar")) if underlag.har("Helar") else uttryck


def vid_balansdagen(underlag: Underlag, uttryck: Expr) -> Expr:
    """*uttryck* i jämförelsekolumnen: för förra balansdagen där den inte är jämförelseperiodens sista dag."""
    return _for_dagen(uttryck, Setting("Balansdag_fg")) if underlag.har("Balansdag_fg") else uttryck


def forra_balansdagen(underlag: Underlag) -> Expr:
    """Den balansdag som balansräkningen jämförs med."""
    return Setting("Balansdag_fg") if underlag.har("Balansdag_fg") else Period(period=False)


def _for_dagen(uttryck: Expr, dag: Expr) -> Expr:
    """*uttryck* med *dag* i stället för formelns egen period."""
    match uttryck:
        case Period(None):
            return dag
        case Negative(inre):
            return Negative(_for_dagen(inre, dag))
        case Binary(tecken, vanster, hoger):
            return Binary(tecken, _for_dagen(vanster, dag), _for_dagen(hoger, dag))
        case Call(funktion, argument):
            return Call(funktion, tuple(_for_dagen(ett, dag) for ett in argument))
        case _:
            return uttryck


def _med_tecken(uttryck: Expr, tecken: int) -> Expr:
    return rounded(-uttryck if tecken < 0 else uttryck)


def saldo(kolumn: str, kod: str, *, falt: str = "Belopp", tecken: int = -1) -> Expr:
    """Periodens saldo (kr) för alla konton vars Rad, Not eller Drift är *kod*; *tecken* -1 vänder SIE-tecknet."""
    villkor = ((kolumn, Text(kod)), ("Period", PERIOD))
    return _med_tecken(summor(Column("Saldo", falt), *villkor), tecken)


def motpart(ident: str, not_: str, *, tecken: int = -1) -> Expr:
    """Den del av notraden *not_* som hör till motparten *ident*, ur Objektsaldo (kr)."""
    return _med_tecken(
        summor(
            Column("Objektsaldo", "Belopp"),
            ("Dimension", Text(Dimension.MOTPART)),
            ("Id", Text(ident)),
            ("Not", Text(not_)),
            ("Period", PERIOD),
        ),
        tecken,
    )


def insatsutfall(ident: str) -> Expr:
    """Insatsens utfall ur Objektsaldo (kr, kostnad negativ), oavsett vilket kostnadskonto den ligger på."""
    return _med_tecken(
        summor(
            Column("Objektsaldo", "Belopp"),
            ("Dimension", Text(Dimension.INSATS)),
            ("Id", Text(ident)),
            ("Period", PERIOD),
        ),
        -1,
    )


def budget(post: str, version: Expr, *, tecken: int, period: Expr = PERIOD) -> Expr:
    """Postens budget i en version (kr); *tecken* -1 visar en kostnad negativ."""
    return _med_tecken(
        summor(Column("Budget", "Belopp"), ("Post", Text(post)), ("Version", version), ("Period", period)), tecken
    )


def insatsbudget(ident: str, version: Expr) -> Expr:
    """Insatsens budget i en version (kr, kostnad negativ)."""
    return _med_tecken(
        summor(Column("Budget", "Belopp"), ("Insats", Text(ident)), ("Version", version), ("Period", PERIOD)),
        -1,
    )


def mal_ident(nummer: str) -> str:
    """Målets eller indikatorns id i Poster: dess nummer med understreck."""
    return f"MA_{nummer.replace('.', '_')}"


def periodbeloppets_id(insats: str, version: Version) -> str:
    """Det som inleder id för delningen av insatsens belopp för hela perioden, i en version av Budget."""
    return f"PB_{_VERSIONSORD[version]}_{insats}"


def planens_dag(nummer: int) -> Expr:
    """Planårets sista dag."""
    return PERIOD if nummer == 1 else call("EDATE", PERIOD, number(_MANADER_PER_AR * (nummer - 1)))


def figurer(*ident: str) -> tuple[Figure, ...]:
    """Siffrorna med dessa id."""
    return tuple(Figure(namn) for namn in ident)


def summa(ident: str, av: tuple[str, ...]) -> Post:
    """Posten *ident* som summan av andra poster."""
    return Post(ident, plus(*figurer(*av)))


def lika_med_noll(uttryck: Expr) -> Expr:
    """Villkoret att ett belopp är noll på öret."""
    return Binary("=", rounded(uttryck), number(0))


def kvot(taljare: Expr, namnare: Expr) -> Expr:
    """Täljaren delad med nämnaren; ett streck när nämnaren är noll, för då finns inget nyckeltal."""
    return eller_streck(namnare, taljare / namnare)


def eller_streck(namnare: Expr, nyckeltal: Expr) -> Expr:
    """Nyckeltalet, eller ett streck när dess nämnare är noll."""
    return call("IF", lika_med_noll(namnare), Text("–"), nyckeltal)


def uppslag(tabell: str, kolumn: str, nyckelkolumn: str, nyckel: str) -> Expr:
    """Cellen i *kolumn* på raden där *nyckelkolumn* är *nyckel*."""
    return call("INDEX", Column(tabell, kolumn), call("MATCH", Text(nyckel), Column(tabell, nyckelkolumn), number(0)))


def i_ord(heltal: Expr) -> Expr:
    """Ett heltal som text med hårt blanksteg mellan tusental, «7 502», lika på svenska och engelska datorer."""
    return grouped(call("ABS", heltal), _minus(heltal))


def procent_i_ord(andel: Expr) -> Expr:
    """En andel i hela procent, som text: 43 %."""
    return joined(utan_minusnoll(rounded(andel * number(_HUNDRA), 0)), Text(" %"))


def utan_minusnoll(heltal: Expr) -> Expr:
    """Ett heltal som text; en negativ nolla, som en vänd tom summa ger, är 0 i varje räkneprogram."""
    return Binary("&", _minus(heltal), call("ABS", heltal))


def _minus(tal: Expr) -> Expr:
    return call("IF", Binary("<", tal, number(0)), Text("-"), Text(""))
