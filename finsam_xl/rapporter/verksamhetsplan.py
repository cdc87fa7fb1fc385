"""Verksamhetsplanens innehåll: vilka blad den har, i vilken ordning, och alla siffror bakom dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Sheet
from finsam_xl.tabeller import periodbelopp
from finsam_xl.tabeller.arets import styrelsens_sammansattning, verksamhet
from finsam_xl.tabeller.diagram import blad as diagramblad
from finsam_xl.tabeller.periodbelopp import vald_version
from finsam_xl.tabeller.plan import beviljade_insatser, budget, kapital, kommunmatris, mal, medlemsavgifter

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["blad", "poster"]


def poster(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Verksamhetsplanens alla siffror, i grupper med rubrik, i den ordning Poster visar dem."""
    return {
        "Budget": budget.poster(underlag),
        "Finansiering och mål för eget kapital": kapital.poster(),
        "Beviljade insatser": beviljade_insatser.poster(underlag),
        "Belopp för hela perioden": (
            *periodbelopp.poster(underlag, (vald_version(underlag),)),
            *periodbelopp.planens_summor(underlag),
        ),
        "Medlemsavgifter": medlemsavgifter.poster(underlag),
        "Insatser i kommunerna": kommunmatris.poster(underlag),
        "Mål och indikatorer": mal.poster(underlag),
        "Styrelsens sammansättning": styrelsens_sammansattning.poster(underlag),
        **verksamhet.per_grupp(underlag),
    }


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Verksamhetsplanens tabellblad i den ordning de läses."""
    delade = periodbelopp.insatser(underlag, vald_version(underlag))
    steg = medlemsavgifter.stegtabeller(underlag)
    return (
        Sheet("VP Mål", "Mål och indikatorer", (mal.tabell(underlag),), landscape=True, unit=False),
        Sheet("VP Budget", "Budget", (budget.tabell(underlag), kapital.tabell(underlag))),
        Sheet(
            "VP Medlemsavgifter",
            "Medlemsavgifter",
            (medlemsavgifter.tabell(underlag), medlemsavgifter.andelar(underlag)),
        ),
        *((Sheet("VP Fördelning", "Fördelning av medlemsavgifter", steg),) if steg else ()),
        Sheet(
            "VP Beviljade insatser",
            "Beviljade insatser",
            (beviljade_insatser.tabell(underlag),),
            landscape=len(beviljade_insatser.listans_ar(underlag)) > 1,
        ),
        *((Sheet("VP Hela perioden", "Belopp delade på år", (periodbelopp.tabell(underlag),)),) if delade else ()),
        Sheet("VP Kommuner", "Insatser i kommunerna", (kommunmatris.tabell(underlag),), landscape=True, unit=False),
        Sheet("VP Styrelse", "Styrelsens sammansättning", (styrelsens_sammansattning.tabell(underlag),), unit=False),
        *verksamhet.blad(underlag),
        diagramblad.planens(underlag),
    )
