"""A node of a figure's trail: a cell, or the rows that one function picked out, with what it comes from below it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.visning import SOM_DEN_STAR, Visning

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.lasa.plats import Plats
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["Nod", "Nodslag", "alla", "lov"]


class Nodslag(StrEnum):
    """What a node is. RAD is a row that a function picked out, URVAL all those rows, OMRADE a range read whole."""

    FORMEL = "formel"
    INDATA = "indata"
    RAD = "rad"
    URVAL = "urval"
    OMRADE = "område"
    OSPARBAR = "ospårbar"


@dataclass(frozen=True, slots=True, eq=False)
class Nod:
    """A cell, or the rows that one function picked out.

    *var* is its address, *namn* its defined name, *falt* what a ledger row says by heading. *anmarkning* tells what a
    reader must know: that it cannot be followed, or that the file shows another value than the formula gives. *lasta*
    are the cells beside it that decided which rows are in. *utskriven* is an URVAL's formula with plain addresses.
    """

    slag: Nodslag
    var: str
    etikett: str = ""
    namn: str = ""
    formel: str = ""
    varde: Resultat = None
    visning: Visning = SOM_DEN_STAR
    barn: tuple[Nod, ...] = ()
    falt: Mapping[str, str] = field(default_factory=dict)
    anmarkning: str = ""
    plats: Plats | None = None
    lasta: tuple[Plats, ...] = ()
    utskriven: str = ""

    @property
    def ar_lov(self) -> bool:
        """Whether the trail ends here: an input cell, or a row without formula."""
        return not self.barn and self.slag in {Nodslag.INDATA, Nodslag.RAD}


def alla(rot: Nod) -> Iterator[Nod]:
    """Every node of the tree, each once."""
    sedda: set[int] = set()
    vantar = [rot]
    while vantar:
        nod = vantar.pop()
        if id(nod) not in sedda:
            sedda.add(id(nod))
            yield nod
            vantar.extend(reversed(nod.barn))


def lov(rot: Nod) -> tuple[Nod, ...]:
    """The nodes where the trail ends, each once."""
    return tuple(nod for nod in alla(rot) if not nod.barn)
