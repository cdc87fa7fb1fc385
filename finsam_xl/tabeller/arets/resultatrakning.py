"""Resultaträkning: periodens intäkter och kostnader, med jämförelseperioden (LKBR 5 kap.)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.hamta import saldo
from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, Sum, Table, Total
from finsam_xl.tabeller.arets import resultatbudget
from finsam_xl.tabeller.kolumner import not_kolumn, perioder

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["EFTER_FINANSIELLA", "VERKSAMHETENS_RESULTAT", "poster", "tabell"]

VERKSAMHETENS_RESULTAT = ("RR_intakter", "RR_kostnader", "RR_avskrivningar")
EFTER_FINANSIELLA = ("RR_verksamhetens_resultat", "RR_finansiella_intakter", "RR_finansiella_kostnader")
_KALLA = "lkbr-5"
_EXTRAORDINARA = "RR_extraordinara"
_OVANLIGA = {"RR_avskrivningar": "Avskrivningar", _EXTRAORDINARA: "Extraordinära poster"}


def poster(underlag: Underlag, *, alltid_extraordinara: bool = False) -> tuple[Post, ...]:
    """Intäkter positiva och kostnader negativa, i kr. Omföringen av resultatet (899x) ingår inte.

    Extraordinära poster ingår när Kontoplan har konton för dem, eller när rapporten alltid visar raden.
    """
    extraordinara = (_EXTRAORDINARA,) if alltid_extraordinara or underlag.anvander(_EXTRAORDINARA) else ()
    rader = (*VERKSAMHETENS_RESULTAT, *EFTER_FINANSIELLA[1:], *extraordinara)
    return (
        *(Post(kod, saldo("Rad", kod), etikett=_OVANLIGA.get(kod, ""), kalla=_KALLA) for kod in rader),
        summa("RR_verksamhetens_resultat", VERKSAMHETENS_RESULTAT),
        summa("RR_efter_finansiella", EFTER_FINANSIELLA),
        summa("RR_arets_resultat", ("RR_efter_finansiella", *extraordinara)),
    )


def tabell(underlag: Underlag) -> Table:
    """Resultaträkningen; avskrivningar och extraordinära poster visas när de finns."""
    return Table(
        "RR",
        "Resultaträkning",
        (not_kolumn(), *resultatbudget.med_budget(underlag, perioder())),
        (
            Line("RR_intakter", "Verksamhetens intäkter", note="1"),
            Line("RR_kostnader", "Verksamhetens kostnader", note="2"),
            _ovanlig("RR_avskrivningar", note="2"),
            Sum("RR_verksamhetens_resultat", "Verksamhetens resultat", of=VERKSAMHETENS_RESULTAT),
            Line("RR_finansiella_intakter", "Finansiella intäkter"),
            Line("RR_finansiella_kostnader", "Finansiella kostnader"),
            Sum("RR_efter_finansiella", "Resultat efter finansiella poster", of=EFTER_FINANSIELLA),
            _ovanlig(_EXTRAORDINARA),
            Total("RR_arets_resultat", "ÅRETS RESULTAT"),
        ),
    )


def _ovanlig(kod: str, note: str = "") -> Line:
    return Line(kod, _OVANLIGA[kod], note, only_with=(kod,))
