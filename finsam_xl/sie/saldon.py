"""Saldon per konto: det som en rapport bygger på, med SIE:s regler för poster som saknas.

Ett balanskonto (klass 1–2) visar utgående balans, ett resultatkonto (klass 3–8) årets saldo. Belopp i kr med
SIE-tecken: debet positivt, kredit negativt. En saldopost som saknas betyder 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie.siefil import ar_balanskonto, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

    from finsam_xl.sie.poster import Objektlista
    from finsam_xl.sie.siefil import Kontosaldo, Radbelopp, SieFil


@dataclass(frozen=True, slots=True)
class Arssaldo:
    """Ett konto för ett år: ingående balans och *belopp* (utgående balans eller årets resultatsaldo), och dess rad."""

    konto: str
    namn: str
    ib: Decimal
    belopp: Decimal
    rad: int


@dataclass(frozen=True, slots=True)
class Summor:
    """Summan av filens #IB, #UB och #RES ett år (kr, SIE-tecken)."""

    ib: Decimal
    ub: Decimal
    res: Decimal


@dataclass(frozen=True, slots=True)
class Kontobelopp:
    """Ett kontos belopp (kr, SIE-tecken) för en period eller en budget, och raden där det börjar."""

    konto: str
    namn: str
    belopp: Decimal
    rad: int


def summor(fil: SieFil, arsnr: int) -> Summor:
    """Summan av filens egna saldoposter för *arsnr*, utan något härlett."""
    saldon = tuple(_arets(fil, arsnr))
    return Summor(
        sum((saldo.ib or NOLL for saldo in saldon), NOLL),
        sum((saldo.ub or NOLL for saldo in saldon), NOLL),
        sum((saldo.res or NOLL for saldo in saldon), NOLL),
    )


def arssaldon(fil: SieFil, arsnr: int) -> tuple[Arssaldo, ...]:
    """En rad per konto som har saldo *arsnr*, i kontoordning.

    Saknar filen #IB för året helt tas ingående balans ur #UB året före. Saknar den #RES för år 0 helt fast den har
    verifikationer tas resultatkontonas saldo ur #TRANS.
    """
    saldon = {saldo.konto: saldo for saldo in _arets(fil, arsnr)}
    ingaende = ingaende_balanser(fil, arsnr)
    trans = fil.transsummor if arsnr == 0 and res_saknas(fil) else {}
    konton = {*saldon, *ingaende, *(konto for konto in trans if ar_resultatkonto(konto))}
    return tuple(_arssaldo(fil, konto, saldon.get(konto), ingaende.get(konto, (NOLL, 0))) for konto in sorted(konton))


def delarssaldon(fil: SieFil, arsnr: int, till_och_med: str) -> tuple[Arssaldo, ...]:
    """Som ``arssaldon``, men till och med månaden *till_och_med* (ÅÅÅÅMM): ingående balans och månadernas #PSALDO."""
    forandring = {post.konto: post for post in periodsaldon(fil, arsnr, till_och_med)}
    ingaende = ingaende_balanser(fil, arsnr)
    return tuple(
        Arssaldo(
            konto,
            fil.kontonamn(konto),
            ib,
            ib + (forandring[konto].belopp if konto in forandring else NOLL),
            forandring[konto].rad if konto in forandring else rad,
        )
        for konto in sorted({*forandring, *ingaende})
        for ib, rad in (ingaende.get(konto, (NOLL, 0)),)
    )


def ingaende_balanser(fil: SieFil, arsnr: int) -> dict[str, tuple[Decimal, int]]:
    """Ingående balans och rad per konto; ur #UB året före om filen saknar #IB för året."""
    egna = {s.konto: (s.ib, s.rad) for s in _arets(fil, arsnr) if s.ib is not None}
    return egna or {s.konto: (s.ub, s.rad) for s in _arets(fil, arsnr - 1) if s.ub is not None}


def ib_saknas(fil: SieFil, arsnr: int) -> bool:
    """Sant om filen inte har någon #IB för *arsnr* men #UB för året före."""
    return not any(s.ib is not None for s in _arets(fil, arsnr)) and bool(ingaende_balanser(fil, arsnr))


def res_saknas(fil: SieFil) -> bool:
    """Sant om filen inte har någon #RES för år 0 fast dess verifikationer rör resultatkonton."""
    return not any(saldo.res is not None for saldo in _arets(fil, 0)) and any(map(ar_resultatkonto, fil.transsummor))


def budget(fil: SieFil, arsnr: int, till_och_med: str = "999912") -> tuple[Kontobelopp, ...]:
    """Årets #PBUDGET per konto till och med en månad (ÅÅÅÅMM), utan objektens rader (kostnad positiv)."""
    return _periodsumma(fil, {n: v for n, v in fil.pbudget.items() if n[0] == arsnr and n[1] <= till_och_med})


def periodsaldon(fil: SieFil, arsnr: int, till_och_med: str) -> tuple[Kontobelopp, ...]:
    """Kontonas förändring från årets början till och med månaden *till_och_med* (ÅÅÅÅMM), ur #PSALDO utan objekt."""
    return _periodsumma(fil, {n: v for n, v in fil.psaldo.items() if n[0] == arsnr and n[1] <= till_och_med})


def _arets(fil: SieFil, arsnr: int) -> Iterator[Kontosaldo]:
    return (saldo for (nr, _), saldo in fil.saldon.items() if nr == arsnr)


def _arssaldo(fil: SieFil, konto: str, saldo: Kontosaldo | None, ingaende: tuple[Decimal, int]) -> Arssaldo:
    namn, (ib, ib_rad) = fil.kontonamn(konto), ingaende
    if saldo is None and ar_resultatkonto(konto) and konto in fil.transsummor:
        trans = fil.transsummor[konto]
        return Arssaldo(konto, namn, NOLL, trans.belopp, trans.rad)
    if saldo is None:
        return Arssaldo(konto, namn, ib, NOLL, ib_rad)
    if ar_resultatkonto(konto):
        return Arssaldo(konto, namn, NOLL, saldo.res or NOLL, saldo.rad)
    belopp = saldo.ub if ar_balanskonto(konto) or saldo.res is None else saldo.res
    return Arssaldo(konto, namn, ib, belopp or NOLL, saldo.rad)


def _periodsumma(fil: SieFil, poster: Mapping[tuple[int, str, str, Objektlista], Radbelopp]) -> tuple[Kontobelopp, ...]:
    summa: dict[str, Kontobelopp] = {}
    for (_, _, konto, objekt), post in poster.items():
        if not objekt:
            forut = summa.get(konto, Kontobelopp(konto, fil.kontonamn(konto), NOLL, post.rad))
            summa[konto] = replace(forut, belopp=forut.belopp + post.belopp, rad=min(forut.rad, post.rad))
    return tuple(summa[konto] for konto in sorted(summa))
