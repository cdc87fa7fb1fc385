"""A trail cut to what a reader wants to see at once: so many steps down, so many rows beside each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.harkomst.nod import Nod

__all__ = ["Gren", "beskuren", "i_ordning"]


@dataclass(frozen=True, slots=True)
class Gren:
    """A node as it is shown; *ovan* when it was shown in full before, *utelamnade* the nodes under it left out."""

    nod: Nod
    niva: int
    barn: tuple[Gren, ...] = ()
    ovan: bool = False
    utelamnade: int = 0


def beskuren(rot: Nod, djup: int | None = None, bredd: int | None = None) -> Gren:
    """The tree at most *djup* steps down and with at most *bredd* nodes under each; None is all."""
    return _gren(rot, 0, djup, bredd, set())


def _gren(nod: Nod, niva: int, djup: int | None, bredd: int | None, visade: set[int]) -> Gren:
    if nod.barn and id(nod) in visade:
        return Gren(nod, niva, ovan=True)
    if djup is not None and niva >= djup:
        return Gren(nod, niva, utelamnade=len(nod.barn))
    visade.add(id(nod))
    med = nod.barn if bredd is None else nod.barn[:bredd]
    barn = tuple(_gren(ett, niva + 1, djup, bredd, visade) for ett in med)
    return Gren(nod, niva, barn, utelamnade=len(nod.barn) - len(med))


def i_ordning(gren: Gren) -> Iterator[Gren]:
    """The tree as lines, each before those under it."""
    yield gren
    for barn in gren.barn:
        yield from i_ordning(barn)
