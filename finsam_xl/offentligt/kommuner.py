"""Kommunerna och regionerna, med SCB:s koder: de två första siffrorna i en kommuns kod är regionens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.mallar import mall
from finsam_xl.offentligt.lasning import Datafel, dag, orgnr, rader

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from pathlib import Path

__all__ = ["Kommunuppgift", "Region", "kommunen", "kommuner", "las_kommuner", "las_regioner", "regioner"]

_KOD = re.compile(r"\d{4}")
_REGIONKOD = re.compile(r"\d{2}")
_INVANARE = re.compile(r"[1-9]\d{0,7}")


@dataclass(frozen=True, slots=True)
class Region:
    """En region: SCB:s länskod, namnet som den kallar sig, och länet."""

    kod: str
    namn: str
    lan: str


@dataclass(frozen=True, slots=True)
class Kommunuppgift:
    """En kommun: SCB:s kod, orten, namnet i löpande text, organisationsnumret, och invånarna en dag."""

    kod: str
    ort: str
    namn: str
    organisationsnummer: str
    invanare: int
    den: date
    kalla: str

    @property
    def region(self) -> str:
        """Koden för regionen som kommunen ligger i."""
        return self.kod[:2]


@cache
def regioner() -> Mapping[str, Region]:
    """Regionerna efter kod."""
    return las_regioner(mall("offentligt/regioner.csv"))


@cache
def kommuner() -> Mapping[str, Kommunuppgift]:
    """Kommunerna efter kod."""
    return las_kommuner(mall("offentligt/kommuner.csv"), regioner())


def kommunen(namn: str) -> Kommunuppgift | None:
    """Kommunen som kallas så: orten, namnet i löpande text, eller orten med kommun eller stad efter sig."""
    return _efter_namn().get(" ".join(namn.split()).casefold())


@cache
def _efter_namn() -> Mapping[str, Kommunuppgift]:
    funna: dict[str, Kommunuppgift | None] = {}
    for ett in kommuner().values():
        slagen = {
            f"{namn} {slag}" for namn in (ett.ort, ett.namn.removesuffix(" kommun")) for slag in ("kommun", "stad")
        }
        for namn in {ett.ort, ett.namn, *slagen}:
            funna[namn.casefold()] = None if namn.casefold() in funna else ett
    return {namn: ett for namn, ett in funna.items() if ett is not None}


def las_regioner(fil: Path) -> dict[str, Region]:
    """Regionerna i en fil.

    Raises:
        Datafel: en kod är ingen länskod, eller står två gånger.

    """
    funna: dict[str, Region] = {}
    for nr, rad in enumerate(rader(fil, ("Kod", "Region", "Län", "Källa", "Hämtad")), start=2):
        if not _REGIONKOD.fullmatch(rad["Kod"]) or rad["Kod"] in funna:
            raise Datafel(f"{fil.name} rad {nr}: «{rad['Kod']}» är ingen länskod, eller står två gånger.")
        funna[rad["Kod"]] = Region(rad["Kod"], rad["Region"], rad["Län"])
    return funna


def las_kommuner(fil: Path, i_regioner: Mapping[str, Region]) -> dict[str, Kommunuppgift]:
    """Kommunerna i en fil, var och en i en av regionerna.

    Raises:
        Datafel: en kod är ingen kommunkod, står två gånger eller ligger i ingen region, eller antalet är inget antal.

    """
    funna: dict[str, Kommunuppgift] = {}
    kolumner = ("Kod", "Kommun", "Namn", "Organisationsnummer", "Invånare", "Invånare den", "Källa", "Hämtad")
    for nr, rad in enumerate(rader(fil, kolumner), start=2):
        kod = rad["Kod"]
        if not _KOD.fullmatch(kod) or kod in funna:
            raise Datafel(f"{fil.name} rad {nr}: «{kod}» är ingen kommunkod, eller står två gånger.")
        if kod[:2] not in i_regioner:
            raise Datafel(f"{fil.name} rad {nr}: {kod} ligger inte i någon av regionerna.")
        if not _INVANARE.fullmatch(rad["Invånare"]):
            raise Datafel(f"{fil.name} rad {nr}: «{rad['Invånare']}» är inget antal invånare.")
        funna[kod] = Kommunuppgift(
            kod,
            rad["Kommun"],
            rad["Namn"],
            orgnr(fil, nr, rad["Organisationsnummer"]),
            int(rad["Invånare"]),
            dag(fil, nr, rad["Invånare den"]),
            rad["Källa"],
        )
    return funna
