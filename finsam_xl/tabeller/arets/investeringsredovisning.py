"""Investeringsredovisning: årets investeringar, eller orden att inga gjorts (LKBR 10 kap.)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.kvoter import lika_med_noll
from finsam_xl.figurer.lagnoter import har_objekt
from finsam_xl.layout.expr import Figure, Setting, Text, call
from finsam_xl.layout.table import Line, Table
from finsam_xl.layout.value import words
from finsam_xl.tabeller.kolumner import balansdag, perioder
from finsam_xl.tabeller.lag import investeringar

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["tabell"]


def tabell(underlag: Underlag) -> Table:
    """Delen finns alltid; lagen räknar upp den även när den är tom. Ett delår har periodens sista dag som rubrik."""
    delar = underlag.har("Helar")
    if not delar and har_objekt(underlag):
        return investeringar.tabell(underlag)
    inga = call("IF", lika_med_noll(Figure("KF_investeringar", True)), Setting("Investeringar"), Text(""))
    return Table(
        "IV",
        "Investeringsredovisning",
        perioder(balansdag) if delar else perioder(),
        (Line("KF_investeringar", "Periodens investeringar" if delar else "Årets investeringar"),),
        intro=(words(inga),),
    )
