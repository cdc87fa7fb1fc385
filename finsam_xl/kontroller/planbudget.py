"""Planens budget: kostnaderna två vägar, avgifterna mot budgeten, finansieringen, och att varje år har en budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.kontroller.register import Kontroll, Utfall, kontroll, olikheter
from finsam_xl.layout.expr import Binary, Column, Expr, Figure, Period, Text, call, number, plus, rounded
from finsam_xl.uttryck import PLANAR, VALD_VERSION, bland, figurer, lika_med_noll, planens_dag, summor

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

_PLANEN = frozenset({"VP"})
_MEDLEMMAR = ("stat", "region", "kommuner")
_INTAKTER = (*_MEDLEMMAR, "ovriga_intakter", "finansiella_intakter")


def _budget(nummer: int, *poster: str) -> Expr:
    """Årets belopp i Budget för posterna; för alla rader om ingen nämns."""
    villkor = (("Version", VALD_VERSION), ("Period", planens_dag(nummer)))
    belopp = Column("Budget", "Belopp")
    if not poster:
        return summor(belopp, *villkor)
    return plus(*(summor(belopp, *villkor, ("Post", Text(post))) for post in poster))


def _kostnader(underlag: Underlag) -> Expr:
    version = underlag.rapportval("Budgetversion")
    med_delar = any(rad.hela_perioden is not None and rad.version == version for rad in underlag.bokslut.budget)

    def allt_utom_intakter(nummer: int) -> Expr:
        rader = _budget(nummer) - _budget(nummer, *_INTAKTER)
        return rader + Figure(f"PB_summa_{nummer}") if med_delar else rader

    par = ((-Figure(f"BU_summa_kostnader_{nummer}"), allt_utom_intakter(nummer)) for nummer in PLANAR)
    return olikheter(*par, ("BG_utan_insats_1", number(0)))


C37 = kontroll(
    Kontroll(
        "C37",
        "Beviljade och tillgängliga medel, övriga och personal är kostnaderna, och listan är det beviljade",
        "budget",
        "Budget har en rad som planen inte visar, eller första årets beviljade medel hör inte alla till en insats.",
        uttryck=_kostnader,
        rapporter=_PLANEN,
    )
)


def _avgifterna(_: Underlag) -> Expr:
    return olikheter(*((f"AV_summa_{nummer}", _budget(nummer, *_MEDLEMMAR)) for nummer in PLANAR))


F41 = kontroll(
    Kontroll(
        "F41",
        "Medlemmarnas avgifter är planens intäkter från medlemmarna",
        "finsam-5",
        "Delningen på medlemmar ger en annan summa än Budget: ramen är inte hela enheter, eller nyckeln är tom.",
        uttryck=_avgifterna,
        rapporter=_PLANEN,
    )
)


def _proportioner(_: Underlag) -> Expr:
    def skiljer(nummer: int, part: str) -> Expr:
        return call("ABS", rounded(Figure(f"BU_stat_{nummer}") - number(2) * Figure(f"BU_{part}_{nummer}")))

    return call("MAX", *(skiljer(nummer, part) for nummer in PLANAR for part in _MEDLEMMAR[1:]))


F42 = kontroll(
    Kontroll(
        "F42",
        "Staten betalar hälften, region och kommuner var sin fjärdedel, alla planens år",
        "finsam-5",
        "Parternas andelar i Budget avviker från lagens med mer än tusen kronor.",
        utfall=Utfall.NOTIS,
        tolerans=Decimal(1000),
        uttryck=_proportioner,
        rapporter=_PLANEN,
    )
)


def _otackt(_: Underlag) -> Expr:
    return rounded(plus(*figurer(*(f"EF_otackt_{nummer}" for nummer in PLANAR))))


F43 = kontroll(
    Kontroll(
        "F43",
        "Ett underskott täcks av eget kapital",
        "mal-ek",
        "Planen har ett underskott som är större än det egna kapitalet vid årets ingång: det saknar finansiering.",
        uttryck=_otackt,
        rapporter=_PLANEN,
    )
)


def _over_malet(_: Underlag) -> Expr:
    return rounded(call("MAX", *figurer(*(f"EF_over_{nummer}" for nummer in PLANAR))))


F44 = kontroll(
    Kontroll(
        "F44",
        "Eget kapital är enligt planen inom målet alla år",
        "mal-ek",
        "Eget kapital beräknas ligga över målets gräns något år. Skillnaden är det största beloppet över gränsen.",
        utfall=Utfall.NOTIS,
        uttryck=_over_malet,
        rapporter=_PLANEN,
    )
)


def _ovriga_intakter(_: Underlag) -> Expr:
    return rounded(plus(*figurer(*(f"BU_ovriga_intakter_{nummer}" for nummer in PLANAR))))


F45 = kontroll(
    Kontroll(
        "F45",
        "Bara medlemmarna finansierar planen",
        "finsam-5",
        "Planen har andra intäkter än medlemmarnas. Nationella rådet fann 2022 inget lagstöd för att söka sådana.",
        utfall=Utfall.NOTIS,
        uttryck=_ovriga_intakter,
        rapporter=_PLANEN,
    )
)


def _utan_budget(_: Underlag) -> Expr:
    def saknas(nummer: int) -> Expr:
        rader = bland("Budget", ("Version", VALD_VERSION), ("Period", planens_dag(nummer)), ("Belopp", Text("<>")))
        return call("IF", lika_med_noll(rader), number(1), number(0))

    ett_ar = Binary("=", planens_dag(1), call("EDATE", Period(period=False), number(12)))
    return plus(*map(saknas, PLANAR)) + call("IF", ett_ar, number(0), number(1))


F46 = kontroll(
    Kontroll(
        "F46",
        "Planens tre år har budget, och året före planen är året före",
        "budget",
        "Ett planår saknar rader i Budget i planens version, eller perioderna i Grunddata ligger inte ett år isär.",
        uttryck=_utan_budget,
        rapporter=_PLANEN,
    )
)
