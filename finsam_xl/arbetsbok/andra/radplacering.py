"""Where the new rows of a table stand: a row that is there keeps its place, new ones fill what is free or go last.

What a person has set on a row or beside it, and every formula that reads it, then still means the same account.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

__all__ = ["Nyckel", "Radplan", "bortfallna", "med_harledda", "radplan"]

Nyckel: TypeAlias = "tuple[str, ...]"


@dataclass(frozen=True, slots=True)
class Radplan:
    """The sheet row of each new row, by its index; those of them that were there before; the last row of all."""

    rader: tuple[int, ...]
    gamla: frozenset[int]
    sista: int


def bortfallna(gamla: Mapping[int, Nyckel | None], nya: Sequence[Nyckel | None]) -> frozenset[int]:
    """The old rows (sheet row -> key, None where it is empty) that no new row is sure to be.

    Rows of one key are told apart by their order, but only as long as they are as many.
    """
    antal_gamla, antal_nya = Counter(gamla.values()), Counter(nya)
    return frozenset(rad for rad, nyckel in gamla.items() if nyckel and antal_gamla[nyckel] != antal_nya[nyckel])


def med_harledda(
    gamla: Mapping[int, Nyckel | None], nya: Sequence[Nyckel | None], harledda: Collection[int]
) -> dict[int, Nyckel | None]:
    """The old rows under the keys of the new ones that they are but for the parts of the key that are *harledda*.

    Only where one old row and one new are alike in the rest, and neither is any other row by its whole key.
    """

    def resten(nyckel: Nyckel) -> Nyckel:
        return tuple(del_ for nr, del_ in enumerate(nyckel) if nr not in harledda)

    kanda, finns = {*nya}, {*gamla.values()}
    utan = {rad: nyckel for rad, nyckel in gamla.items() if harledda and nyckel and nyckel not in kanda}
    okanda = [nyckel for nyckel in nya if nyckel and nyckel not in finns]
    antal, antal_nya = (Counter(map(resten, ett)) for ett in (utan.values(), okanda))
    nya_namn = {resten(nyckel): nyckel for nyckel in okanda if antal_nya[resten(nyckel)] == 1}
    samma = {rad: resten(nyckel) for rad, nyckel in utan.items() if antal[resten(nyckel)] == 1}
    return {**gamla, **{rad: nya_namn[rest] for rad, rest in samma.items() if rest in nya_namn}}


def radplan(
    gamla: Mapping[int, Nyckel | None], nya: Sequence[Nyckel | None], *, upptagna: Collection[int], forsta: int
) -> Radplan:
    """Place the new rows; *upptagna* are old rows that no other row may take, *forsta* the table's first row."""
    platser: dict[Nyckel, list[int]] = {}
    for rad, nyckel in gamla.items():
        if nyckel and rad not in upptagna:
            platser.setdefault(nyckel, []).append(rad)
    funna = [platser[nyckel].pop(0) if nyckel and platser.get(nyckel) else 0 for nyckel in nya]
    tagna = {*funna, *upptagna}
    efter = max(gamla, default=forsta - 1) + 1
    lediga = iter([*(rad for rad in gamla if rad not in tagna), *range(efter, efter + len(nya))])
    rader = tuple(rad or next(lediga) for rad in funna)
    return Radplan(rader, frozenset(funna) - {0}, max(rader, default=forsta))
