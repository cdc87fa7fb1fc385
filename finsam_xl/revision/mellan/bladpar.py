"""Which sheet of one book is which of the other: by name, or by what stands on it when it has been renamed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["bladpar"]

_HALF = 0.5


def bladpar(fore: Bok, efter: Bok, utom: Sequence[str]) -> Mapping[str, str]:
    """The name that each sheet of *efter* has in *fore*; its own when *fore* has none like it. *utom* are left out."""
    gamla = {namn.casefold(): namn for namn in fore.bladnamn if namn not in utom}
    nya = [namn for namn in efter.bladnamn if namn not in utom]
    par = {namn: gamla.pop(namn.casefold()) for namn in nya if namn.casefold() in gamla}
    for namn in nya:
        if namn not in par:
            likast = max(gamla.values(), key=lambda ett: _likhet(fore, ett, efter, namn), default="")
            if likast and _likhet(fore, likast, efter, namn) >= _HALF:
                par[namn] = gamla.pop(likast.casefold())
    return {namn: par.get(namn, namn) for namn in nya}


def _likhet(fore: Bok, gammalt: str, efter: Bok, nytt: str) -> float:
    """How much of the words on the two sheets is the same, from 0 to 1."""
    ena, andra = _orden(fore, gammalt), _orden(efter, nytt)
    return len(ena & andra) / len(ena | andra) if ena | andra else 0.0


def _orden(bok: Bok, blad: str) -> frozenset[str]:
    return frozenset(ruta.varde for ruta in bok.celler(blad).values() if isinstance(ruta.varde, str) and ruta.varde)
