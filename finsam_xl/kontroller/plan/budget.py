"""Planens budget: kostnaderna två vägar, avgifterna mot budgeten, finansieringen, och att varje år har en budget."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import VALD_VERSION
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import PLANAR, planens_dag
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, summor
from finsam_xl.kontroller.provning import ALLTID, Belagg, Provning, finns, par, parvis, rest, sokning
from finsam_xl.kontroller.register import Utfall, kontroll
from finsam_xl.layout.expr import Binary, Column, Expr, Figure, Period, Setting, Text, call, number, plus, rounded

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

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


def _budgeten(nummer: int) -> Belagg:
    return finns(f"Budgeten, år {nummer}", _budget(nummer), kravs=ALLTID)


def _alla(underlag: Underlag) -> tuple[str, ...]:
    """Intäkternas poster, också egna raders."""
    return tuple(post for ett in _INTAKTER for post in underlag.form.budgetposter(ett))


@kontroll(
    "C37",
    "Beviljade och tillgängliga medel, övriga och personal är kostnaderna, och listan är det beviljade",
    kalla="budget",
    text="Budget har en rad som planen inte visar, eller första årets beviljade medel hör inte alla till en insats.",
    rapporter=_PLANEN,
)
def kostnaderna(underlag: Underlag) -> Provning:
    """Planens kostnader är allt i Budget utom intäkterna, och första årets beviljade medel har var sin insats.

    Så länge ingen av första årets rader har en insats är medlen inte fördelade, och det går inte att pröva.
    """
    version = underlag.rapportval("Budgetversion")
    med_delar = any(rad.hela_perioden is not None and rad.version == version for rad in underlag.bokslut.budget)

    def allt_utom_intakter(nummer: int) -> Expr:
        rader = _budget(nummer) - _budget(nummer, *_alla(underlag))
        return rader + Figure(f"PB_summa_{nummer}") if med_delar else rader

    def ett(nummer: int) -> Belagg:
        kostnader = -Figure(f"BU_summa_kostnader_{nummer}")
        return par(f"Kostnaderna mot Budget, år {nummer}", kostnader, allt_utom_intakter(nummer), kravs=ALLTID)

    beviljat = parvis(rest("Beviljade medel mot insatserna, år 1", "BG_utan_insats_1", kravs=_beviljade()))
    (delat,) = beviljat.belagg
    inte_fordelat = call("IF", lika_med_noll(_med_insats(underlag)), number(0), beviljat.skillnad)
    kostnader = parvis(*map(ett, PLANAR))
    return Provning(
        rounded(kostnader.skillnad + inte_fordelat), (*kostnader.belagg, replace(delat, skillnad=inte_fordelat))
    )


def _beviljade() -> Expr:
    return bland("Budget", ("Version", VALD_VERSION), ("Period", planens_dag(1)), ("Post", Text("insatsmedel")))


def _med_insats(underlag: Underlag) -> Expr:
    """Första årets rader i Budget som hör till en insats; finns inga är medlen ännu inte fördelade."""
    i_versionen = (("Version", VALD_VERSION), ("Insats", Text("*")))
    arets = bland("Budget", *i_versionen, ("Period", planens_dag(1)), ("Belopp", Text("<>")))
    if not any(rad.hela_perioden is not None for rad in underlag.bokslut.budget):
        return arets
    return arets + bland("Budget", *i_versionen, ("Belopp hela perioden", Text("<>")))


@kontroll(
    "F41",
    "Medlemmarnas avgifter är planens intäkter från medlemmarna",
    kalla="finsam-5",
    text="Delningen på medlemmar ger en annan summa än Budget: ramen är inte hela enheter, eller nyckeln är tom.",
    rapporter=_PLANEN,
)
def avgifterna(_: Underlag) -> Provning:
    """Det som delas på medlemmarna är tillsammans Budgets avgifter från dem, varje år."""

    def ett(nummer: int) -> Belagg:
        avgifter = _budget(nummer, *_MEDLEMMAR)
        return par(f"Medlemmarnas avgifter mot Budget, år {nummer}", f"AV_summa_{nummer}", avgifter, kravs=ALLTID)

    return parvis(*map(ett, PLANAR))


@kontroll(
    "F42",
    "Staten betalar hälften, region och kommuner var sin fjärdedel, alla planens år",
    kalla="finsam-5",
    text="Parternas andelar i Budget avviker från lagens med mer än tusen kronor.",
    utfall=Utfall.NOTIS,
    tolerans=1000,
    rapporter=_PLANEN,
)
def lagens_proportioner(_: Underlag) -> Provning:
    """Staten bidrar varje år med dubbelt så mycket som regionen, och som kommunerna."""
    fall = [(nummer, part) for nummer in PLANAR for part in _MEDLEMMAR[1:]]

    def hoger(nummer: int, part: str) -> Expr:
        return number(2) * Figure(f"BU_{part}_{nummer}")

    jamforda = parvis(
        *(
            par(f"Staten mot {part}, år {nummer}", f"BU_stat_{nummer}", hoger(nummer, part), kravs=ALLTID)
            for nummer, part in fall
        )
    )
    return Provning(call("MAX", *(ett.skillnad for ett in jamforda.belagg if ett.skillnad)), jamforda.belagg)


_ATT_FINANSIERA = tuple(f"EF_otackt_{nummer}" for nummer in PLANAR)


def _kapitalet(nummer: int, skillnad: Expr) -> Belagg:
    """Årets intäkter och kostnader i Budget, och det egna kapital som planen börjar med."""
    vad = f"Budgeten och ingående eget kapital, år {nummer}"
    return finns(vad, f"BU_resultat_{nummer}", Setting("Ingaende_ek"), kravs=ALLTID, skillnad=rounded(skillnad))


@kontroll(
    "F43",
    "Ett underskott täcks av eget kapital",
    kalla="mal-ek",
    text="Planen har ett underskott som är större än det egna kapitalet vid årets ingång: det saknar finansiering.",
    rapporter=_PLANEN,
)
def otackt(_: Underlag) -> Provning:
    """Inget år har ett budgeterat underskott som är större än det egna kapital som året börjar med."""
    return sokning(rounded(plus(*figurer(*_ATT_FINANSIERA))), *map(_kapitalet, PLANAR, figurer(*_ATT_FINANSIERA)))


@kontroll(
    "F44",
    "Eget kapital är enligt planen inom målet alla år",
    kalla="mal-ek",
    text="Eget kapital beräknas ligga över målets gräns något år. Skillnaden är det största beloppet över gränsen.",
    utfall=Utfall.NOTIS,
    rapporter=_PLANEN,
)
def over_malet(_: Underlag) -> Provning:
    """Det egna kapitalet vid varje planårs slut är högst målets andel av årets intäkter."""
    return sokning(
        rounded(call("MAX", *figurer(*(f"EF_over_{nummer}" for nummer in PLANAR)))),
        finns("Ingående eget kapital i Grunddata", Setting("Ingaende_ek"), kravs=ALLTID),
        *(finns(f"Intäkterna i Budget, år {nummer}", f"BU_summa_intakter_{nummer}", kravs=ALLTID) for nummer in PLANAR),
    )


@kontroll(
    "F45",
    "Bara medlemmarna finansierar planen",
    kalla="finsam-5",
    text="Planen har andra intäkter än medlemmarnas. Nationella rådet fann 2022 inget lagstöd för att söka sådana.",
    utfall=Utfall.NOTIS,
    rapporter=_PLANEN,
)
def ovriga_intakter(_: Underlag) -> Provning:
    """Budget har inga andra intäkter än medlemmarnas avgifter, något planår."""
    return sokning(
        rounded(plus(*figurer(*(f"BU_ovriga_intakter_{nummer}" for nummer in PLANAR)))), *map(_budgeten, PLANAR)
    )


@kontroll(
    "F46",
    "Planens tre år har budget, och året före planen är året före",
    kalla="budget",
    text="Perioderna i Grunddata ligger inte ett år isär: året före planen ska vara året före planens första.",
    rapporter=_PLANEN,
)
def utan_budget(_: Underlag) -> Provning:
    """Varje planår har belopp i Budget i planens version, och jämförelseåret är året före planen.

    Ett år som ännu inte har någon budget, som det sista i nästa års bok, går inte att pröva.
    """
    ett_ar = Binary("=", planens_dag(1), call("EDATE", Period(period=False), number(12)))
    return sokning(call("IF", ett_ar, number(0), number(1)), *map(_budgeten, PLANAR))
