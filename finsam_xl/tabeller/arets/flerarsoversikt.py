"""Flerårsöversikt: verksamhetens utveckling i fem år, nyaste året först (RKR R15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.historik import i_historik, i_kronor
from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.urval import summor
from finsam_xl.layout.expr import PERIOD, Column, Expr, Figure, Period, Setting, Text, call, number
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import Line, PrintedColumn, Row, Sum, Table
from finsam_xl.layout.value import Content, Kind, Value, amount, count, share
from finsam_xl.tabeller.kolumner import ar

if TYPE_CHECKING:
    from collections.abc import Collection

    from finsam_xl.figurer.underlag import Underlag

__all__ = ["EGET_KAPITAL", "HISTORISKA_AR", "ar_med_historik", "historikens_dag", "poster", "tabell"]

_KALLA = "rkr-r15"
HISTORISKA_AR = (2, 3, 4)
EGET_KAPITAL = "eget_kapital"
"""Posten i Historik som diagrammet över åren visar; tabellen har den inte."""
_BELOPPSRADER = {"intakter": "RR_intakter", "kostnader": "FO_kostnader", "resultat": "RR_verksamhetens_resultat"}
_MANADER_PER_AR = 12
_TEXT = {
    "intakter": "Intäkter",
    "kostnader": "Kostnader",
    "resultat": "Verksamhetens resultat",
    "soliditet": "Soliditet",
    "anstallda": "Antal anställda",
}


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """De två senaste åren är huvudbokens; åren före hämtas ur Historik i den enhet de trycktes."""
    return (
        Post("FO_kostnader", Figure("RR_kostnader") + Figure("RR_avskrivningar"), etikett="Kostnader", kalla=_KALLA),
        Post(
            "FO_anstallda",
            Setting("Anstallda"),
            Enhet.ANTAL,
            "Antal anställda",
            kalla=_KALLA,
            jamforelse=Setting("Anstallda_fg"),
        ),
        *(post for tillbaka in HISTORISKA_AR for post in _historiska(tillbaka, underlag)),
        *(_kapitalet(tillbaka, underlag) for tillbaka in HISTORISKA_AR),
    )


def ar_med_historik(underlag: Underlag, poster_: Collection[str]) -> tuple[int, ...]:
    """Hur många år tillbaka Historik har någon av posterna, bland de år som översikten visar."""
    aren = {underlag.period.year - rad.period.year for rad in underlag.bokslut.historik if rad.post in poster_}
    return tuple(tillbaka for tillbaka in HISTORISKA_AR if tillbaka in aren)


def _kapitalet(tillbaka: int, underlag: Underlag) -> Post:
    return Post(
        f"FO_{EGET_KAPITAL}_{tillbaka}",
        i_kronor(underlag, ("Post", Text(EGET_KAPITAL)), ("Period", historikens_dag(tillbaka))),
        etikett=f"Eget kapital {tillbaka} år före perioden",
        kalla=_KALLA,
        bara_period=True,
    )


def _historiska(tillbaka: int, underlag: Underlag) -> tuple[Post, ...]:
    def post(rad: str, uttryck: Expr, enhet: Enhet) -> Post:
        return Post(
            f"FO_{rad}_{tillbaka}",
            uttryck,
            enhet,
            f"{_TEXT[rad]} {tillbaka} år före perioden",
            kalla=_KALLA,
            bara_period=True,
        )

    return (
        *(
            post(rad, i_kronor(underlag, ("Post", Text(rad)), ("Period", historikens_dag(tillbaka))), Enhet.KR)
            for rad in _BELOPPSRADER
        ),
        post("soliditet", _historik("soliditet", tillbaka, "%") / number(100), Enhet.ANDEL),
        post("anstallda", _historik("anstallda", tillbaka, "antal"), Enhet.ANTAL),
    )


def historikens_dag(tillbaka: int) -> Expr:
    """Periodens dag så många år tillbaka, som Historik har den."""
    return call("EDATE", PERIOD, number(-_MANADER_PER_AR * tillbaka))


def _historik(rad: str, tillbaka: int, enhet: str) -> Expr:
    return summor(
        Column("Historik", "Belopp"), ("Post", Text(rad)), ("Period", historikens_dag(tillbaka)), ("Enhet", Text(enhet))
    )


def tabell(_: Underlag) -> Table:
    """Intäkter, kostnader, resultat, soliditet och antal anställda; ett år som saknas i Historik visas med streck."""
    return Table(
        "FO",
        "Flerårsöversikt",
        tuple(_kolumn(tillbaka) for tillbaka in (0, 1, *HISTORISKA_AR)),
        (
            Line("intakter", _TEXT["intakter"]),
            Line("kostnader", _TEXT["kostnader"]),
            Sum("resultat", _TEXT["resultat"], of=("intakter", "kostnader")),
            Line("soliditet", _TEXT["soliditet"]),
            Line("anstallda", _TEXT["anstallda"]),
        ),
    )


def _kolumn(tillbaka: int) -> PrintedColumn:
    if tillbaka in HISTORISKA_AR:
        rubrik = Value(call("YEAR", call("EDATE", Period(True), number(-_MANADER_PER_AR * tillbaka))), Kind.AR)
        return PrintedColumn(f"ar_{tillbaka}", rubrik, lambda rad: _tidigare(rad, tillbaka), 12, year=-tillbaka)
    period = tillbaka == 0
    return PrintedColumn(f"ar_{tillbaka}", ar(period), lambda rad: _bokfort(rad, period=period), 12, year=-tillbaka)


def _bokfort(rad: Row, *, period: bool) -> Content:
    if rad.ident == "soliditet":
        return share(Figure("NT_soliditet", period))
    if rad.ident == "anstallda":
        siffra = Figure("FO_anstallda", period)
        return count(siffra, empty_if=lika_med_noll(siffra), empty_text="–")
    return amount(Figure(_BELOPPSRADER[rad.ident], period))


def _tidigare(rad: Row, tillbaka: int) -> Content:
    saknas = lika_med_noll(i_historik(("Post", Text(rad.ident)), ("Period", historikens_dag(tillbaka))))
    visa = {"soliditet": share, "anstallda": count}.get(rad.ident, amount)
    return visa(Figure(f"FO_{rad.ident}_{tillbaka}"), empty_if=saknas, empty_text="–")
