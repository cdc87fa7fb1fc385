"""Verifikationer: bokningar med samma dag och text, i jämvikt mot betalkontot och numrerade i datumordning."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie.poster import Trans, Ver

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from decimal import Decimal

    from finsam_xl.exempel.bokningar import Bokning
    from finsam_xl.sie.poster import Objektlista

    _Rader = dict[tuple[str, Objektlista], Decimal]


def verifikationer(bokningar: Iterable[Bokning], serie: str, betalkonto: str) -> tuple[Ver, ...]:
    """Bokningarna som verifikationer; det som inte tar ut sig tar betalkontot."""
    grupper: dict[tuple[date, str], _Rader] = defaultdict(lambda: defaultdict(lambda: NOLL))
    for bokning in bokningar:
        grupper[bokning.datum, bokning.text][bokning.konto, bokning.objekt] += bokning.belopp
    ordnade = sorted(grupper.items(), key=lambda grupp: grupp[0][0])
    return tuple(
        Ver(serie, str(nr), datum, text, _transar(rader, betalkonto))
        for nr, ((datum, text), rader) in enumerate(ordnade, start=1)
    )


def _transar(rader: _Rader, betalkonto: str) -> tuple[Trans, ...]:
    obalans = sum(rader.values(), NOLL)
    alla = (*rader.items(), ((betalkonto, ()), -obalans))
    return tuple(Trans(konto, objekt, belopp) for (konto, objekt), belopp in alla if belopp)
