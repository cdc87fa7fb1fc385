"""Vad en kontroll jämför i en period: skillnaden, och vad i indata som den vilar på.

En kontroll är prövad först när det finns rader att jämföra på båda sidor. Ett belägg säger vilka sidorna är; raderna
räknas i boken, av samma villkor som sidorna själva läser med.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.perioder import vid_balansdagen
from finsam_xl.layout.expr import Expr, Figure, Text, call, number, plus, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = [
    "ALLTID",
    "Belagg",
    "Provning",
    "Villkor",
    "bara_i_arsredovisningen",
    "finns",
    "i_bada_perioderna",
    "kvar",
    "lika",
    "oprovad",
    "pa_forra_balansdagen",
    "par",
    "parvis",
    "rest",
    "siffra",
    "skillnad",
    "sokning",
]

ALLTID = number(1)
"""Ett belägg som alltid krävs."""


@dataclass(frozen=True, slots=True)
class Villkor:
    """Något annat än rader som ska gälla för att en jämförelse ska vara prövad.

    *annars* är meningen när det inte gäller, *lage* detsamma i ett par ord.
    """

    galler: Expr
    annars: Expr
    lage: str


@dataclass(frozen=True, slots=True)
class Belagg:
    """Vad en jämförelse vilar på: en sida i indata, eller två som var och en ska ha rader, eller ett *villkor*.

    Saknar alla sidor rader finns saken inte hos förbundet, och belägget räknas inte; är *kravs* (ett antal i boken)
    större än noll ska den finnas. Ett *valfritt* belägg räknas bara när alla sidor har rader: där är ingen rad och
    noll kronor detsamma, om bara tabellen har rader för dagen. *rest* är posten vars formel är skillnaden mellan
    sidorna, *skillnad* beläggets egen del av kontrollens skillnad: med den räknas inte ett belopp som bara beror på
    att ett annat beläggs indata saknas.
    """

    vad: str
    sidor: tuple[Expr, ...] = ()
    kravs: Expr | None = None
    valfritt: bool = False
    rest: str = ""
    skillnad: Expr | None = None
    villkor: Villkor | None = None


@dataclass(frozen=True, slots=True)
class Provning:
    """Skillnaden (kr, antal eller procentenheter) och beläggen för den."""

    skillnad: Expr
    belagg: tuple[Belagg, ...]


def siffra(uttryck: Expr | str) -> Expr:
    """Uttrycket; en text är en posts id."""
    return Figure(uttryck) if isinstance(uttryck, str) else uttryck


def skillnad(vanster: Expr | str, hoger: Expr | str) -> Expr:
    """Vänster minus höger i kr; en text är en posts id."""
    return rounded(siffra(vanster) - siffra(hoger))


def par(
    vad: str, vanster: Expr | str, hoger: Expr | str, *, kravs: Expr | None = None, valfritt: bool = False
) -> Belagg:
    """Två vägar till samma belopp."""
    return Belagg(vad, (siffra(vanster), siffra(hoger)), kravs, valfritt)


def rest(vad: str, ident: str, *, kravs: Expr | None = None, valfritt: bool = False) -> Belagg:
    """En post som ska vara noll: de två vägar vars skillnad dess formel är."""
    return Belagg(vad, (), kravs, valfritt, ident)


def lika(vad: str, vanster: Expr | str, hoger: Expr | str) -> Provning:
    """Två belopp som ska vara lika på öret."""
    return Provning(skillnad(vanster, hoger), (par(vad, vanster, hoger),))


def parvis(*belagg: Belagg) -> Provning:
    """Flera par som ska vara lika, var för sig: skillnadernas absolutbelopp, så att de inte kan ta ut varandra."""
    egna = tuple(replace(ett, skillnad=_skillnaden(ett)) for ett in belagg)
    return Provning(rounded(plus(*map(_skillnaden, belagg))), egna)


def _skillnaden(ett: Belagg) -> Expr:
    if ett.skillnad is not None:
        return ett.skillnad
    return call("ABS", skillnad(ett.rest, number(0)) if ett.rest else skillnad(*ett.sidor))


def oprovad(*belagg: Belagg) -> Provning:
    """Det finns inget att jämföra; beläggen säger vad som skulle ha funnits."""
    return Provning(Text("–"), belagg)


def kvar(vad: str, ident: str) -> Provning:
    """En post som ska vara noll, med sitt tecken."""
    return Provning(skillnad(ident, number(0)), (rest(vad, ident),))


def sokning(fel: Expr, *belagg: Belagg) -> Provning:
    """Ett antal (eller belopp) som ska vara noll; beläggen är raderna som har gåtts igenom."""
    return Provning(fel, belagg)


def finns(vad: str, *sidor: Expr | str, kravs: Expr | None = None, skillnad: Expr | None = None) -> Belagg:
    """Rader som ska finnas för att jämförelsen ska säga något, utan att de själva är en sida i den."""
    return Belagg(vad, tuple(map(siffra, sidor)), kravs, skillnad=skillnad)


def i_bada_perioderna(_: Underlag, provning: Provning) -> Provning:
    """Jämförelseperioden prövas som perioden."""
    return provning


def pa_forra_balansdagen(underlag: Underlag, provning: Provning) -> Provning:
    """Jämförelsekolumnen prövas för förra balansdagen, där den inte är jämförelseperiodens sista dag."""

    def gor(uttryck: Expr) -> Expr:
        return vid_balansdagen(underlag, uttryck)

    def gjort(ett: Belagg) -> Belagg:
        egen = None if ett.skillnad is None else gor(ett.skillnad)
        return replace(ett, sidor=tuple(map(gor, ett.sidor)), skillnad=egen)

    return Provning(gor(provning.skillnad), tuple(map(gjort, provning.belagg)))


def bara_i_arsredovisningen(underlag: Underlag, provning: Provning) -> Provning | None:
    """Halvårets jämförelse är en balansdag, utan det års början."""
    return None if underlag.har("Balansdag_fg") else provning
