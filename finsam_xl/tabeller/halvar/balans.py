"""Halvårets balansräkning: ställningen på periodens sista dag mot den 31 december före (RKR R17)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.perioder import forra_balansdagen, vid_balansdagen
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Figure, Setting, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Section, Sum, Table, Total
from finsam_xl.layout.value import Kind, Value, count
from finsam_xl.tabeller.arets import balansrakning
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder, utan_dag

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag

__all__ = ["UPPLUPNA", "balansdagar", "pa_balansdagen", "poster", "tabell"]

UPPLUPNA = 29
"""Kontogruppen för upplupna kostnader och förutbetalda intäkter, i BAS och Kommun-Bas."""
_OMSATTNING = ("BR_fordringar", "BR_placeringar", "BR_kassa")
_KALLA = "lkbr-6"
_EJ_TRYCKTA = {
    "BR_eget_kapital": "Ingående eget kapital",
    "BR_skulder": "Kortfristiga skulder och upplupna poster",
}


def pa_balansdagen(underlag: Underlag, poster: Iterable[Post]) -> tuple[Post, ...]:
    """Posterna med den 31 december, inte jämförelseperiodens sista dag, i jämförelsekolumnen."""
    return tuple(
        post if post.bara_period else replace(post, jamforelse=vid_balansdagen(underlag, post.formel))
        for post in poster
    )


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Tillgångar, eget kapital med resultatet från årets början, och skulder; positiva i kr."""
    egna = (
        Post("BR_periodens_resultat", saldo("Rad", "RR_*"), etikett="Resultat från årets början", kalla=_KALLA),
        *balansrakning.poster(underlag, "BR_periodens_resultat"),
        summa("BR_summa_omsattning", _OMSATTNING),
        Post("BR_upplupna", saldo("Rad", "BR_skulder", kontogrupp=UPPLUPNA), kalla=_KALLA),
        Post("BR_kortfristiga", Figure("BR_skulder") - Figure("BR_upplupna"), kalla=_KALLA),
        *(_ur_ib() if underlag.balans_ur_ib else ()),
    )
    return pa_balansdagen(underlag, (replace(post, etikett=_EJ_TRYCKTA.get(post.ident, post.etikett)) for post in egna))


def _ur_ib() -> tuple[Post, ...]:
    """Halvårets egna rader ur årets ingående balans; de andra är årsredovisningens."""
    return (
        balansrakning.ingaende("BR_summa_omsattning", plus(*figurer(*(f"{ident}_ib" for ident in _OMSATTNING)))),
        balansrakning.ingaende("BR_upplupna", saldo("Rad", "BR_skulder", falt="IB", kontogrupp=UPPLUPNA)),
        balansrakning.ingaende("BR_kortfristiga", Figure("BR_skulder_ib") - Figure("BR_upplupna_ib")),
    )


def balansdagar(underlag: Underlag) -> tuple[PrintedColumn, PrintedColumn]:
    """Kolumnerna för periodens och förra årets balansdag."""

    def rubrik(period: bool) -> Value:  # noqa: FBT001 - som kolumner.balansdag
        forra = forra_balansdagen(underlag)
        return balansdag(True) if period else Value(forra, Kind.DATUM, empty_if=utan_dag(forra))

    return perioder(rubrik)


def tabell(underlag: Underlag) -> Table:
    """Balansräkningen; poster som förbundet sällan har visas när de finns."""
    return Table(
        "BR",
        "Balansräkning",
        (not_kolumn(), *balansrakning.ur_ingaende_balans(underlag, balansdagar(underlag))),
        (
            Section("tillgangar", "Tillgångar"),
            Section("anlaggning", "Anläggningstillgångar"),
            Sum("BR_anlaggning", "Summa anläggningstillgångar", only_with=("BR_anlaggning",)),
            Section("omsattning", "Omsättningstillgångar"),
            Line("BR_fordringar", "Fordringar", note="3"),
            _ovanlig("BR_placeringar", "Kortfristiga placeringar"),
            Line("BR_kassa", "Kassa och bank"),
            Sum("BR_summa_omsattning", "Summa omsättningstillgångar", of=_OMSATTNING),
            Sum("BR_summa_tillgangar", "Summa tillgångar", of=("BR_anlaggning", "BR_summa_omsattning")),
            Section("ek_och_skulder", "Eget kapital och skulder"),
            Line("BR_summa_eget_kapital", "Eget kapital"),
            _ovanlig("BR_avsattningar", "Avsättningar"),
            _ovanlig("BR_langfristiga", "Långfristiga skulder"),
            Line("BR_kortfristiga", "Kortfristiga skulder"),
            Line("BR_upplupna", "Upplupna kostnader och förutbetalda intäkter", note="4"),
            Total(
                "BR_summa_ek_och_skulder",
                "Summa eget kapital och skulder",
                of=("BR_summa_eget_kapital", "BR_avsattningar", "BR_langfristiga", "BR_kortfristiga", "BR_upplupna"),
            ),
            Line(
                "panter",
                "Panter och ansvarsförbindelser",
                cells={"period": count(Setting("Panter")), "jamforelse": count(Setting("Panter_fg"))},
            ),
        ),
        notes=balansrakning.jamforelse(underlag),
    )


def _ovanlig(kod: str, text: str) -> Line:
    return Line(kod, text, only_with=(kod,))
