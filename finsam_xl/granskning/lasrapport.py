"""Vad som är läst och prövat av ett tryck: varje tabell, dess kolumner och rader, och det som inte är läst.

«Stämmer» sägs bara om det som är prövat, så varje rad med tal som inte ingår i något samband räknas upp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.alla import Utslag
    from finsam_xl.granskning.tryck.dokument import Dokument, Olasbart, Rad, Tabell

__all__ = ["Lasrapport", "Tabellast", "las_rapport"]


@dataclass(frozen=True, slots=True)
class Tabellast:
    """En läst tabell: kolumnerna, rader med tal, antal samband, raderna i inget samband, och kolumner utan rubrik."""

    tabell: str
    slag: str
    kolumner: tuple[str, ...]
    rader: int
    samband: int
    oprovade: tuple[str, ...]
    olasta_kolumner: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lasrapport:
    """Hela trycket: tabellerna, det som inte är läst, och hur många samband som är prövade."""

    tabeller: tuple[Tabellast, ...]
    olasta: tuple[Olasbart, ...]
    samband: int


def las_rapport(dokument: Dokument, utslag: Utslag) -> Lasrapport:
    """Vad som är läst och prövat av *dokument*."""
    per_tabell: dict[str, int] = {}
    rader: set[tuple[str, int]] = set()
    for ett in utslag.provat:
        for fil in {ruta[0] for ruta in ett.rutor}:
            per_tabell[fil] = per_tabell.get(fil, 0) + 1
        rader |= {ruta[:2] for ruta in ett.rutor}
    tabeller = tuple(_tabell(tabell, per_tabell.get(tabell.fil, 0), rader) for tabell in dokument.tabeller)
    return Lasrapport(tabeller, dokument.olasta, len(utslag.provat))


def _tabell(tabell: Tabell, samband: int, rader: set[tuple[str, int]]) -> Tabellast:
    med_tal = list(_med_tal(tabell))
    oprovade = tuple(f"{rad.nr} {rad.post}".rstrip() for rad in med_tal if (tabell.fil, rad.nr) not in rader)
    return Tabellast(
        tabell.fil,
        tabell.slag,
        tuple(kolumn.tryckt for kolumn in tabell.kolumner),
        len(med_tal),
        samband,
        oprovade,
        tabell.olasta,
    )


def _med_tal(tabell: Tabell) -> Iterator[Rad]:
    for rad in tabell.rader:
        if any(rad.tal(kolumn) is not None for kolumn in tabell.kolumner):
            yield rad
