"""The order of a workbook's tabs: the fewest that are to be moved for some of them to stand in a given order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

__all__ = ["Flikflytt", "flikflyttar"]


@dataclass(frozen=True, slots=True)
class Flikflytt:
    """A tab to move before another, "" to put it last; *stod_fore* is the one it stood before, "" when it was last."""

    namn: str
    fore: str
    stod_fore: str


def flikflyttar(nu: Sequence[str], ska: Sequence[str], nya: Collection[str] = ()) -> tuple[Flikflytt, ...]:
    """The moves, in turn, that give the tabs *ska* their order among all those that stand there *nu*.

    As many as can keep their places; one of *nya* has none yet. When all are new they stand as they were set in.
    """
    star_kvar = {nu[plats] for plats in _i_ordning([nu.index(namn) for namn in ska if namn not in nya])}
    if not star_kvar:
        return ()
    flikar, flyttar = list(nu), []
    for nr, namn in reversed([*enumerate(ska)]):
        if namn in star_kvar:
            continue
        stod_fore = _nasta(flikar, flikar.index(namn))
        flikar.remove(namn)
        fore = ska[nr + 1] if nr + 1 < len(ska) else _nasta(flikar, max(flikar.index(ett) for ett in star_kvar))
        flikar.insert(flikar.index(fore) if fore else len(flikar), namn)
        if fore != stod_fore:
            flyttar.append(Flikflytt(namn, fore, stod_fore))
    return tuple(flyttar)


def _nasta(flikar: Sequence[str], plats: int) -> str:
    return flikar[plats + 1] if plats + 1 < len(flikar) else ""


def _i_ordning(platser: Sequence[int]) -> list[int]:
    """The longest part of *platser* that rises."""
    langst: list[list[int]] = []
    for plats in platser:
        fore = max((ett for ett in langst if ett[-1] < plats), key=len, default=[])
        langst.append([*fore, plats])
    return max(langst, key=len, default=[])
