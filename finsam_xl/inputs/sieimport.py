"""Från SIE-fil till Saldo och Objektsaldo: vad en inläsning skulle skriva, och allt den har att fråga eller anmärka.

Inget skrivs här. En inläsning ersätter sina egna rader och behåller dem en person skrivit. Håller två filer samma år
gäller den vars eget år (år 0) det är.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.inputs import sieproblem
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.modell import Dimension, Importrad, Kalla, Niva, Objektsaldorad, Part, Problem, Saldorad
from finsam_xl.sie import Objektpost, arssaldon, objektsaldon, summor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from finsam_xl.modell import Bokslut, Kontorad
    from finsam_xl.sie import Arssaldo, SieFil

__all__ = ["Arsinlasning", "Inlasning", "inlasning"]

_LANGSTA_ANMARKNING = 2000


@dataclass(frozen=True, slots=True)
class Arsinlasning:
    """Ett år ur en fil: vilken period i arbetsboken det blir, och summorna som filen anger (kr, SIE-tecken)."""

    fil: SieFil
    arsnr: int
    period: date


@dataclass(frozen=True, slots=True)
class Inlasning:
    """Tabellerna som de skulle stå efter inläsningen, åren som lästs in, och problemen (fel, frågor, varningar)."""

    saldon: tuple[Saldorad, ...]
    objektsaldon: tuple[Objektsaldorad, ...]
    importlogg: tuple[Importrad, ...]
    ar: tuple[Arsinlasning, ...]
    problem: tuple[Problem, ...]

    def med(self, niva: Niva) -> tuple[Problem, ...]:
        """Problemen av ett slag."""
        return tuple(ett for ett in self.problem if ett.niva is niva)


def inlasning(bokslut: Bokslut, filer: Sequence[SieFil], tid: datetime) -> Inlasning:
    """Vad *filer* skulle göra med arbetsboken; *tid* skrivs i importloggen."""
    problem = [ett for fil in filer for ett in sieproblem.ur_filen(fil, bokslut)]
    if any(ett.niva is Niva.FEL for ett in problem):
        return Inlasning(bokslut.saldon, bokslut.objektsaldon, bokslut.importlogg, (), tuple(problem))
    ar = tuple(_ar_att_lasa(filer, bokslut))
    nya = tuple(rad for ett in ar for rad in _saldorader(ett, bokslut.kontoplan))
    objekt = tuple(rad for ett in ar for rad in _objektrader(ett, bokslut))
    egna = {rad.period for rad in ar}
    behallna = tuple(rad for rad in bokslut.saldon if rad.period not in egna or rad.sie_rad is None)
    behallna_objekt = tuple(rad for rad in bokslut.objektsaldon if rad.period not in egna or rad.kalla is Kalla.MANUELL)
    problem += sieproblem.ur_raderna(behallna, nya, objekt, bokslut)
    return Inlasning(
        _ordnade((*behallna, *nya)),
        _ordnade_objekt((*behallna_objekt, *objekt)),
        (*bokslut.importlogg, *(_loggrad(fil, tid, problem) for fil in filer)),
        ar,
        tuple(problem),
    )


def _ar_att_lasa(filer: Sequence[SieFil], bokslut: Bokslut) -> Iterator[Arsinlasning]:
    """År 0 ur varje fil; året före bara om ingen fil, ny eller redan inläst, har det som sitt eget år."""
    egna_ar = {fil.rar[0].slut for fil in filer} | {rad.period for rad in bokslut.importlogg}
    tagna: set[date] = set()
    for arsnr in (0, -1):
        for fil in filer:
            if arsnr not in fil.rar:
                continue
            period = fil.rar[arsnr].slut
            if period not in tagna and (arsnr == 0 or period not in egna_ar):
                tagna.add(period)
                yield Arsinlasning(fil, arsnr, period)


def _saldorader(ar: Arsinlasning, kontoplan: Sequence[Kontorad]) -> Iterator[Saldorad]:
    for saldo in arssaldon(ar.fil, ar.arsnr):
        if saldo.ib or saldo.belopp:
            plats = placera(saldo.konto, kontoplan)
            yield Saldorad(
                ar.period,
                saldo.konto,
                saldo.namn,
                plats.rad,
                plats.not_,
                plats.drift,
                saldo.ib,
                saldo.belopp,
                saldo.rad,
            )


@dataclass(frozen=True, slots=True)
class _Agare:
    """Den insats eller motpart som ett objekt eller ett eget konto hör till."""

    id: str = ""
    part: Part | None = None


def _objektrader(ar: Arsinlasning, bokslut: Bokslut) -> Iterator[Objektsaldorad]:
    for dimension in Dimension:
        agare = _agare(bokslut, dimension)
        nummer = str(bokslut.grunddata.get(f"SIE_dim_{dimension}"))
        for post in objektsaldon(ar.fil, ar.arsnr, nummer):
            plats = placera(post.konto, bokslut.kontoplan)
            if plats.delas_pa is dimension and (post.ib or post.belopp):
                vem = agare.get(post.objekt, _Agare())
                yield _objektrad(ar, plats, post, dimension, vem)
    yield from _underkonton(ar, bokslut)


def _underkonton(ar: Arsinlasning, bokslut: Bokslut) -> Iterator[Objektsaldorad]:
    """Konton som hör till en enda medlem: hela saldot är medlemmens."""
    parter = {medlem.id: medlem.part for medlem in bokslut.medlemmar}
    for saldo in arssaldon(ar.fil, ar.arsnr):
        plats = placera(saldo.konto, bokslut.kontoplan)
        if plats.motpart and (saldo.ib or saldo.belopp):
            yield _objektrad(ar, plats, saldo, Dimension.MOTPART, _Agare(plats.motpart, parter.get(plats.motpart)))


def _agare(bokslut: Bokslut, dimension: Dimension) -> Mapping[str, _Agare]:
    if dimension is Dimension.INSATS:
        return {insats.objekt: _Agare(insats.id) for insats in bokslut.insatser if insats.objekt}
    return {medlem.objekt: _Agare(medlem.id, medlem.part) for medlem in bokslut.medlemmar if medlem.objekt}


def _objektrad(
    ar: Arsinlasning, plats: Kontorad, post: Objektpost | Arssaldo, dimension: Dimension, vem: _Agare
) -> Objektsaldorad:
    ur_objekt = isinstance(post, Objektpost)
    return Objektsaldorad(
        period=ar.period,
        konto=post.konto,
        dimension=dimension,
        objekt=post.objekt if isinstance(post, Objektpost) else "",
        id=vem.id,
        benamning=post.namn,
        rad=plats.rad,
        not_=plats.not_,
        drift=plats.drift,
        part=vem.part,
        ib=post.ib,
        belopp=post.belopp,
        kalla=Kalla.OBJEKT if ur_objekt else Kalla.UNDERKONTO,
        sie_rad=post.rad,
    )


def _ordnade(rader: Iterable[Saldorad]) -> tuple[Saldorad, ...]:
    return tuple(sorted(rader, key=lambda rad: (-rad.period.toordinal(), rad.konto)))


def _ordnade_objekt(rader: Iterable[Objektsaldorad]) -> tuple[Objektsaldorad, ...]:
    return tuple(sorted(rader, key=lambda rad: (-rad.period.toordinal(), rad.dimension, rad.konto, rad.objekt, rad.id)))


def _loggrad(fil: SieFil, tid: datetime, problem: Iterable[Problem]) -> Importrad:
    summa = summor(fil, 0)
    anmarkningar = "; ".join(ett.text for ett in problem if ett.plats.startswith(fil.filnamn))
    return Importrad(
        tid=f"{tid:%Y-%m-%d %H:%M}",
        fil=fil.filnamn,
        sha256=fil.sha256,
        program=fil.program,
        sietyp=str(fil.sietyp),
        period=fil.rar[0].slut,
        antal_konton=sum(1 for saldo in arssaldon(fil, 0) if saldo.ib or saldo.belopp),
        summa_ib=summa.ib,
        summa_ub=summa.ub,
        summa_res=summa.res,
        anmarkningar=anmarkningar[:_LANGSTA_ANMARKNING],
    )
