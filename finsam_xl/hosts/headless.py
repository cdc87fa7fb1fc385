"""File mode: create, import, build and control a workbook that lies on disk, without Excel.

A file is read once, everything is made in memory, and only a finished result is written beside it and renamed into
its place.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, TypeVar

from finsam_xl.belopp import svensk
from finsam_xl.book.skapa import klockan, skapa
from finsam_xl.hosts.fel import Avbrott, Indatafel
from finsam_xl.hosts.kontrollresultat import Kontrollresultat, kontrollresultat
from finsam_xl.inputs import las_bok, rader
from finsam_xl.modell import Niva
from finsam_xl.writers.paket import Paket, Paketfel
from finsam_xl.writers.spara import Filfel, spara
from finsam_xl.writers.spara import las_bok as las_fil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.hosts.skiss import Skiss
    from finsam_xl.inputs import Inlast as Inlastbok
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.sieimport import Inlasning
    from finsam_xl.layout.expr import Dialect
    from finsam_xl.modell import Bokslut, Problem, Version
    from finsam_xl.rapportslag import Rapportslag

__all__ = ["Bygge", "Inlast", "bygg", "importera_sie", "kontrollera", "skapa_bok"]

_ZIP = b"PK"
_VBA_PROJEKT = b"vbaProject.bin"  # stands in clear text in the package's list of parts
_MAKROBOK = ".xlsm"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Inlast:
    """What an import did: the book, each period's totals as rows to print, each file's result, tables and warnings."""

    bok: Path
    summor: tuple[tuple[str, ...], ...]
    resultat: tuple[str, ...]
    fyllda: tuple[str, ...]
    varningar: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Bygge:
    """What a build made: the file, its sheets, the controls, the key figures to print, and sheets kept beside."""

    bok: Path
    blad: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    sammanfattning: tuple[tuple[str, ...], ...]
    bevarade: Mapping[str, str]
    varningar: tuple[Problem, ...]


def skapa_bok(ut: Path, *, exempel: str | None = None, kontoplan: str = "bas", tid: datetime | None = None) -> Path:
    """Write a new workbook to *ut*, with macros if it ends in .xlsm; a file that is there already is left alone.

    Raises:
        Avbrott: the file exists, has another ending, or cannot be written.

    """
    andelse = ut.suffix.casefold()
    if andelse not in {".xlsx", _MAKROBOK}:
        raise Avbrott(
            f"{ut.name} ska sluta på .xlsx, eller på .xlsm för en bok med knappar. Skriv till exempel "
            "finsam skapa bok.xlsx."
        )
    if ut.exists():
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Välj ett annat namn, eller flytta filen först.")
    try:
        data = skapa(
            exempel=exempel, kontoplan=kontoplan, kontroller=_forteckning(), makron=andelse == _MAKROBOK, tid=tid
        )
    except (ValueError, FileNotFoundError) as fel:
        raise Avbrott(str(fel)) from fel
    _spara(ut, data)
    return ut


def _forteckning() -> list[tuple[str, str, str, str]]:
    from finsam_xl.kontroller import samtliga  # noqa: PLC0415 - only a new book lists them

    return [(ett.id, ett.titel, ett.text, ett.kalla) for ett in samtliga()]


def importera_sie(
    bok: Path,
    filer: Sequence[Path],
    *,
    fraga: Callable[[str], bool],
    teckenkod: str | None = None,
    budget: Version | None = None,
    verifikationer: bool = False,
    tid: datetime | None = None,
) -> Inlast:
    """Read *filer* into the book's Saldo, Objektsaldo and Importlogg; *fraga* answers what is unclear.

    With *budget* their #PBUDGET becomes that version of Budget; with *verifikationer* their postings become a sheet.

    Raises:
        Indatafel: the book or a file has faults.
        Avbrott: a question was answered with no, the book cannot be written, or *teckenkod* is not one that we know.

    """
    from finsam_xl.hosts.siebudget import budget_ur  # noqa: PLC0415 - only an import reads a budget
    from finsam_xl.hosts.sieoppning import oppna_for  # noqa: PLC0415 - as above
    from finsam_xl.hosts.sieverifikationer import fore_verifikationer, med_verifikationer  # noqa: PLC0415 - as above
    from finsam_xl.inputs.sieimport import inlasning  # noqa: PLC0415 - as above

    data = _las_arbetsbok(bok)
    bokslut = _bokslut(las_bok(data))
    lasta = [oppna_for(bokslut, fil, teckenkod, verifikationer=verifikationer) for fil in filer]
    ny = inlasning(bokslut, lasta, tid or klockan())
    tabeller = {
        "Saldo": rader("Saldo", ny.saldon),
        "Objektsaldo": rader("Objektsaldo", ny.objektsaldon),
        "Importlogg": rader("Importlogg", ny.importlogg),
    }
    problem = ny.problem
    if budget is not None and ny.ar:
        nybudget = _eller_avbrott(lambda: budget_ur(data, bokslut, ny.ar, budget))
        tabeller["Budget"] = nybudget.rader
        problem += nybudget.problem
    if verifikationer:
        problem += _eller_avbrott(lambda: fore_verifikationer(data, ny))
    _svara(problem, fraga)
    fylld = _fylld(data, tabeller)
    if verifikationer:
        fylld, kapade = _eller_avbrott(lambda: med_verifikationer(fylld, ny, bokslut))
        problem += kapade
    _spara(bok, fylld)
    varningar = tuple(ett for ett in problem if ett.niva is Niva.VARNING)
    return Inlast(bok, _periodrader(ny), _resultat(ny), tuple(tabeller), varningar)


def _svara(problem: Sequence[Problem], fraga: Callable[[str], bool]) -> None:
    from finsam_xl.hosts.utskrift import problemlista  # noqa: PLC0415 - only an import asks

    fel = [ett for ett in problem if ett.niva is Niva.FEL]
    if fel:
        raise Indatafel(fel)
    for oklart in problem:
        if oklart.niva is Niva.FRAGA and not fraga(problemlista([oklart])):
            raise Avbrott("Inläsningen avbröts.")


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
    from finsam_xl.inputs.sieproblem import resultatmening  # noqa: PLC0415 - only an import says the result

    return tuple(dict.fromkeys(resultatmening(ar.fil) for ar in ny.ar if ar.arsnr == 0))


def kontrollera(bok: Path, *, tid: datetime | None = None) -> tuple[Kontrollresultat, ...]:
    """Every control of the reports that the book is used for, on its input as it stands; nothing is written.

    Those of the bilagor are made once they have been built.

    Raises:
        Indatafel: the input has faults that must be mended before anything can be controlled.

    """
    from finsam_xl.hosts.minne import las_minne  # noqa: PLC0415 - an import needs no tables
    from finsam_xl.rapportslag import anvanda  # noqa: PLC0415 - as above

    stund = tid or klockan()
    data = _las_arbetsbok(bok)
    bokslut, dialekt = _bokslut(las_bok(data)), _dialekt(data)
    return tuple(
        resultat
        for slag in anvanda(bokslut, las_minne(data))
        for resultat in kontrollresultat(_skiss(slag, bokslut, stund, dialekt))
    )


@contextmanager
def _utan_skrapsamling() -> Iterator[None]:
    """A build makes many small values and keeps them: looking for rubbish meanwhile takes time and finds none."""
    var_pa = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if var_pa:
            _lat_det_inlasta_vara()
            gc.enable()


@cache
def _lat_det_inlasta_vara() -> None:
    """What the first build has loaded stays for the next: later searches for rubbish need not pass through it."""
    gc.freeze()


@_utan_skrapsamling()
def bygg(
    slag: Rapportslag,
    bok: Path,
    ut: Path | None = None,
    *,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Bygge:
    """Build the sheets of the report *slag* into the book, or into a copy of it at *ut*.

    Raises:
        Indatafel: the input has faults.
        Avbrott: the file is open in Excel, damaged, or cannot be written.

    """
    from finsam_xl.hosts.bygge import ympa_rapport  # noqa: PLC0415 - only a build grafts
    from finsam_xl.hosts.sammanfattning import sammanfattning  # noqa: PLC0415 - as above

    stund = tid or klockan()
    meddela("Läser indata ...")
    data = _las_arbetsbok(bok)
    inlast = las_bok(data, slag.prefix)
    bokslut = _bokslut(inlast)
    meddela("Räknar tabellerna ...")
    skiss = _skiss(slag, bokslut, stund, _dialekt(data))
    meddela("Lägger in bladen ...")
    if inlast.omplacerad:
        tabeller = {"Saldo": bokslut.saldon, "Objektsaldo": bokslut.objektsaldon}
        data = _fylld(data, {namn: rader(namn, varden) for namn, varden in tabeller.items()})
    ympning = _eller_avbrott(lambda: ympa_rapport(data, skiss, stund))
    mal = ut or bok
    meddela("Sparar ...")
    _spara(mal, ympning.data)
    return Bygge(
        mal,
        tuple(grid.name for grid in skiss.rapport.blad),
        kontrollresultat(skiss),
        sammanfattning(skiss),
        ympning.bevarade,
        tuple(ett for ett in inlast.problem if ett.niva is not Niva.FEL),
    )


def _dialekt(data: bytes) -> Dialect:
    """Whether the workbook has our functions, so that rules can call them."""
    from finsam_xl.book.makrobok import har_funktioner  # noqa: PLC0415 - an import needs no tables
    from finsam_xl.layout.expr import Dialect  # noqa: PLC0415 - as above

    med = _VBA_PROJEKT in data and _eller_avbrott(lambda: har_funktioner(Paket.oppna(data)))
    return Dialect.DESKTOP if med else Dialect.NATIVE


def _skiss(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt: Dialect) -> Skiss:
    from finsam_xl import rapport  # noqa: PLC0415 - an import needs no tables
    from finsam_xl.hosts.skiss import skissa  # noqa: PLC0415 - as above

    return skissa(rapport.bygg(slag, bokslut, tid, dialekt), bokslut, tid)


def _bokslut(inlast: Inlastbok) -> Bokslut:
    if inlast.bokslut is None:
        raise Indatafel([ett for ett in inlast.problem if ett.niva is Niva.FEL])
    return inlast.bokslut


def _fylld(data: bytes, tabeller: Mapping[str, Sequence[Sequence[Cellvarde]]]) -> bytes:
    from finsam_xl.inputs.schema import tabell  # noqa: PLC0415 - only filling needs headings
    from finsam_xl.writers.fyll import fyll  # noqa: PLC0415 - as above
    from finsam_xl.writers.omrakning import rakna_om_vid_oppning  # noqa: PLC0415 - as above

    def fyllt() -> bytes:
        paket = Paket.oppna(data)
        for namn, varden in tabeller.items():
            tab = tabell(namn)
            fyll(paket, namn, [kolumn.namn for kolumn in tab.kolumner], varden, nyckel=tab.nyckel)
        rakna_om_vid_oppning(paket)
        return paket.skriv()

    return _eller_avbrott(fyllt)


def _las_arbetsbok(vag: Path) -> bytes:
    data = _las(vag)
    if not data.startswith(_ZIP):
        _eller_avbrott(lambda: Paket.oppna(data))
    return data


def _las(vag: Path) -> bytes:
    return _eller_avbrott(lambda: las_fil(vag))


def _spara(vag: Path, data: bytes) -> None:
    _eller_avbrott(lambda: spara(vag, data))


def _eller_avbrott(gor: Callable[[], T]) -> T:
    try:
        return gor()
    except (Paketfel, Filfel) as fel:
        raise Avbrott(str(fel)) from fel
