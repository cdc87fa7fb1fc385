"""What is known of each thing in a book, and of the book: a cell, a control, an input row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.visning import visa

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.plats import Plats
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["Bokbild", "Cellbild", "Kontrollbild", "Radbild", "cellbild"]


@dataclass(frozen=True, slots=True)
class Cellbild:
    """A cell: what it is called, where it stands, its value as it is and as it is shown, its formula.

    *vikt* is how many kronor one unit of it is; 0 of what is no amount.
    """

    vad: str
    plats: str
    varde: Resultat
    visad: str
    formel: str
    vikt: float = 0.0
    rad: int = 0
    kolumn: int = 0


@dataclass(frozen=True, slots=True)
class Kontrollbild:
    """A control as it stands on its sheet."""

    titel: str
    utfall: str
    skillnad: str
    plats: str


@dataclass(frozen=True, slots=True)
class Radbild:
    """A row of an input table: where it stands, its filled cells by heading, as text, and those that are amounts."""

    vad: str
    plats: str
    celler: Mapping[str, str]
    belopp: Mapping[str, float]


@dataclass(slots=True)
class Bokbild:
    """What a book holds, by the identity of each thing; *tabeller* by table and then by the row's key."""

    figurer: dict[str, Cellbild] = field(default_factory=dict)
    tryckta: dict[tuple[str, ...], Cellbild] = field(default_factory=dict)
    kontroller: dict[tuple[str, str], Kontrollbild] = field(default_factory=dict)
    tabeller: dict[str, dict[tuple[str, ...], Radbild]] = field(default_factory=dict)
    uppgifter: dict[str, Cellbild] = field(default_factory=dict)
    ovriga: dict[tuple[str, str], Cellbild] = field(default_factory=dict)


def cellbild(bok: Bok, plats: Plats, vad: str, vikt: float = 0.0) -> Cellbild:
    """The cell at *plats*, called *vad*."""
    ruta = bok.ruta(plats)
    visad = visa(ruta.varde, bok.visning(ruta.stil), bok.dag_noll)
    return Cellbild(vad, str(plats), ruta.varde, visad, ruta.formel, vikt, plats.rad, plats.kolumn)
