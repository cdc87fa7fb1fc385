"""Vilka av bokens rader som är lagens, och vilka som är förbundets egna."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix, Radens, Visas
from finsam_xl.uppstallning.lagens import LAGENS_RADER

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.modell import Rapportrad

__all__ = ["LAGENS_ID", "egna_rader", "lagens_rader", "med_lagens_rader"]

LAGENS_ID: Mapping[tuple[Bladprefix | None, str, str], Rapportrad] = {
    (rad.rapport, rad.tabell, rad.id): rad for rad in LAGENS_RADER
}
"""Lagens rader efter rapport, tabell och id."""


def lagens_rader(tabell: str, ident: str, rapport: Bladprefix | None) -> tuple[Rapportrad, ...]:
    """Lagens rader med det id:t, i rapporten eller utan rapport i någon."""
    rapporter = (rapport,) if rapport else tuple(Bladprefix)
    return tuple(LAGENS_ID[nyckel] for ett in rapporter if (nyckel := (ett, tabell, ident)) in LAGENS_ID)


def egna_rader(rapportrader: Iterable[Rapportrad]) -> tuple[Rapportrad, ...]:
    """Förbundets egna rader: de vars id inte är lagens i tabellen."""
    return tuple(
        replace(rad, slag=Radens.EGEN, visas=rad.visas or Visas.MED_BELOPP)
        for rad in rapportrader
        if not lagens_rader(rad.tabell, rad.id, rad.rapport)
    )


def med_lagens_rader(rapportrader: tuple[Rapportrad, ...]) -> tuple[Rapportrad, ...]:
    """Bokens rader, med lagens som någon har tagit bort sist; en bok utan någon av lagens rader har inte haft dem."""
    finns = {
        (rapport, rad.tabell, rad.id)
        for rad in rapportrader
        for rapport in ((rad.rapport,) if rad.rapport else Bladprefix)
        if lagens_rader(rad.tabell, rad.id, rad.rapport)
    }
    if not finns:
        return rapportrader
    return (*rapportrader, *(rad for rad in LAGENS_RADER if (rad.rapport, rad.tabell, rad.id) not in finns))
