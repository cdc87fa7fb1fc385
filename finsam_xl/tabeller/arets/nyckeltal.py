"""Nyckeltal och mål för eget kapital: soliditet, kassalikviditet, eget kapital mot intäkter, insatsmedlens andel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import eller_streck, kvot
from finsam_xl.layout.expr import Figure, Name, call, number
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Table
from finsam_xl.layout.value import share
from finsam_xl.regler.malkapital import Bas
from finsam_xl.tabeller.kolumner import ar
from finsam_xl.udf.funktioner.mal import ek_grans
from finsam_xl.udf.funktioner.nyckeltal import ek_andel, kassalikviditet, soliditet

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["poster", "tabell"]

_NYCKELTAL = {
    "NT_soliditet": "Soliditet",
    "NT_kassalikviditet": "Kassalikviditet",
    "EK_andel": "Eget kapital i procent av intäkterna",
    "NT_insatsandel": "Insatsmedlens andel av kostnaderna",
    "NT_utnyttjandegrad": "Insatsmedel i procent av budget",
}
"""Nyckeltalen i den ordning de trycks."""


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Andelar (0,63 = 63 %) och målets gräns och överskridande i kr; målet räknas på den bas som Grunddata anger."""
    pa_budget = _pa_budget(underlag)
    bas = Figure("DP_summa_intakter") if pa_budget else Figure("RR_intakter")
    eget_kapital = Figure("BR_summa_eget_kapital")
    tillgangar, skulder = Figure("BR_summa_tillgangar"), Figure("BR_skulder")
    placerat = Figure("BR_placeringar") + Figure("BR_kassa")
    kostnader = Figure("RR_kostnader") + Figure("RR_avskrivningar")
    return (
        _andel("NT_soliditet", eller_streck(tillgangar, soliditet.uttryck(eget_kapital, tillgangar))),
        _andel(
            "NT_kassalikviditet",
            eller_streck(skulder, kassalikviditet.uttryck(placerat, Figure("BR_fordringar"), skulder)),
        ),
        _andel("NT_insatsandel", kvot(Figure("DR_insatsmedel"), kostnader)),
        _andel(
            "NT_utnyttjandegrad",
            kvot(Figure("DR_insatsmedel"), Figure("DB_insatsmedel")),
            bara_period=True,
        ),
        Post("EK_basbelopp", bas, etikett="Intäkter som målet för eget kapital räknas på", bara_period=pa_budget),
        _andel(
            "EK_andel",
            eller_streck(Figure("EK_basbelopp"), ek_andel.uttryck(eget_kapital, Figure("EK_basbelopp"))),
            bara_period=pa_budget,
        ),
        Post(
            "EK_grans",
            ek_grans.uttryck(Figure("EK_basbelopp"), Name("EK_Mal")),
            etikett="Gräns för eget kapital enligt målet",
            kalla="mal-ek",
            bara_period=pa_budget,
        ),
        Post(
            "EK_overskridande",
            call("MAX", number(0), eget_kapital - Figure("EK_grans")),
            etikett="Eget kapital över gränsen",
            kalla="mal-ek",
            bara_period=pa_budget,
        ),
    )


def _pa_budget(underlag: Underlag) -> bool:
    """Om målet räknas på budgeterade intäkter, som bara perioden har."""
    return underlag.val("EK_Bas") == Bas.BUDGETERADE_INTAKTER


def _andel(ident: str, uttryck: Expr, *, bara_period: bool = False) -> Post:
    return Post(ident, uttryck, Enhet.ANDEL, _NYCKELTAL[ident], kalla="nyckeltal", bara_period=bara_period)


def tabell(underlag: Underlag) -> Table:
    """Nyckeltalen för perioden och jämförelseperioden."""
    bara_period = ("NT_utnyttjandegrad", "EK_andel") if _pa_budget(underlag) else ("NT_utnyttjandegrad",)
    return Table(
        "NT",
        "Nyckeltal",
        (
            PrintedColumn("period", ar(True), lambda rad: share(Figure(rad.ident, True)), 13, year=0),
            PrintedColumn(
                "jamforelse",
                ar(False),
                lambda rad: None if rad.ident in bara_period else share(Figure(rad.ident, False)),
                13,
                year=-1,
            ),
        ),
        tuple(Line(ident, etikett) for ident, etikett in _NYCKELTAL.items()),
    )
