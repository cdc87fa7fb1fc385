"""Resultaträkning: periodens intäkter och kostnader, med jämförelseperioden (LKBR 5 kap.)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Row, Sum, Table, Total
from finsam_xl.tabeller.kolumner import not_kolumn, perioder
from finsam_xl.uttryck import saldo, summa

if TYPE_CHECKING:
    from finsam_xl.underlag import Underlag

__all__ = ["VERKSAMHETENS_RESULTAT", "poster", "tabell"]

VERKSAMHETENS_RESULTAT = ("RR_intakter", "RR_kostnader", "RR_avskrivningar")
_EFTER_FINANSIELLA = ("RR_verksamhetens_resultat", "RR_finansiella_intakter", "RR_finansiella_kostnader")
_KALLA = "lkbr-5"
_OVANLIGA = {"RR_avskrivningar": "Avskrivningar"}


def poster(_: Underlag) -> tuple[Post, ...]:
    """Intäkter positiva och kostnader negativa, i kr. Omföringen av resultatet (899x) ingår inte."""
    rader = (*VERKSAMHETENS_RESULTAT, *_EFTER_FINANSIELLA[1:])
    return (
        *(Post(kod, saldo("Rad", kod), etikett=_OVANLIGA.get(kod, ""), kalla=_KALLA) for kod in rader),
        summa("RR_verksamhetens_resultat", VERKSAMHETENS_RESULTAT),
        summa("RR_efter_finansiella", _EFTER_FINANSIELLA),
        summa("RR_arets_resultat", ("RR_efter_finansiella",)),
    )


def tabell(underlag: Underlag) -> Table:
    """Resultaträkningen; avskrivningar visas när de finns."""
    avskrivningar: tuple[Row, ...] = ()
    if "RR_avskrivningar" in underlag.med_saldo:
        avskrivningar = (Line("RR_avskrivningar", _OVANLIGA["RR_avskrivningar"], note="2"),)
    return Table(
        "RR",
        "Resultaträkning",
        (not_kolumn(), *perioder()),
        (
            Line("RR_intakter", "Verksamhetens intäkter", note="1"),
            Line("RR_kostnader", "Verksamhetens kostnader", note="2"),
            *avskrivningar,
            Sum("RR_verksamhetens_resultat", "Verksamhetens resultat", of=VERKSAMHETENS_RESULTAT),
            Line("RR_finansiella_intakter", "Finansiella intäkter"),
            Line("RR_finansiella_kostnader", "Finansiella kostnader"),
            Sum("RR_efter_finansiella", "Resultat efter finansiella poster", of=_EFTER_FINANSIELLA),
            Total("RR_arets_resultat", "ÅRETS RESULTAT"),
        ),
    )
