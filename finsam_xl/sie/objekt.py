"""Saldon per objekt i en dimension: en insats, en motpart, ett kostnadsställe.

En rad med flera objekt räknas en gång i varje dimension den nämner, så en summa går aldrig över flera dimensioner.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from finsam_xl.belopp import NOLL
from finsam_xl.sie.saldon import res_saknas
from finsam_xl.sie.siefil import Radbelopp, ar_balanskonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from finsam_xl.sie.poster import Objektlista
    from finsam_xl.sie.siefil import SieFil

_Summor: TypeAlias = dict[str, dict[str, Radbelopp]]
_INGET = Radbelopp(NOLL, 0)


@dataclass(frozen=True, slots=True)
class Objektpost:
    """Den del av ett kontos saldo som hör till ett objekt (kr, SIE-tecken); *namn* är objektets, *rad* beloppets."""

    konto: str
    objekt: str
    namn: str
    ib: Decimal
    belopp: Decimal
    rad: int


def objektdelarssaldon(fil: SieFil, arsnr: int, dimension: str, till_och_med: str) -> tuple[Objektpost, ...]:
    """Som ``objektsaldon``, men till och med månaden *till_och_med* (ÅÅÅÅMM): #OIB och objektens #PSALDO."""
    oib = _per_konto(dimension, ((k, o, post) for (nr, k, o), post in fil.oib.items() if nr == arsnr))
    psaldo = _psaldo(fil, arsnr, dimension, till_och_med)
    poster: list[Objektpost] = []
    for konto in sorted({*oib, *psaldo}):
        ib = oib.get(konto, {}) if ar_balanskonto(konto) else {}
        poster.extend(_poster(fil, dimension, konto, ib, _summa((*ib.items(), *psaldo.get(konto, {}).items()))))
    return tuple(poster)


def objektsaldon(fil: SieFil, arsnr: int, dimension: str) -> tuple[Objektpost, ...]:
    """En rad per konto och objekt i *dimension*, i den ordningen.

    Balanskonto: #OUB med ingående balans ur #OIB; har kontot ingen #OUB för året, #OIB plus #TRANS. Resultatkonto
    (och andra konton): summan av objektens #PSALDO; har kontot inga, #TRANS. Aldrig båda: valet görs per konto och
    år. Konteringsraderna är årets egna, och ett tidigare års bara där de är årets saldon (``res_saknas``).
    """
    oib = _per_konto(dimension, ((k, o, post) for (nr, k, o), post in fil.oib.items() if nr == arsnr))
    oub = _per_konto(dimension, ((k, o, post) for (nr, k, o), post in fil.oub.items() if nr == arsnr))
    psaldo = _psaldo(fil, arsnr, dimension)
    trans = _trans(fil, arsnr, dimension) if arsnr == 0 or res_saknas(fil, arsnr) else {}
    poster: list[Objektpost] = []
    for konto in sorted({*oib, *oub, *psaldo, *trans}):
        if ar_balanskonto(konto):
            ib = oib.get(konto, {})
            utgaende = oub.get(konto) or _summa((*ib.items(), *trans.get(konto, {}).items()))
        else:
            ib, utgaende = {}, psaldo.get(konto) or trans.get(konto, {})
        poster.extend(_poster(fil, dimension, konto, ib, utgaende))
    return tuple(poster)


def _poster(
    fil: SieFil, dimension: str, konto: str, ib: dict[str, Radbelopp], utgaende: dict[str, Radbelopp]
) -> Iterator[Objektpost]:
    for objekt in sorted({*ib, *utgaende}):
        ingaende = ib.get(objekt, _INGET)
        slut = utgaende.get(objekt, Radbelopp(NOLL, ingaende.rad))
        namn = fil.objektnamn(dimension, objekt)
        yield Objektpost(konto, objekt, namn, ingaende.belopp, slut.belopp, slut.rad)


def _per_konto(dimension: str, poster: Iterable[tuple[str, Objektlista, Radbelopp]]) -> _Summor:
    delar: dict[str, list[tuple[str, Radbelopp]]] = defaultdict(list)
    for konto, lista, post in poster:
        delar[konto].extend((objekt, post) for dim, objekt in lista if dim == dimension)
    return {konto: _summa(par) for konto, par in delar.items() if par}


def _psaldo(fil: SieFil, arsnr: int, dimension: str, till_och_med: str = "999912") -> _Summor:
    egna = (
        (konto, lista, post)
        for (nr, manad, konto, lista), post in fil.psaldo.items()
        if nr == arsnr and manad <= till_och_med
    )
    return _per_konto(dimension, egna)


def _trans(fil: SieFil, arsnr: int, dimension: str) -> _Summor:
    summor: _Summor = defaultdict(dict)
    for (nr, dim, objekt, konto), post in fil.objekttranssummor.items():
        if (nr, dim) == (arsnr, dimension):
            summor[konto][objekt] = post
    return dict(summor)


def _summa(delar: Iterable[tuple[str, Radbelopp]]) -> dict[str, Radbelopp]:
    summa: dict[str, Radbelopp] = {}
    for objekt, post in delar:
        forut = summa.get(objekt)
        summa[objekt] = Radbelopp(forut.belopp + post.belopp, forut.rad) if forut else post
    return summa
