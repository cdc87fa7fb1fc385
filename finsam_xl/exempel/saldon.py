"""Ett års saldoposter i en SIE-fil, räknade ur ingående balanser och verifikationer."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie import poster

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from decimal import Decimal

    from finsam_xl.sie.poster import Objektlista, Post, Ver

    _Nyckel = tuple[str, Objektlista]
    _Saldon = dict[_Nyckel, Decimal]


def saldoposter(arsnr: int, ingaende: Mapping[_Nyckel, Decimal], verifikationer: Iterable[Ver]) -> Iterator[Post]:
    """#IB, #UB, #RES, #OIB, #OUB och #PSALDO för året: kontot som helhet, och varje objekt för sig."""
    rorelser = _manadsrorelser(verifikationer)
    ib, ub = _med_helhet(ingaende.items()), _med_helhet(ingaende.items())
    for (_, nyckel), belopp in rorelser.items():
        ub[nyckel] += belopp
    for konto, objekt in sorted(ub):
        yield from _saldo(arsnr, konto, objekt, ib[konto, objekt], ub[konto, objekt])
    for (period, (konto, objekt)), belopp in sorted(rorelser.items(), key=lambda rad: (rad[0][1], rad[0][0])):
        yield poster.Psaldo(arsnr, period, konto, objekt, belopp)


def utgaende_poster(arsnr: int, balanser: Mapping[_Nyckel, Decimal]) -> Iterator[Post]:
    """#UB och #OUB för ett år som bara har sina utgående balanser."""
    for (konto, objekt), belopp in sorted(_med_helhet(balanser.items()).items()):
        if belopp:
            yield poster.Oub(arsnr, konto, objekt, belopp) if objekt else poster.Ub(arsnr, konto, belopp)


def _saldo(arsnr: int, konto: str, objekt: Objektlista, ib: Decimal, ub: Decimal) -> Iterator[Post]:
    if konto[0] not in "12":
        if not objekt:
            yield poster.Res(arsnr, konto, ub)
    elif objekt:
        yield from (poster.Oib(arsnr, konto, objekt, ib),) if ib else ()
        yield poster.Oub(arsnr, konto, objekt, ub)
    else:
        yield from (poster.Ib(arsnr, konto, ib),) if ib else ()
        yield poster.Ub(arsnr, konto, ub)


def _manadsrorelser(verifikationer: Iterable[Ver]) -> dict[tuple[str, _Nyckel], Decimal]:
    summor: dict[tuple[str, _Nyckel], Decimal] = defaultdict(lambda: NOLL)
    for ver in verifikationer:
        rader = _med_helhet(((trans.konto, trans.objekt), trans.belopp) for trans in ver.rader)
        for nyckel, belopp in rader.items():
            summor[f"{ver.datum:%Y%m}", nyckel] += belopp
    return summor


def _med_helhet(delar: Iterable[tuple[_Nyckel, Decimal]]) -> _Saldon:
    """Beloppen per konto och objekt, och kontots helhet under tom objektlista."""
    summor: _Saldon = defaultdict(lambda: NOLL)
    for (konto, objekt), belopp in delar:
        summor[konto, ()] += belopp
        if objekt:
            summor[konto, objekt] += belopp
    return summor
