"""Resultaträkning: periodens intäkter och kostnader, med jämförelseperioden (LKBR 5 kap.)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.table import Line, Row, Sum, Table, Total
from finsam_xl.tabeller.arets import resultatbudget
from finsam_xl.tabeller.egna_poster import med_egna, summarader
from finsam_xl.tabeller.kolumner import not_kolumn, perioder
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["EFTER_FINANSIELLA", "RADER", "VERKSAMHETENS_RESULTAT", "poster", "tabell", "utan_egen_budget"]

VERKSAMHETENS_RESULTAT = ("RR_intakter", "RR_kostnader", "RR_avskrivningar")
EFTER_FINANSIELLA = ("RR_verksamhetens_resultat", "RR_finansiella_intakter", "RR_finansiella_kostnader")
_KALLA = "lkbr-5"
_EXTRAORDINARA = "RR_extraordinara"
RADER = (*VERKSAMHETENS_RESULTAT, *EFTER_FINANSIELLA[1:], _EXTRAORDINARA)
"""Raderna som kommer ur konton."""


def poster(underlag: Underlag, *, alltid_extraordinara: bool = False) -> tuple[Post, ...]:
    """Intäkter positiva och kostnader negativa, i kr. Omföringen av resultatet (899x) ingår inte.

    Extraordinära poster ingår när Kontoplan har konton för dem, eller när rapporten alltid visar raden. En rad är alla
    dess konton, också de egna radernas som är en del av den.
    """
    extraordinara = (_EXTRAORDINARA,) if alltid_extraordinara or underlag.anvander(_EXTRAORDINARA) else ()
    rader = (*VERKSAMHETENS_RESULTAT, *EFTER_FINANSIELLA[1:], *extraordinara)
    return (
        *(post for kod in rader for post in med_egna(underlag, "RR", kod, -1, _KALLA)),
        summa("RR_verksamhetens_resultat", VERKSAMHETENS_RESULTAT),
        summa("RR_efter_finansiella", EFTER_FINANSIELLA),
        summa("RR_arets_resultat", ("RR_efter_finansiella", *extraordinara)),
        *summarader(underlag, "RR", _KALLA),
    )


def tabell(underlag: Underlag) -> Table:
    """Resultaträkningen; avskrivningar och extraordinära poster visas när de finns."""
    former = (
        *(Line(kod, "") for kod in RADER),
        Sum("RR_verksamhetens_resultat", "", of=VERKSAMHETENS_RESULTAT),
        Sum("RR_efter_finansiella", "", of=EFTER_FINANSIELLA),
        Total("RR_arets_resultat", ""),
    )
    tryckt = utan_egen_budget(underlag, tryckta(underlag, "RR", former))
    kolumner = (not_kolumn(), *resultatbudget.med_budget(underlag, perioder()))
    return Table("RR", "Resultaträkning", kolumner, tryckt)


def utan_egen_budget(underlag: Underlag, rader: tuple[Row, ...]) -> tuple[Row, ...]:
    """Raderna, där summorna inte sägs vara de tryckta raderna i budgetkolumnerna: en egen rad har ingen budget."""
    if not any(underlag.form.egna_i(kod) for kod in RADER):
        return rader
    budget = ("budget", "avvikelse")
    return tuple(replace(rad, not_in=(*rad.not_in, *budget)) if isinstance(rad, Sum) else rad for rad in rader)
