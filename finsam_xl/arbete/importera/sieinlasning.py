"""SIE files read into a workbook: the rows of its tables, the sums to show, and the questions to answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kvar.boken import har_kvar, med_kvar
from finsam_xl.arbete.bygg.startvarden import med_start
from finsam_xl.arbete.gemensamt.bokdata import bokslut_ur, eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.forslagen import godkanda
from finsam_xl.arbete.gemensamt.fyllning import fylld_ur_fil
from finsam_xl.arbete.gemensamt.utskrift import antal, bevarat
from finsam_xl.arbete.importera.budgetrader import budget_ur
from finsam_xl.arbete.importera.sieoppning import oppna_for
from finsam_xl.arbete.importera.verifikationsrader import fore_verifikationer, med_verifikationer
from finsam_xl.belopp import svensk
from finsam_xl.inlasning.sieimport import inlasning
from finsam_xl.inlasning.sieproblem import resultatmening
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.falt import rena
from finsam_xl.inputs.prova.kopior import KOPIEKODER
from finsam_xl.modell import Niva, Problem
from finsam_xl.sie.lexer import rakna_upp

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kvar.boken import Medkvar
    from finsam_xl.arbete.gemensamt.fyllning import Tabellrader
    from finsam_xl.arbetsbok.andra.fyll import Kvarrad
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inlasning.sieimport import Inlasning
    from finsam_xl.modell import Version

__all__ = ["Siefyllnad", "Sieval", "fyll_ur_sie"]

_FLEST_RADER = 5


@dataclass(frozen=True, slots=True)
class Sieval:
    """What to take from the files beside the balances: the encoding to force, a budget version, the postings.

    With *godkann* the book's proposals are accepted as they stand. *dag* is the last day of a list of balances, where a
    person has said it.
    """

    teckenkod: str | None = None
    budget: Version | None = None
    verifikationer: bool = False
    godkann: bool = False
    dag: date | None = None


@dataclass(frozen=True, slots=True)
class Siefyllnad:
    """The filled workbook and the rows it got, each period's totals as rows to print, each file's result, warnings.

    *kvar* is its list of what is left to fill in, made anew, where it had one.
    """

    bok: Bok
    tabeller: Tabellrader
    summor: tuple[tuple[str, ...], ...]
    resultat: tuple[str, ...]
    varningar: tuple[Problem, ...]
    kvar: Medkvar | None = None


def fyll_ur_sie(
    bok: Bok, filer: Sequence[Path], fraga: Callable[[Problem], bool], tid: datetime, val: Sieval
) -> Siefyllnad:
    """Read *filer* into the workbook's Saldo, Objektsaldo and Importlogg; *fraga* answers what is unclear.

    Raises:
        Indatafel: the book or a file has faults.
        Avbrott: a question was answered with no, or the encoding is not one that we know.

    """
    inlast = las_bok(bok, for_inlasning=True)
    bokslut = bokslut_ur(inlast)
    lasta = [
        last
        for fil in filer
        for last in oppna_for(bokslut, fil, val.teckenkod, verifikationer=val.verifikationer, dag=val.dag)
    ]
    ny = inlasning(bokslut, lasta, tid)
    tabeller = {
        "Saldo": rena(rader("Saldo", ny.saldon)),
        "Objektsaldo": rena(rader("Objektsaldo", ny.objektsaldon)),
        "Importlogg": rena(rader("Importlogg", ny.importlogg)),
    }
    problem = ny.problem
    if val.budget is not None and ny.ar:
        version = val.budget
        nybudget = eller_avbrott(lambda: budget_ur(bok, bokslut, ny.ar, version))
        tabeller["Budget"] = nybudget.rader
        problem += nybudget.problem
    if val.verifikationer:
        problem += eller_avbrott(lambda: fore_verifikationer(bok, ny))
    _svara(problem, fraga)
    fyllt, kvar = fylld_ur_fil(bok, tabeller)
    if val.verifikationer:
        fyllt, kapade = eller_avbrott(lambda: med_verifikationer(fyllt, ny, bokslut))
        problem += kapade
    kopior = (ett for ett in inlast.problem if ett.kod in KOPIEKODER)
    resultat = _resultat(ny)
    if val.godkann:
        fyllt, godkanda_ = eller_avbrott(lambda: godkanda(fyllt))
        resultat += (f"{antal(godkanda_, 'förslag är godkänt', 'förslag är godkända')}.",) if godkanda_ else ()
    lista = eller_avbrott(lambda: med_kvar(fyllt, tid)) if har_kvar(fyllt) else None
    varningar = (
        *kopior,
        *(ett for ett in problem if ett.niva is Niva.VARNING),
        *_star_kvar(kvar),
        *(map(_andrad, lista.ympning.bevarade.items()) if lista is not None else ()),
    )
    fardig = fyllt if lista is None else lista.ympning.bok
    dagar = {rad.period for rad in ny.saldon}
    fardig = eller_avbrott(lambda: med_start(fardig, bokslut.grunddata, dagar, tid))
    return Siefyllnad(fardig, tabeller, _periodrader(ny), resultat, varningar, lista)


def _svara(problem: Sequence[Problem], fraga: Callable[[Problem], bool]) -> None:
    fel = [ett for ett in problem if ett.niva is Niva.FEL]
    if fel:
        raise Indatafel(fel)
    for oklart in problem:
        if oklart.niva is Niva.FRAGA and not fraga(oklart):
            raise Avbrott("Inläsningen avbröts.")


def _star_kvar(rader: Sequence[Kvarrad]) -> list[Problem]:
    """The rows that the files lack, and that stay for what hangs on them: each by itself, many together."""
    if len(rader) > _FLEST_RADER:
        platser = rakna_upp(rad.plats for rad in rader)
        vad = f"{len(rader)} rader finns inte i det som lästs in, men står kvar utan belopp: {platser}."
        return [_kvar(rader[0].plats, f"{vad} Något hör till var och en av dem.")]
    return [
        _kvar(
            rad.plats,
            f"{rad.nyckel} finns inte i det som lästs in, men raden står kvar utan belopp: {rakna_upp(rad.hanger)} hör "
            "till den.",
        )
        for rad in rader
    ]


def _andrad(namn: tuple[str, str]) -> Problem:
    gammalt, nytt = namn
    return Problem("andrat-blad", Niva.VARNING, gammalt, bevarat(gammalt, nytt), "Flytta det du vill ha kvar.")


def _kvar(plats: str, text: str) -> Problem:
    atgard = "Flytta eller ta bort det som hör till raden, och läs in filen igen, om raden inte ska vara kvar."
    return Problem("rad-star-kvar", Niva.VARNING, plats, text, atgard)


def _periodrader(ny: Inlasning) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(ar.period),
            ar.fil.filnamn,
            str(sum(1 for saldo in ar.saldon if saldo.ib or saldo.belopp)),
            *(svensk(belopp, 2) for belopp in (ar.summor.ib, ar.summor.ub, ar.summor.res)),
        )
        for ar in ny.ar
    )


def _resultat(ny: Inlasning) -> tuple[str, ...]:
    return tuple(dict.fromkeys(resultatmening(ar.fil) for ar in ny.ar if ar.arsnr == 0))
