"""Halvårets resultaträkning: perioden mot samma del av året före, med alla rader också när de är noll."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ur_poster import summa
from finsam_xl.layout.table import Line, Sum, Table, Total
from finsam_xl.tabeller.arets import resultatbudget, resultatrakning
from finsam_xl.tabeller.kolumner import balansdag, not_kolumn, perioder

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
    return Table(
        "RR",
        "Resultaträkning",
        (not_kolumn(), *resultatbudget.med_budget(underlag, perioder(balansdag))),
        (
            Line("RR_intakter", "Verksamhetens intäkter", note="1"),
            Line("RR_kostnader", "Verksamhetens kostnader", note="2"),
            Line("RR_avskrivningar", "Avskrivningar"),
            Sum("RR_nettokostnad", "Verksamhetens nettokostnad", of=resultatrakning.VERKSAMHETENS_RESULTAT),
            Sum("RR_verksamhetens_resultat", "Verksamhetens resultat"),
            Line("RR_finansiella_intakter", "Finansiella intäkter"),
            Line("RR_finansiella_kostnader", "Finansiella kostnader"),
            Sum("RR_efter_finansiella", "Resultat efter finansiella poster", of=resultatrakning.EFTER_FINANSIELLA),
            Line("RR_extraordinara", "Extraordinära poster"),
            Total("RR_arets_resultat", "Redovisat resultat", of=_RESULTAT),
        ),
        intro=("Från årets början till och med dagen i kolumnens rubrik.",),
    )
