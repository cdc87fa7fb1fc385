"""Redovisningen per insats mot resultaträkningen; kontrollen finns i de rapporter som har tabellen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.insatsdrift import EJ_FORDELAT, UTAN_INSATS, egna, radid, redovisas
from finsam_xl.figurer.ur_poster import figurer
from finsam_xl.kontroller.provning import lika
from finsam_xl.kontroller.register import ARET, Kontroll
from finsam_xl.layout.expr import plus

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Provning

__all__ = ["insatskontroller"]

_REGEL = "Insatsernas, kansliets, styrelsens och det ofördelades netto är tillsammans årets resultat."
_TEXT = (
    "En rad i Objektsaldo har ett Id som varken är en insats eller ett kostnadsställe i Insatser, eller boken har "
    "ändrats sedan rapporten byggdes. Bygg den på nytt."
)


def insatskontroller(underlag: Underlag) -> tuple[Kontroll, ...]:
    """Kontrollen F60; ingen när rapporten inte redovisar per insats."""
    if underlag.prefix not in ARET or not redovisas(underlag):
        return ()
    return (
        Kontroll(
            "F60",
            "Redovisningen per insats är resultaträkningens resultat",
            "uppfoljning-insatser",
            _TEXT,
            _REGEL,
            prova=_netto,
            jamforelse=_netto,
        ),
    )


def _netto(underlag: Underlag) -> Provning:
    rader = (*map(radid, (*underlag.bokslut.samverkansinsatser, *egna(underlag))), UTAN_INSATS, EJ_FORDELAT)
    netto = plus(*figurer(*(f"{rad}_netto" for rad in rader)))
    return lika("Insatser, kostnadsställen och ofördelat mot årets resultat", netto, "RR_arets_resultat")
