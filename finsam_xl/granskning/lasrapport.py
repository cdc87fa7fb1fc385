"""Vad som är läst och prövat av ett tryck: varje tabell, dess kolumner och rader, och det som inte är läst.

«Stämmer» sägs bara om det som är prövat, så varje rad och kolumn med tal i inget samband räknas upp.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finsam_xl.granskning.alla import Utslag
    from finsam_xl.granskning.fynd import Ruta
    from finsam_xl.granskning.tryck.dokument import Dokument, Olasbart, Tabell

__all__ = ["Lasrapport", "Tabellast", "las_rapport"]


@dataclass(frozen=True, slots=True)
class Tabellast:
    """En läst tabell: kolumnerna, rader med tal, antal samband, och det som är i inget samband: rader och kolumner.

    *tal* är alla tal i tabellen och *provade* de som ingår i något samband; *olasta_kolumner* är de utan rubrik.
    """

    tabell: str
    slag: str
    kolumner: tuple[str, ...]
    rader: int
    samband: int
    oprovade: tuple[str, ...]
    oprovade_kolumner: tuple[str, ...]
    olasta_kolumner: tuple[str, ...]
    tal: int
    provade: int


@dataclass(frozen=True, slots=True)
class Lasrapport:
    """Hela trycket: tabellerna, korten och de som är prövade, det som inte är läst, och antalet prövade samband."""

    tabeller: tuple[Tabellast, ...]
    kort: int
    provade_kort: int
    olasta: tuple[Olasbart, ...]
    samband: int


def las_rapport(dokument: Dokument, utslag: Utslag) -> Lasrapport:
    """Vad som är läst och prövat av *dokument*."""
    per_tabell: dict[str, int] = {}
    rutor: set[Ruta] = set()
    for ett in utslag.provat:
        for fil in {ruta[0] for ruta in ett.rutor}:
            per_tabell[fil] = per_tabell.get(fil, 0) + 1
        rutor.update(ett.rutor)
    tabeller = tuple(_tabell(tabell, per_tabell.get(tabell.fil, 0), rutor) for tabell in dokument.tabeller)
    provade_kort = sum(1 for kort in dokument.kort if per_tabell.get(kort.plats))
    return Lasrapport(tabeller, len(dokument.kort), provade_kort, dokument.olasta, len(utslag.provat))


def _tabell(tabell: Tabell, samband: int, rutor: set[Ruta]) -> Tabellast:
    tal = [(rad, kolumn) for rad in tabell.rader for kolumn in tabell.kolumner if rad.tal(kolumn) is not None]
    provade = [(rad, kolumn) for rad, kolumn in tal if (tabell.fil, rad.nr, kolumn.namn) in rutor]
    rader = {nr for fil, nr, _ in rutor if fil == tabell.fil}
    med_tal = {rad.nr: rad for rad, _ in tal}
    kolumner = {kolumn.namn for _, kolumn in provade}
    return Tabellast(
        tabell.fil,
        tabell.slag,
        tuple(kolumn.tryckt for kolumn in tabell.kolumner),
        len(med_tal),
        samband,
        tuple(f"{nr} {rad.post}".rstrip() for nr, rad in med_tal.items() if nr not in rader),
        tuple(dict.fromkeys(kolumn.tryckt for _, kolumn in tal if kolumn.namn not in kolumner)),
        tabell.olasta,
        len(tal),
        len(provade),
    )
