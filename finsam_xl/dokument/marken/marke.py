"""Vad ett märke i en mall ber om: en siffra, en tabell, ett diagram, innehållet, eller en mening med villkor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = [
    "Annars",
    "Blockmarke",
    "Diagrammarke",
    "Innehallsmarke",
    "Marke",
    "Om",
    "Siffermarke",
    "Slut",
    "Tabellmarke",
    "Villkorsled",
]


@dataclass(frozen=True, slots=True)
class Siffermarke:
    """En siffra eller uppgift ur boken, och hur den ska skrivas.

    *enhet* är kr, tkr eller mnkr, tom för rapportens egen. *ord* väljs efter tecken: för mer, mindre och lika med noll.
    *mot* är siffran som dras ifrån, *av* den som det är en andel av. *annars* skrivs när siffran saknas.
    """

    namn: str
    enhet: str = ""
    utan_enhet: bool = False
    decimaler: int | None = None
    utan_tecken: bool = False
    med_plus: bool = False
    omvant: bool = False
    jamforelse: bool = False
    forandring: bool = False
    i_procent: bool = False
    mot: str = ""
    av: str = ""
    ord: tuple[str, ...] = ()
    bara_ordet: bool = False
    ar: bool = False
    lang_datum: bool = False
    versaler: bool = False
    annars: str | None = None


@dataclass(frozen=True, slots=True)
class Tabellmarke:
    """En tabell med den titeln, eller *alla* på det blad som heter så; «övriga» är de som inget annat märke visar."""

    titel: str
    alla: bool = False
    med_rubrik: bool = False
    om_den_finns: bool = False


@dataclass(frozen=True, slots=True)
class Diagrammarke:
    """Diagrammet med det namnet."""

    titel: str
    om_den_finns: bool = False


@dataclass(frozen=True, slots=True)
class Innehallsmarke:
    """Innehållsförteckningen."""


@dataclass(frozen=True, slots=True)
class Villkorsled:
    """Ett led i ett villkor: siffran *namn* jämförd med ett *tal* eller en annan siffra (*mot*), eller om den finns.

    *hur* är >, <, >=, <=, =, <>, finns eller saknas; *tabell* säger att namnet är en tabells.
    """

    namn: str
    hur: str
    tal: Decimal | None = None
    mot: str = ""
    tabell: bool = False

    @property
    def fragar(self) -> bool:
        """Om ledet frågar efter något i stället för att jämföra."""
        return self.hur in {"finns", "saknas"}


@dataclass(frozen=True, slots=True)
class Om:
    """Början på det som bara står när villkoret är uppfyllt: alla led, eller något av dem."""

    led: tuple[Villkorsled, ...]
    alla: bool = True


@dataclass(frozen=True, slots=True)
class Annars:
    """Början på det som står i stället."""


@dataclass(frozen=True, slots=True)
class Slut:
    """Slutet på det som har villkor."""


Blockmarke: TypeAlias = Tabellmarke | Diagrammarke | Innehallsmarke
"""Ett märke som står ensamt i sitt stycke, och byts mot hela stycken och tabeller."""
Marke: TypeAlias = Siffermarke | Blockmarke | Om | Annars | Slut
