"""Saldon per konto: det som en rapport bygger på, med SIE:s regler för poster som saknas.

Ett balanskonto (klass 1–2) visar utgående balans, ett resultatkonto (klass 3–8) årets saldo. Belopp i kr med
SIE-tecken: debet positivt, kredit negativt. En saldopost som saknas betyder 0.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.sie.siefil import EGET_KAPITAL, ar_balanskonto, ar_resultatkonto

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
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


@dataclass(frozen=True, slots=True)
class Objektbudget:
    """Budget som en fil bara har per objekt: kontonas summor, och konton vars objekt inte kan läggas ihop.

    En dimensions objekt läggs ihop till kontots belopp; med fler dimensioner kan samma krona stå i flera.
    """

    konton: tuple[Kontobelopp, ...]
    delade: tuple[str, ...]


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

    Saknar filen #IB för året helt tas ingående balans ur #UB året före. Saknar den #RES för året helt fast den har
    årets verifikationer tas resultatkontonas saldo ur deras #TRANS, och saknar den #UB tas balanskontonas ur ingående
    balans och #TRANS, eller för ett tidigare år ur nästa års #IB.
    """
    saldon = {saldo.konto: saldo for saldo in _arets(fil, arsnr)}
    ingaende = ingaende_balanser(fil, arsnr)
    trans = _resultatrader(fil, arsnr) if res_saknas(fil, arsnr) else {}
    harledda = {konto: (post.belopp, post.rad) for konto, post in trans.items()} | utgaende_ur_annat(fil, arsnr)
    return tuple(
        Arssaldo(konto, fil.kontonamn(konto), ingaende.get(konto, (NOLL, 0))[0], *harledda[konto])
        if konto in harledda
        else _arssaldo(fil, konto, saldon.get(konto), ingaende.get(konto, (NOLL, 0)))
        for konto in sorted({*saldon, *ingaende, *harledda})
    )


def resultatkonton(fil: SieFil, arsnr: int) -> tuple[Arssaldo, ...]:
    """Resultatkontona som har ett belopp *arsnr*, även där det räknats ur verifikationerna."""
    return tuple(saldo for saldo in arssaldon(fil, arsnr) if ar_resultatkonto(saldo.konto) and saldo.belopp)


def resultatsumma(fil: SieFil, arsnr: int) -> Decimal:
    """Summan av resultatkontonas saldo *arsnr* (SIE-tecken)."""
    return sum((saldo.belopp for saldo in resultatkonton(fil, arsnr)), NOLL)


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
    return egna or _fjolarets_ub(fil, arsnr) | omfort_kapital(fil, arsnr)


def _fjolarets_ub(fil: SieFil, arsnr: int) -> dict[str, tuple[Decimal, int]]:
    return {s.konto: (s.ub, s.rad) for s in _arets(fil, arsnr - 1) if s.ub is not None}


def omfort_kapital(fil: SieFil, arsnr: int) -> dict[str, tuple[Decimal, int]]:
    """Ingående eget kapital när filen saknar #IB och resultatet förts dit mellan åren; annars tomt.

    Det är #UB utan årets bokningar, och ska vara mer än #UB året före med precis det årets resultat.
    """
    fore = _fjolarets_ub(fil, arsnr)
    if not fore or any(s.ib is not None for s in _arets(fil, arsnr)):
        return {}
    arets = {s.konto: s for s in _arets(fil, arsnr)}
    ingaende: dict[str, tuple[Decimal, int]] = {}
    for konto in sorted({*fore, *arets}):
        if konto.startswith(EGET_KAPITAL):
            bokfort = fil.transsummor[arsnr, konto].belopp if (arsnr, konto) in fil.transsummor else NOLL
            utgaende = (arets[konto].ub if konto in arets else None) or NOLL
            ingaende[konto] = (utgaende - bokfort, arets[konto].rad if konto in arets else fore[konto][1])
    andrat = sum((ib - fore.get(konto, (NOLL, 0))[0] for konto, (ib, _) in ingaende.items()), NOLL)
    return ingaende if andrat and andrat == till_eget_kapital(fil, arsnr - 1) else {}


def till_eget_kapital(fil: SieFil, arsnr: int) -> Decimal:
    """Det som eget kapital får av resultatet *arsnr* efter årets slut (SIE-tecken).

    Saknar filen resultatkontona är det vad årets #UB inte går ihop med.
    """
    if resultatkonton(fil, arsnr):
        return resultatsumma(fil, arsnr)
    return -sum((s.ub for s in _arets(fil, arsnr) if s.ub is not None and ar_balanskonto(s.konto)), NOLL)


def ub_saknas(fil: SieFil, arsnr: int) -> bool:
    """Sant om filen inte har någon #UB för *arsnr*."""
    return not any(s.ub is not None for s in _arets(fil, arsnr))


def utgaende_ur_annat(fil: SieFil, arsnr: int) -> dict[str, tuple[Decimal, int]]:
    """Utgående balans och rad per konto när filen saknar #UB för året: ur årets verifikationer, eller nästa års #IB."""
    if not ub_saknas(fil, arsnr) or arsnr not in fil.rar:
        return {}
    if arsnr:
        nasta = {s.konto: (s.ib, s.rad) for s in _arets(fil, arsnr + 1) if s.ib is not None}
        return {konto: ib for konto, ib in nasta.items() if ar_balanskonto(konto)}
    trans = {k: post for (nr, k), post in fil.transsummor.items() if nr == arsnr and ar_balanskonto(k)}
    if not trans:
        return {}
    ingaende = {konto: ib for konto, ib in ingaende_balanser(fil, arsnr).items() if ar_balanskonto(konto)}
    rorda = {k: (ingaende.get(k, (NOLL, 0))[0] + post.belopp, post.rad) for k, post in trans.items()}
    return ingaende | rorda


