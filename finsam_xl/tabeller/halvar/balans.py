"""Halvårets balansräkning: ställningen på periodens sista dag mot den 31 december före (RKR R17)."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import UPPLUPNA, saldo, saldon
from finsam_xl.figurer.lagnoter import ANSVAR
from finsam_xl.figurer.perioder import forra_balansdagen, vid_balansdagen
from finsam_xl.figurer.upplyst import upplyst
from finsam_xl.figurer.ur_poster import figurer, summa
from finsam_xl.layout.expr import Figure, plus
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table, Total
from finsam_xl.layout.value import Kind, Value
from finsam_xl.tabeller.arets import balansrakning
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder, utan_dag
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.expr import Expr

__all__ = ["balansdagar", "pa_balansdagen", "poster", "tabell"]

_OMSATTNING = ("BR_fordringar", "BR_placeringar", "BR_kassa")
_SKULDER = "BR_skulder"
_EGET_KAPITAL = "BR_eget_kapital"
_KALLA = "lkbr-6"
_EJ_TRYCKTA = {
    "BR_anlaggning": "Anläggningstillgångar",
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
        Post("BR_upplupna", saldon("Rad", underlag.form.kvar(_SKULDER), kontogrupp=UPPLUPNA), kalla=_KALLA),
        Post("BR_kortfristiga", _kortfristiga(underlag), kalla=_KALLA),
        *(_ur_ib(underlag) if underlag.balans_ur_ib else ()),
        *_ansvaret(underlag),
    )
    return pa_balansdagen(underlag, (replace(post, etikett=_EJ_TRYCKTA.get(post.ident, post.etikett)) for post in egna))


def _ansvaret(underlag: Underlag) -> tuple[Post, ...]:
    """Panter och ansvarsförbindelser som Upplysningar har belopp för på någon av balansdagarna."""
    if not balansrakning.med_ansvar(underlag):
        return ()
    alla = plus(*(upplyst(underlag, slag) for slag in ANSVAR))
    return (Post("UP_ansvar", alla, etikett="Panter och ansvarsförbindelser", kalla="lkbr-9"),)


def _kortfristiga(underlag: Underlag, slut: str = "") -> Expr:
    """De kortfristiga skulderna utan det upplupna och utan de egna rader som trycks för sig."""
    kvar = Figure(f"{_SKULDER}{slut}") - Figure(f"BR_upplupna{slut}")
    for egen in underlag.form.egna_i(_SKULDER):
        kvar = kvar - Figure(f"{egen}{slut}")
    return kvar


def _ur_ib(underlag: Underlag) -> tuple[Post, ...]:
    """Halvårets egna rader ur årets ingående balans; de andra är årsredovisningens."""
    return (
        balansrakning.ingaende("BR_summa_omsattning", plus(*figurer(*(f"{ident}_ib" for ident in _OMSATTNING)))),
        balansrakning.ingaende(
            "BR_upplupna", saldon("Rad", underlag.form.kvar(_SKULDER), falt="IB", kontogrupp=UPPLUPNA)
        ),
        balansrakning.ingaende("BR_kortfristiga", _kortfristiga(underlag, "_ib")),
    )


def balansdagar(underlag: Underlag) -> tuple[PrintedColumn, PrintedColumn]:
    """Kolumnerna för periodens och förra årets balansdag."""

    def rubrik(period: bool) -> Value:  # noqa: FBT001 - som kolumner.balansdag
        forra = forra_balansdagen(underlag)
        return balansdag(True) if period else Value(forra, Kind.DATUM, empty_if=utan_dag(forra))

    return perioder(rubrik)


def tabell(underlag: Underlag) -> Table:
    """Balansräkningen; poster som förbundet sällan har visas när de finns. Eget kapital är en enda rad."""
    skulder = ("BR_avsattningar", "BR_langfristiga", "BR_kortfristiga", "BR_upplupna")
    i_skulderna = underlag.form.egna_i(_SKULDER)
    former = (
        *balansrakning.former_for_alla(),
        balansrakning.panterrad(underlag.balansdag_fg, underlag.period, balansrakning.med_ansvar(underlag)),
        *(Line(ident, "") for ident in ("BR_summa_eget_kapital", *skulder)),
        Sum("BR_anlaggning", ""),
        Sum("BR_summa_omsattning", "", of=_OMSATTNING),
        Sum("BR_summa_tillgangar", "", of=("BR_anlaggning", "BR_summa_omsattning")),
        Total("BR_summa_ek_och_skulder", "", of=("BR_summa_eget_kapital", *skulder, *i_skulderna)),
    )
    utan = underlag.form.egna_i(_EGET_KAPITAL)
    rader = tryckta(underlag, "BR", former)
    return Table(
        "BR",
        "Balansräkning",
        (not_kolumn(), *balansrakning.ur_ingaende_balans(underlag, balansdagar(underlag))),
        tuple(_med_halvarets_skulder(rad, underlag) for rad in rader if rad.ident not in utan),
        notes=balansrakning.jamforelse(underlag),
    )


def _med_halvarets_skulder(rad: Row, underlag: Underlag) -> Row:
    """En summa av de kortfristiga skulderna, som halvåret trycker på två rader."""
    skulder = underlag.form.tryckt_id(_SKULDER)
    if not isinstance(rad, Sum) or skulder not in rad.of:
        return rad
    delar = (("BR_kortfristiga", "BR_upplupna") if led == skulder else (led,) for led in rad.of)
    return replace(rad, of=tuple(chain.from_iterable(delar)))
