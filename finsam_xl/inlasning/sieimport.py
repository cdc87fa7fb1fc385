"""Från SIE-fil till Saldo och Objektsaldo: vad en inläsning skulle skriva, och allt den har att fråga eller anmärka.

Inget skrivs här. En inläsning ersätter sina egna rader och behåller dem en person skrivit. Håller två filer samma år
gäller den vars eget år (år 0) det är.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl import anmarkningar
from finsam_xl.inlasning import siejamforelse, sieproblem
from finsam_xl.inlasning.arsinlasning import Arsinlasning
from finsam_xl.inlasning.bokforda_justeringar import bokforda_justeringar
from finsam_xl.inlasning.kontofragor import ur_kontonamnen
from finsam_xl.inlasning.sieperiod import valj
from finsam_xl.inlasning.sieslag import ROR_SIFFROR
from finsam_xl.inlasning.sietid import utan_jamforelse
from finsam_xl.inputs.kontoplan import placera
from finsam_xl.inputs.objektsaldon import Agarregister, delas, delning
from finsam_xl.modell import Dimension, Importrad, Kalla, Niva, Objektsaldorad, Problem, Saldorad
from finsam_xl.sie import Objektpost

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from finsam_xl.inputs.objektsaldon import Agare
    from finsam_xl.modell import Bokslut, Kontorad
    from finsam_xl.sie import Arssaldo, SieFil

__all__ = ["Arsinlasning", "Inlasning", "inlasning"]

_EGNA = frozenset({Kalla.MANUELL, Kalla.JUSTERING})
"""Källorna till de rader i Objektsaldo som ingen fil ersätter."""
_BLAD = ("Kontoplan", "Saldo", "Insatser", "Medlemmar", "Grunddata", "Justeringar")


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
    problem = [ett for fil in filer for ett in sieproblem.ur_filen(fil, bokslut, tid.date())]
    if any(ett.niva is Niva.FEL for ett in problem):
        return _avvisad(bokslut, problem)
    val = valj(filer, bokslut)
    nya = tuple(rad for ett in val.valda for rad in _saldorader(ett, bokslut.kontoplan))
    objekt = tuple(rad for ett in val.valda for rad in _objektrader(ett, bokslut))
    egna = {ett.period for ett in val.valda}
    behallna = tuple(rad for rad in bokslut.saldon if rad.period not in egna or rad.sie_rad is None)
    behallna_objekt = tuple(rad for rad in bokslut.objektsaldon if rad.period not in egna or rad.kalla in _EGNA)
    problem += siejamforelse.ur_valet(val, nya, bokslut)
    problem += utan_jamforelse(val, bokslut)
    problem += sieproblem.ur_raderna(behallna, nya, objekt, bokslut)
    problem += bokforda_justeringar(nya, bokslut)
    for fil in filer:
        problem += ur_kontonamnen(fil, _filens_rader(fil, val.valda, bokslut), bokslut)
    if any(ett.niva is Niva.FEL for ett in problem):
        return _avvisad(bokslut, problem)
    return Inlasning(
        _ordnade((*behallna, *nya)),
        _ordnade_objekt((*behallna_objekt, *objekt)),
        (*bokslut.importlogg, *(_loggrad(ett, tid, problem, bokslut) for ett in val.valda if ett.arsnr == 0)),
        val.valda,
        tuple(problem),
    )


def _avvisad(bokslut: Bokslut, problem: Iterable[Problem]) -> Inlasning:
    return Inlasning(bokslut.saldon, bokslut.objektsaldon, bokslut.importlogg, (), tuple(problem))


def _filens_rader(fil: SieFil, valda: Iterable[Arsinlasning], bokslut: Bokslut) -> Iterator[Saldorad]:
    for ett in valda:
        if ett.fil is fil:
            yield from _saldorader(ett, bokslut.kontoplan)


def _saldorader(ar: Arsinlasning, kontoplan: Sequence[Kontorad]) -> Iterator[Saldorad]:
    for saldo in ar.saldon:
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


def _objektrader(ar: Arsinlasning, bokslut: Bokslut) -> Iterator[Objektsaldorad]:
    register = Agarregister(bokslut.insatser, bokslut.medlemmar)
    for dimension in Dimension:
        nummer = str(bokslut.grunddata.get(f"SIE_dim_{dimension}"))
        for post in ar.objektsaldon(nummer):
            plats = placera(post.konto, bokslut.kontoplan)
            if delas(post.konto, plats, dimension) and (post.ib or post.belopp):
                vem = register.objektets(dimension, post.objekt)
                yield _objektrad(ar, plats, post, dimension, vem)
    yield from _underkonton(ar, bokslut, register)


def _underkonton(ar: Arsinlasning, bokslut: Bokslut, register: Agarregister) -> Iterator[Objektsaldorad]:
    """Konton som hör till en enda medlem: hela saldot är medlemmens."""
    for saldo in ar.saldon:
        plats = placera(saldo.konto, bokslut.kontoplan)
        if plats.motpart and (saldo.ib or saldo.belopp):
            yield _objektrad(ar, plats, saldo, Dimension.MOTPART, register.medlemmen(plats.motpart))


def _objektrad(
    ar: Arsinlasning, plats: Kontorad, post: Objektpost | Arssaldo, dimension: Dimension, vem: Agare
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


def _loggrad(ar: Arsinlasning, tid: datetime, problem: Iterable[Problem], bokslut: Bokslut) -> Importrad:
    fil, summa = ar.fil, ar.summor
    om_filen = (ett for ett in problem if ett.plats.startswith((fil.filnamn, *_BLAD)))
    return Importrad(
        tid=f"{tid:%Y-%m-%d %H:%M}",
        fil=fil.filnamn,
        sha256=fil.sha256,
        program=fil.program,
        sietyp=fil.typnamn,
        period=ar.period,
        antal_poster=fil.antal_poster,
        antal_konton=sum(1 for saldo in ar.saldon if saldo.ib or saldo.belopp),
        summa_ib=summa.ib,
        summa_ub=summa.ub,
        summa_res=summa.res,
        anmarkningar=anmarkningar.som_text(om_filen, ROR_SIFFROR),
        delning=delning(bokslut.grunddata, bokslut.kontoplan),
    )