def ib_saknas(fil: SieFil, arsnr: int) -> bool:
    """Sant om filen inte har någon #IB för *arsnr* men #UB för året före."""
    return not any(s.ib is not None for s in _arets(fil, arsnr)) and bool(ingaende_balanser(fil, arsnr))


def res_saknas(fil: SieFil, arsnr: int) -> bool:
    """Sant om filen inte har någon #RES för *arsnr* fast årets verifikationer rör resultatkonton.

    Ett år före filens eget räknas bara så om verifikationernas resultat är balansens förändring under året: annars är
    de kanske bara några av dem.
    """
    if any(saldo.res is not None for saldo in _arets(fil, arsnr)):
        return False
    rader = _resultatrader(fil, arsnr)
    return bool(rader) and (arsnr == 0 or _ar_balansens_forandring(fil, arsnr, rader.values()))


def _resultatrader(fil: SieFil, arsnr: int) -> dict[str, Radbelopp]:
    return {konto: post for (nr, konto), post in fil.transsummor.items() if nr == arsnr and ar_resultatkonto(konto)}


def _ar_balansens_forandring(fil: SieFil, arsnr: int, rader: Iterable[Radbelopp]) -> bool:
    """Sant om resultatet i *rader* är det som balansen ändrats, med eller utan ett eget kapital som tagit emot det."""
    efter = {s.konto: s.ub for s in _arets(fil, arsnr) if s.ub is not None}
    utgaende = efter or {konto: ib for konto, (ib, _) in utgaende_ur_annat(fil, arsnr).items()}
    forandring = {konto: belopp for konto, belopp in utgaende.items() if ar_balanskonto(konto)}
    for konto, (belopp, _) in ingaende_balanser(fil, arsnr).items():
        forandring[konto] = forandring.get(konto, NOLL) - belopp
    hela = sum(forandring.values(), NOLL)
    eget_kapital = sum((belopp for konto, belopp in forandring.items() if konto.startswith(EGET_KAPITAL)), NOLL)
    return bool(utgaende) and -sum((post.belopp for post in rader), NOLL) in {hela, hela - eget_kapital}


def budget(fil: SieFil, arsnr: int, till_och_med: str = "999912") -> tuple[Kontobelopp, ...]:
    """Årets #PBUDGET per konto till och med en månad (ÅÅÅÅMM), utan objektens rader (kostnad positiv)."""
    return _periodsumma(fil, _kontots(fil.pbudget, arsnr, till_och_med))


def objektbudget(fil: SieFil, arsnr: int, till_och_med: str = "999912") -> Objektbudget:
    """Det av årets #PBUDGET till och med en månad (ÅÅÅÅMM) som filen bara har per objekt, utan kontots eget belopp."""
    arets = {n: post for n, post in fil.pbudget.items() if n[0] == arsnr and n[1] <= till_och_med}
    egna = {(manad, konto) for _, manad, konto, objekt in arets if not objekt}
    delar = [
        (konto, objekt, post)
        for (_, manad, konto, objekt), post in arets.items()
        if objekt and (manad, konto) not in egna
    ]
    dimensioner: dict[str, set[tuple[str, ...]]] = {}
    for konto, objekt, _ in delar:
        dimensioner.setdefault(konto, set()).add(tuple(dimension for dimension, _ in objekt))
    delade = {konto for konto, ett in dimensioner.items() if len(ett) > 1 or len(min(ett)) > 1}
    konton = _periodsumma(fil, ((konto, post) for konto, _, post in delar if konto not in delade))
    return Objektbudget(konton, tuple(sorted(delade)))


def periodsaldon(fil: SieFil, arsnr: int, till_och_med: str) -> tuple[Kontobelopp, ...]:
    """Kontonas förändring från årets början till och med månaden *till_och_med* (ÅÅÅÅMM), ur #PSALDO utan objekt."""
    return _periodsumma(fil, _kontots(fil.psaldo, arsnr, till_och_med))


def _arets(fil: SieFil, arsnr: int) -> Iterator[Kontosaldo]:
    return (saldo for (nr, _), saldo in fil.saldon.items() if nr == arsnr)


def _arssaldo(fil: SieFil, konto: str, saldo: Kontosaldo | None, ingaende: tuple[Decimal, int]) -> Arssaldo:
    namn, (ib, ib_rad) = fil.kontonamn(konto), ingaende
    if saldo is None:
        return Arssaldo(konto, namn, ib, NOLL, ib_rad)
    if ar_resultatkonto(konto):
        return Arssaldo(konto, namn, NOLL, saldo.res or NOLL, saldo.rad)
    belopp = saldo.ub if ar_balanskonto(konto) or saldo.res is None else saldo.res
    return Arssaldo(konto, namn, ib, belopp or NOLL, saldo.rad)


def _kontots(
    poster: Mapping[tuple[int, str, str, Objektlista], Radbelopp], arsnr: int, till_och_med: str
) -> Iterator[tuple[str, Radbelopp]]:
    """Årets poster till och med månaden, utan objektens."""
    for (nr, manad, konto, objekt), post in poster.items():
        if nr == arsnr and manad <= till_och_med and not objekt:
            yield konto, post


def _periodsumma(fil: SieFil, poster: Iterable[tuple[str, Radbelopp]]) -> tuple[Kontobelopp, ...]:
    summa: dict[str, Kontobelopp] = {}
    for konto, post in poster:
        forut = summa.get(konto, Kontobelopp(konto, fil.kontonamn(konto), NOLL, post.rad))
        summa[konto] = replace(forut, belopp=forut.belopp + post.belopp, rad=min(forut.rad, post.rad))
    return tuple(summa[konto] for konto in sorted(summa))
