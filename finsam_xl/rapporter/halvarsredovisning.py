"""Halvårsredovisningens innehåll: vilka blad den har, i vilken ordning, och alla siffror bakom dem (RKR R17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Sheet
from finsam_xl.tabeller import periodbelopp
from finsam_xl.tabeller.arets import (
    driftredovisning,
    investeringsredovisning,
    kassaflodesanalys,
    malbedomning,
    maluppfyllelse,
    resultatbudget,
    styrelsens_sammansattning,
    underskrifter,
    verksamhet,
)
from finsam_xl.tabeller.diagram import blad as diagramblad
from finsam_xl.tabeller.halvar import (
    balans,
    deltagare,
    drift,
    finansiering,
    insatser,
    mal,
    noter,
    prognos,
    resultat,
)

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["blad", "poster"]


def poster(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Halvårsredovisningens alla siffror. Två grupper jämför med den 31 december i stället för med samma period."""
    med_balansdag = f"jämförelse {underlag.balansdag_fg}" if underlag.balansdag_fg else "utan jämförelse"
    return {
        "Resultaträkning": resultatbudget.med_budgetposter(underlag, resultat.poster(underlag)),
        f"Balansräkning, {med_balansdag}": balans.poster(underlag),
        "Noter 1 och 2": noter.resultatposter(underlag),
        f"Noter 3 och 4, {med_balansdag}": noter.balansposter(underlag),
        "Driftredovisning": driftredovisning.poster(underlag),
        "Samverkansinsatser": insatser.poster(underlag),
        **periodbelopp.per_grupp(underlag),
        "Investeringsredovisning": (kassaflodesanalys.investeringar(underlag),),
        "Prognos": prognos.poster(underlag),
        "Deltagare": deltagare.poster(underlag),
        "Måluppfyllelse": malbedomning.poster(underlag, mal.prognosens_kapitalmal()),
        "Finansiering": finansiering.poster(),
        "Styrelsens sammansättning": styrelsens_sammansattning.poster(underlag),
        **verksamhet.per_grupp(underlag),
    }


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Halvårsredovisningens tabellblad i den ordning de läses."""
    malen = maluppfyllelse.tabeller(underlag, mal.prognosens_kapitalmal())
    om_verksamheten = (finansiering.tabell(underlag), styrelsens_sammansattning.tabell(underlag))
    return (
        Sheet("HR Deltagare", "Deltagare", (deltagare.tabell(underlag),), landscape=True, unit=False),
        Sheet("HR Måluppfyllelse", "Måluppfyllelse", malen, landscape=True, unit=False),
        *verksamhet.blad(underlag, om_verksamheten),
        Sheet("HR Resultaträkning", "Resultaträkning", (resultat.tabell(underlag),)),
        Sheet("HR Balansräkning", "Balansräkning", (balans.tabell(underlag),)),
        Sheet("HR Noter", "Noter", noter.tabeller(underlag)),
        Sheet("HR Driftredovisning", "Driftredovisning", (drift.tabell(underlag),), landscape=True),
        Sheet("HR Samverkansinsatser", "Samverkansinsatser", (insatser.tabell(underlag),), landscape=True),
        Sheet("HR Investeringsredovisning", "Investeringsredovisning", (investeringsredovisning.tabell(underlag),)),
        Sheet("HR Prognos", "Bilaga 2 Prognos", prognos.tabeller(underlag), landscape=True),
        Sheet("HR Underskrifter", "Underskrifter", (underskrifter.tabell(underlag),), unit=False),
        diagramblad.halvarets(underlag),
    )
