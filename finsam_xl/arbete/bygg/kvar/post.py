"""A row of the list of what is left: the cell, what and where in words, and what waits for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.layout.leaves import Leaf

__all__ = ["Kvar", "Kvarpost", "Kvarslag"]


class Kvarslag(StrEnum):
    """What a person is to do about it."""

    FYLL_I = "Fyll i"
    RATTA = "Rätta"
    SVARA = "Ta ställning"
    PROVA = "Pröva förslag"


@dataclass(frozen=True, slots=True)
class Kvar:
    """Something left: the report it is first for, the cell where that is one, and in words what and where.

    *vantar* are the controls that wait for it, as report and id; *tryckt* the printed cells that are empty meanwhile.
    *lov* are the leaves that lack rows, on *dag* where their table has days.
    """

    rapport: str
    cell: str
    text: str
    slag: Kvarslag = Kvarslag.FYLL_I
    vantar: tuple[tuple[str, str], ...] = ()
    tryckt: tuple[str, ...] = ()
    lov: tuple[Leaf, ...] = ()
    dag: date | None = None

    @property
    def kontroller(self) -> str:
        """The controls that wait, by report; the report itself is not repeated when it is the only one."""
        rapporter = tuple(dict.fromkeys(rapport for rapport, _ in self.vantar))
        idn = {ett: ", ".join(ident for rapport, ident in self.vantar if rapport == ett) for ett in rapporter}
        if rapporter == (self.rapport,):
            return idn[self.rapport]
        return "; ".join(f"{rapport} {vilka}" for rapport, vilka in idn.items())


@dataclass(slots=True)
class Kvarpost:
    """A row of the list while it grows: what is left in a table's column for a day, or in a text what else is left."""

    rapport: str
    tabell: str = ""
    kolumn: str = ""
    dag: date | None = None
    text: str = ""
    slag: Kvarslag = Kvarslag.FYLL_I
    cell: str = ""
    vantar: dict[tuple[str, str], None] = field(default_factory=dict)
    tryckt: dict[str, None] = field(default_factory=dict)
    lov: dict[Leaf, None] = field(default_factory=dict)
