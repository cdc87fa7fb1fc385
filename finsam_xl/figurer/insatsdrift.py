"""Det som insatserna har utöver insatsmedel: egen personal, hyra och resor på deras objekt, och egna intäkter som ESF.

Objektsaldo delar varje resultatkonto på insats. Har bara insatsmedlen objekt är en insats utfall detsamma som dess
insatsmedel, och då behövs inget av det här.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import budget, insatsbudget, objektbelopp
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.layout.expr import PERIOD, Expr, Figure, Text, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.modell import Dimension

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats, Objektsaldorad

__all__ = [
    "EJ_FORDELAT",
    "INSATSMEDEL",
    "RESULTATET",
    "UTAN_INSATS",
    "egen_budget",
    "egna",
    "har_utover",
    "insatsernas",
    "intakterna",
    "intaktsposter",
    "ovrig_budget",
    "ovrigt",
    "poster",
    "radid",
    "redovisas",
    "utover_insatsmedel",
]

INSATSMEDEL = ("Drift", Text("DR_insatsmedel"))
"""Villkoret för insatsmedel, i Saldo och Objektsaldo."""
RESULTATET = ("Rad", Text("RR_*"))
"""Villkoret för allt som är årets resultat."""
UTAN_INSATS, EJ_FORDELAT = "ES_utan_insats", "ES_ej_fordelat"
"""Raderna för objekt som ingen insats har, och för det som inget objekt har."""
_INTAKTER = frozenset({"stat", "region", "kommuner", "ovriga_intakter", "finansiella_intakter"})
_INSATSMEDELS_POSTER = frozenset({"insatsmedel", "insatsmedel_ej_beslutade"})


def utover_insatsmedel(underlag: Underlag) -> tuple[Objektsaldorad, ...]:
    """Rapportens rader på objekt som är intäkter, eller andra kostnader än insatsmedel; inte memoradernas.

    En kostnad utan Drift är ett fel i Kontoplan, och säger inte vad den är.
    """
    memo = {insats.id for insats in underlag.bokslut.insatser if insats.memo}
    kostnader = {kod for rad in ("RR_kostnader", "RR_avskrivningar") for kod in underlag.form.klass(rad)}
    return tuple(
        rad
        for rad in underlag.bokslut.objektsaldon
        if rad.dimension is Dimension.INSATS and rad.period in underlag.dagar and rad.id not in memo
        if rad.belopp and rad.rad.startswith("RR_") and rad.drift != "DR_insatsmedel"
        if rad.drift or rad.rad not in kostnader
    )


def insatsernas(underlag: Underlag) -> tuple[Insats, ...]:
    """Insatserna som är med i insatsernas summa: alla utom memoraderna."""
    return tuple(insats for insats in underlag.bokslut.samverkansinsatser if not insats.memo)


def har_utover(underlag: Underlag) -> bool:
    """Om någon insats har något utöver insatsmedel."""
    egna = {insats.id for insats in insatsernas(underlag)}
    return any(rad.id in egna for rad in utover_insatsmedel(underlag))


def redovisas(underlag: Underlag) -> bool:
    """Om något objekt har mer än insatsmedel, och rapportens filer delar varje resultatkonto på insats."""
    return bool(utover_insatsmedel(underlag)) and underlag.dagar.isdisjoint(underlag.bokslut.delvis_delade)


def egna(underlag: Underlag) -> tuple[Insats, ...]:
    """Kansliets och styrelsens kostnadsställen."""
    return tuple(insats for insats in underlag.bokslut.insatser if insats.forbundets_eget and insats.objekt)


def radid(insats: Insats) -> str:
    """Raden i den ekonomiska redovisningen per insats; dess id inleder varje siffras."""
    return f"EP_{insats.id}"


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Per insats dess intäkter, och nettot av allt som inte är insatsmedel (kr, kostnader negativa)."""
    if not har_utover(underlag):
        return ()

    def post(insats: Insats, falt: str, uttryck: Expr, ord_: str) -> Post:
        return Post(f"IU_{insats.id}_{falt}", rounded(uttryck), etikett=f"{insats.namn}: {ord_}", bara_period=True)

    return tuple(
        ett
        for insats in insatsernas(underlag)
        for ett in (
            post(insats, "intakter", -_intakterna(insats, underlag), "egna intäkter"),
            post(insats, "ovrigt", _belopp(insats, INSATSMEDEL) - _belopp(insats, RESULTATET), "utöver insatsmedel"),
        )
    )


def intakterna(underlag: Underlag) -> tuple[tuple[str, Expr], ...]:
    """Villkoren för verksamhetens intäkter: resultaträkningens rad, och de egna raderna som är en del av den."""
    return tuple(("Rad", Text(kod)) for kod in underlag.form.klass("RR_intakter"))


def _intakterna(insats: Insats, underlag: Underlag) -> Expr:
    return plus(*(_belopp(insats, villkor) for villkor in intakterna(underlag)))


def _belopp(insats: Insats, villkor: tuple[str, Expr]) -> Expr:
    return objektbelopp(Dimension.INSATS, ("Id", Text(insats.id)), villkor)


def ovrigt(underlag: Underlag) -> tuple[Figure, ...]:
    """Insatsernas siffror för det som inte är insatsmedel; inga när ingen har något."""
    return figurer(*(f"IU_{insats.id}_ovrigt" for insats in insatsernas(underlag))) if har_utover(underlag) else ()


def egen_budget(insats: Insats, underlag: Underlag, version: Expr, *, tecken: int = -1, period: Expr = PERIOD) -> Expr:
    """Insatsens budget i en version (kr, kostnad negativ): kostnadsposterna minus intäktsposterna."""
    poster_ = {rad.post for rad in underlag.bokslut.budget if rad.insats == insats.id}
    return insatsbudget(
        insats.id, version, tecken=tecken, period=period, intakter=sorted(poster_ & intaktsposter(underlag))
    )


def intaktsposter(underlag: Underlag) -> frozenset[str]:
    """Posterna i Budget som är intäkter, också egna raders."""
    return _INTAKTER | {*underlag.form.budgetposter("ovriga_intakter")}


def ovrig_budget(underlag: Underlag, version: Expr) -> tuple[Expr, ...]:
    """Det som insatserna har i Budget på andra poster än insatsmedel (kr, kostnader negativa)."""
    per_insats = {(rad.insats, rad.post) for rad in underlag.bokslut.budget if rad.post not in _INSATSMEDELS_POSTER}
    return tuple(
        budget(post, version, tecken=1 if post in intaktsposter(underlag) else -1, insats=insats.id)
        for insats in insatsernas(underlag)
        for post in sorted(post for ident, post in per_insats if ident == insats.id)
    )
