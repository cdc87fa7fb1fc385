"""Dela belopp utan att tappa ören: en post på sina konteringsrader, en rad på sina månader."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Protocol, TypeVar

from finsam_xl.belopp import NOLL, ORE, svensk

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.exempel.exempeldata import Postnyckel


class _Postdel(Protocol):
    @property
    def post(self) -> Postnyckel: ...
    @property
    def delar(self) -> Mapping[int, Decimal | None]: ...


Rad = TypeVar("Rad", bound=_Postdel)


def jamnt(belopp: Decimal, antal: int) -> tuple[Decimal, ...]:
    """*belopp* (kr) i *antal* delar, lika på öret när; örena som blir över läggs på de första."""
    ore, over = divmod(int(belopp / ORE), antal)
    return tuple((ore + (nr < over)) * ORE for nr in range(antal))


def delbelopp(
    rader: Iterable[Rad], belopp: Mapping[Postnyckel, Mapping[int, Decimal]], ar: int
) -> Iterator[tuple[Rad, Decimal]]:
    """Varje rads del av sin posts belopp *ar* (kr); raden utan egen del får resten.

    Raises:
        ValueError: delarna är inte posten.

    """
    per_post: dict[Postnyckel, list[Rad]] = defaultdict(list)
    for rad in rader:
        per_post[rad.post].append(rad)
    for post, dess in per_post.items():
        yield from _delar(dess, belopp[post].get(ar, NOLL), ar)


def _delar(rader: Sequence[Rad], belopp: Decimal, ar: int) -> Iterator[tuple[Rad, Decimal]]:
    angivna = [rad.delar.get(ar) for rad in rader]
    resten = belopp - sum((angiven for angiven in angivna if angiven is not None), NOLL)
    tomma = angivna.count(None)
    if resten < 0 or tomma > 1 or (resten and not tomma):
        text = f"{rader[0].post[1]} {ar}: delarna skiljer sig från posten med {svensk(resten, 2)} kr."
        raise ValueError(f"{text} Ange delar som tillsammans är posten, eller lämna en rad tom för resten.")
    yield from ((rad, resten if del_ is None else del_) for rad, del_ in zip(rader, angivna, strict=True))
