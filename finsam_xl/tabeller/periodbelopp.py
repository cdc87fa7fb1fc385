"""Belopp för en insats hela tid, delade på åren efter påbörjade månader (regeln i `regler.periodisering`).

En rad i Budget med Belopp hela perioden hör till en insats med Start och Slut. Delningen omfattar alla år som insatsen
pågår, också de som ligger utanför planen, för annars blev delarna inte tillsammans beloppet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import budget
from finsam_xl.figurer.ident import periodbeloppets_id
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.figurer.storsta_resten import Del, Delning, ram, steg, summor, summorna
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.figurer.urval import bland, uppslag
from finsam_xl.figurer.urval import summor as sumifs
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Text, call, number, plus, rounded
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Table
from finsam_xl.layout.value import Value, amount, count
from finsam_xl.modell import Version
from finsam_xl.tabeller.plan.ar import ar, rubrik

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Insats

__all__ = [
    "arets_del",
    "arets_delar",
    "insatser",
    "insatsmedlens_budget",
    "per_grupp",
    "planens_summor",
    "poster",
    "tabell",
    "utan_budget",
    "vald_version",
]

_KALLA = "budget"
_MANADER_PER_AR = 12


def vald_version(underlag: Underlag) -> Version:
    """Den version av Budget som rapporten visar."""
    return Version(underlag.rapportval("Budgetversion") or Version.VERKSAMHETSPLAN)


def utan_budget(underlag: Underlag, version: Version, som_uttryck: Expr) -> Expr | None:
    """Villkoret att Budget fortfarande inte har någon rad för perioden i *version*; None när den har det."""
    rader = (rad for rad in underlag.bokslut.budget if rad.version == version)
    if any(rad.period == underlag.period or rad.hela_perioden is not None for rad in rader):
        return None
    return lika_med_noll(bland("Budget", ("Version", som_uttryck), ("Period", PERIOD), ("Belopp", Text("<>"))))


def insatser(underlag: Underlag, version: Version) -> tuple[Insats, ...]:
    """Insatserna som har ett belopp för hela perioden i *version*, i Insatsers ordning."""
    med = {rad.insats for rad in underlag.bokslut.budget if rad.hela_perioden is not None and rad.version == version}
    return tuple(insats for insats in underlag.bokslut.insatser if insats.id in med and insats.start and insats.slut)


def poster(underlag: Underlag, versioner: Iterable[Version]) -> tuple[Post, ...]:
    """Per insats beloppet (kr), månader per år, exakt andel, nedåt, rest, rang och årets del (kr)."""
    return tuple(_posterna(underlag, versioner))


def _posterna(underlag: Underlag, versioner: Iterable[Version]) -> Iterator[Post]:
    for version in versioner:
        for insats in insatser(underlag, version):
            yield from _delade(_delning(insats, version, underlag))


def per_grupp(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """En bokförd rapports grupp i Poster, när Budget har sådana belopp."""
    delade = poster(underlag, tuple(Version))
    return {"Belopp för hela perioden": delade} if delade else {}


def planens_summor(underlag: Underlag) -> tuple[Post, ...]:
    """Delarna av planens år tillsammans (kr); inga när Budget inte har belopp för hela perioden."""
    return tuple(
        Post(
            f"PB_summa_{nummer}",
            plus(*arets_delar(underlag, vald_version(underlag), nummer)),
            etikett=f"Belopp för hela perioden: delar av år {nummer}",
            kalla=_KALLA,
            bara_period=True,
        )
        for nummer in PLANAR
        if insatser(underlag, vald_version(underlag))
    )


def _delade(delning: Delning) -> tuple[Post, ...]:
    return (ram(delning), *steg(delning), *summorna(delning), *summor(delning, ("beraknad", "beräknad")))


def _aren(insats: Insats, underlag: Underlag) -> tuple[int, ...]:
    """Insatsens år som nummer: 1 är rapportens (planens första), 0 året före."""

    def nummer(dag: date | None) -> int:
        return 1 if dag is None else dag.year - underlag.period.year + 1

    return tuple(range(nummer(insats.start), nummer(insats.slut) + 1))


def _namn(nummer: int) -> str:
    """Årets id: minus går inte i ett namn."""
    return str(nummer) if nummer > 0 else f"fore{1 - nummer}"


def _delning(insats: Insats, version: Version, underlag: Underlag) -> Delning:
    belopp = sumifs(Column("Budget", "Belopp hela perioden"), ("Insats", Text(insats.id)), ("Version", Text(version)))
    delar = tuple(
        Del(_namn(nummer), f"{insats.namn} {underlag.period.year + nummer - 1}", _manader(insats, nummer), ar(nummer))
        for nummer in _aren(insats, underlag)
    )
    text = f"{insats.namn}: hela perioden"
    return Delning(periodbeloppets_id(insats.id, version), rounded(belopp), text, number(1), delar, _KALLA, "år")


def _manader(insats: Insats, nummer: int) -> Expr:
    """Påbörjade månader som insatsen pågår under året."""

    def manad(kolumn: str) -> Expr:
        dag = uppslag("Insatser", kolumn, "Id", insats.id)
        return call("YEAR", dag) * number(_MANADER_PER_AR) + call("MONTH", dag)

    forsta = ar(nummer) * number(_MANADER_PER_AR)
    sista = call("MIN", manad("Slut"), forsta + number(_MANADER_PER_AR))
    return call("MAX", number(0), sista - call("MAX", manad("Start"), forsta + number(1)) + number(1))


def arets_del(insats: Insats, underlag: Underlag, version: Version, nummer: int = 1) -> Figure | None:
    """Årets del av insatsens belopp (kr, positivt), om insatsen har ett sådant belopp och pågår det året."""
    if insats not in insatser(underlag, version) or nummer not in _aren(insats, underlag):
        return None
    return Figure(f"{periodbeloppets_id(insats.id, version)}_beraknad_{_namn(nummer)}")


def arets_delar(underlag: Underlag, version: Version, nummer: int = 1) -> tuple[Figure, ...]:
    """Alla insatsers delar det året."""
    delar = (arets_del(insats, underlag, version, nummer) for insats in insatser(underlag, version))
    return tuple(del_ for del_ in delar if del_ is not None)


def insatsmedlens_budget(version: Expr, delar: tuple[Figure, ...]) -> Expr:
    """Årets budget för insatsmedel (kr, negativ): de beviljade, de ännu inte beslutade och *delar* av flera år."""
    beviljade, kvar = (budget(post, version, tecken=-1) for post in ("insatsmedel", "insatsmedel_ej_beslutade"))
    helhet: Expr = beviljade + kvar
    for del_ in delar:
        helhet = helhet - del_
    return helhet


def tabell(underlag: Underlag) -> Table:
    """Beloppen, månaderna och planårens delar; det som hör till andra år står för sig."""
    version = vald_version(underlag)
    per_ident = {periodbeloppets_id(insats.id, version): insats for insats in insatser(underlag, version)}

    def planarets(nummer: int) -> PrintedColumn:
        def innehall(rad: Row) -> Value | None:
            del_ = arets_del(per_ident[rad.ident], underlag, version, nummer)
            return None if del_ is None else amount(del_)

        return PrintedColumn(f"ar_{nummer}", rubrik(nummer), innehall, 13, year=nummer)

    def andra_ar(rad: Row) -> Value:
        utanfor = (nummer for nummer in _aren(per_ident[rad.ident], underlag) if nummer not in PLANAR)
        return amount(plus(*figurer(*(f"{rad.ident}_beraknad_{_namn(nummer)}" for nummer in utanfor))))

    return Table(
        "PB",
        "Belopp för hela perioden, delade på år",
        (
            PrintedColumn("manader", "Månader", lambda rad: count(Figure(f"{rad.ident}_summa_nyckel")), 10),
            PrintedColumn("ram", "Hela perioden", lambda rad: amount(Figure(f"{rad.ident}_ram")), 14),
            *(planarets(nummer) for nummer in PLANAR),
            PrintedColumn("andra", "Andra år", andra_ar, 13),
        ),
        tuple(Line(ident, insats.namn) for ident, insats in per_ident.items()),
        label="Insats",
        label_width=40,
        intro=(
            "Beloppet delas efter påbörjade månader i hela kronor; kronan som blir över går till den största resten.",
        ),
        unit="Insatsenhet",
    )
