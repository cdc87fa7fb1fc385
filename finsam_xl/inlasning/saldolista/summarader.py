"""Rader som är summan av raderna intill, utan att säga det."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from finsam_xl.inlasning.saldolista.listrad import Listrad

__all__ = ["ar_summa_intill"]


def ar_summa_intill(summan: Listrad, rader: Sequence[Listrad]) -> bool:
    """Om varje belopp på raden är summan av raderna närmast under den, eller närmast över."""
    under = [rad for rad in rader if rad.rad > summan.rad]
    over = [rad for rad in reversed(rader) if rad.rad < summan.rad]
    sokt = {kol: belopp for kol, belopp in summan.belopp.items() if belopp}
    return not sokt or any(_nar_fram(sokt, nara) for nara in (under, over))


def _nar_fram(sokt: Mapping[int, Decimal], rader: Sequence[Listrad]) -> bool:
    summor = dict.fromkeys(sokt, NOLL)
    for rad in rader:
        summor = {kol: summa + rad.belopp.get(kol, NOLL) for kol, summa in summor.items()}
        if summor == sokt:
            return True
    return False
