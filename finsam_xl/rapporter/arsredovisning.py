"""Årsredovisningens innehåll: vilka blad den har, i vilken ordning, och alla siffror bakom dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Sheet
from finsam_xl.tabeller import periodbelopp
from finsam_xl.tabeller.arets import (
    balansrakning,
    deltagare,
    driftredovisning,
    flerarsoversikt,
    fordelning,
    insatsredovisning,
    investeringsredovisning,
    kassaflodesanalys,
    malbedomning,
    maluppfyllelse,
    noter,
    nyckeltal,
    resultatbudget,
    resultatrakning,
    samverkansinsatser,
    scb,
    underskrifter,
    verksamhet,
)
from finsam_xl.tabeller.diagram import blad as diagramblad
from finsam_xl.tabeller.lag import balanskrav
from finsam_xl.tabeller.lag.noter import lagens_poster

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["blad", "poster"]


def poster(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Årsredovisningens alla siffror, i grupper med rubrik, i den ordning Poster visar dem."""
    return {
        "Resultaträkning": resultatbudget.med_budgetposter(underlag, resultatrakning.poster(underlag)),
        "Balansräkning": balansrakning.poster(underlag),
        "Kassaflödesanalys": kassaflodesanalys.poster(underlag),
        "Noter": noter.poster(underlag),
        **lagens_poster(underlag),
        "Driftredovisning": driftredovisning.poster(underlag),
        "Samverkansinsatser": samverkansinsatser.poster(underlag),
        **insatsredovisning.per_grupp(underlag),
        **periodbelopp.per_grupp(underlag),
        "Nyckeltal och mål för eget kapital": nyckeltal.poster(underlag),
        "Flerårsöversikt": flerarsoversikt.poster(underlag),
        "Deltagare": deltagare.poster(underlag),
        "Måluppfyllelse": malbedomning.poster(underlag, maluppfyllelse.bokslutets_kapitalmal(underlag)),
        "Fördelning": fordelning.poster(underlag),
        **verksamhet.per_grupp(underlag),
        **scb.per_grupp(underlag),
        **balanskrav.per_grupp(underlag),
    }


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Årsredovisningens tabellblad i den ordning de läses."""
    malen = maluppfyllelse.tabeller(underlag, maluppfyllelse.bokslutets_kapitalmal(underlag))
    return (
        Sheet("ÅR Flerårsöversikt", "Flerårsöversikt", (flerarsoversikt.tabell(underlag), nyckeltal.tabell(underlag))),
        Sheet("ÅR Samverkansinsatser", "Samverkansinsatser", (samverkansinsatser.tabell(underlag),), landscape=True),
        Sheet("ÅR Deltagare", "Deltagare", (deltagare.tabell(underlag),), landscape=True, unit=False),
        Sheet("ÅR Måluppfyllelse", "Måluppfyllelse", malen, landscape=True, unit=False),
        *verksamhet.blad(underlag),
        *balanskrav.blad(underlag),
        Sheet("ÅR Resultaträkning", "Resultaträkning", (resultatrakning.tabell(underlag),)),
        Sheet("ÅR Balansräkning", "Balansräkning", (balansrakning.tabell(underlag),)),
        Sheet("ÅR Kassaflödesanalys", "Kassaflödesanalys", (kassaflodesanalys.tabell(underlag),)),
        Sheet("ÅR Driftredovisning", "Driftredovisning", (driftredovisning.tabell(underlag),), landscape=True),
        *insatsredovisning.blad(underlag),
        Sheet("ÅR Investeringsredovisning", "Investeringsredovisning", (investeringsredovisning.tabell(underlag),)),
        Sheet("ÅR Noter", "Noter", noter.tabeller(underlag)),
        Sheet(
            "ÅR Fördelning",
            "Fördelning av kommunernas medlemsavgifter",
            (fordelning.tabell(underlag),),
            landscape=True,
        ),
        Sheet("ÅR Underskrifter", "Underskrifter", (underskrifter.tabell(underlag),), unit=False),
        *scb.blad(underlag),
        diagramblad.arets(underlag),
    )
