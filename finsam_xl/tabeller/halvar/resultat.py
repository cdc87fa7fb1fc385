"""Halvårets resultaträkning: perioden mot samma del av året före, med alla rader också när de är noll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.table import Line, Sum, Table, Total
from finsam_xl.tabeller.arets import resultatbudget, resultatrakning
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder
from finsam_xl.tabeller.rader import tryckta

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["poster", "tabell"]

_RESULTAT = ("RR_efter_finansiella", "RR_extraordinara")


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Årsredovisningens rader i kr, och nettokostnaden: utan skatter och statsbidrag är den verksamhetens resultat."""
    return (
        *resultatrakning.poster(underlag, alltid_extraordinara=True),
        summa("RR_nettokostnad", resultatrakning.VERKSAMHETENS_RESULTAT),
    )


def tabell(underlag: Underlag) -> Table:
    """Resultaträkningen; kolumnerna gäller från årets början till och med dagen i rubriken."""
    former = (
        *(Line(kod, "") for kod in resultatrakning.RADER),
        Sum("RR_nettokostnad", "", of=resultatrakning.VERKSAMHETENS_RESULTAT),
        Sum("RR_verksamhetens_resultat", ""),
        Sum("RR_efter_finansiella", "", of=resultatrakning.EFTER_FINANSIELLA),
        Total("RR_arets_resultat", "", of=_RESULTAT),
    )
    return Table(
        "RR",
        "Resultaträkning",
        (not_kolumn(), *resultatbudget.med_budget(underlag, perioder(balansdag))),
        resultatrakning.utan_egen_budget(underlag, tryckta(underlag, "RR", former)),
        intro=("Från årets början till och med dagen i kolumnens rubrik.",),
    )
