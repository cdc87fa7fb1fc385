"""File mode: create, import and build a workbook that lies on disk, without Excel.

A file is read once, everything is made in memory, and only a finished result is written beside it and renamed into
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.book.skapa import klockan, skapa
from finsam_xl.hosts.bokdata import eller_avbrott
from finsam_xl.hosts.fel import Avbrott
from finsam_xl.hosts.kontrollresultat import Kontrollresultat, kontrollresultat
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.spara import las_bok as las_fil
from finsam_xl.writers.spara import spara

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.modell import Problem, Version
    from finsam_xl.rapportslag import Rapportslag

__all__ = [
    "Bygge",
    "Inlast",
    "bygg",
    "importera_sie",
    "las_arbetsbok",
    "samma_slag",
    "skapa_bok",
    "spara_bok",
]

_ZIP = b"PK"
_MAKROBOK = ".xlsm"


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
    spara_bok(ut, data)
    return ut


def _forteckning() -> list[tuple[str, ...]]:
    from finsam_xl.kontroller import samtliga  # noqa: PLC0415 - only a new book lists them

    return [(ett.id, ett.titel, " ".join(ett.regel.split()), ett.text, ett.kalla) for ett in samtliga()]


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
    from finsam_xl.hosts.sieinlasning import Sieval, fyll_ur_sie  # noqa: PLC0415 - only an import reads SIE files

    val = Sieval(teckenkod, budget, verifikationer)
    fyllnad = fyll_ur_sie(las_arbetsbok(bok), filer, fraga, tid or klockan(), val)
    spara_bok(bok, fyllnad.data)
    return Inlast(bok, fyllnad.summor, fyllnad.resultat, tuple(fyllnad.tabeller), fyllnad.varningar)


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
        Avbrott: the file is open in Excel, damaged, or cannot be written, or *ut* is named as another kind of file.

    """
    from finsam_xl.hosts.rapportbygge import byggd  # noqa: PLC0415 - only a build grafts
    from finsam_xl.hosts.sammanfattning import sammanfattning  # noqa: PLC0415 - as above

    if ut is not None:
        samma_slag(bok, ut)
    byggt = byggd(las_arbetsbok(bok), slag, tid or klockan(), meddela)
    mal = ut or bok
    meddela("Sparar ...")
    spara_bok(mal, byggt.ympning.data)
    return Bygge(
        mal,
        tuple(grid.name for grid in byggt.skiss.rapport.blad),
        kontrollresultat(byggt.skiss),
        sammanfattning(byggt.skiss),
        byggt.ympning.bevarade,
        byggt.varningar,
    )


def samma_slag(bok: Path, ut: Path) -> None:
    """A new workbook made of *bok* must have its ending: Excel opens no file whose name and contents disagree.

    Raises:
        Avbrott: it has another.

    """
    if ut.suffix.casefold() != bok.suffix.casefold():
        raise Avbrott(f"Den nya boken ska ha samma slag som den gamla: ge {ut.name} ändelsen {bok.suffix}.")


def las_arbetsbok(vag: Path) -> bytes:
    """The file's bytes.

    Raises:
        Avbrott: there is no such file, or it is no workbook.

    """
    data = eller_avbrott(lambda: las_fil(vag))
    if not data.startswith(_ZIP):
        eller_avbrott(lambda: Paket.oppna(data), vag.name)
    return data


def spara_bok(vag: Path, data: bytes) -> None:
    """Write the file beside its place and rename it into it.

    Raises:
        Avbrott: it is open in Excel, or cannot be written.

    """
    eller_avbrott(lambda: spara(vag, data))
