"""File mode: create, import and build a workbook that lies on disk, without Excel.

A file is read once, everything is made in memory, and only a finished result is written beside it and renamed into
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bokdata import eller_avbrott
from finsam_xl.arbete.fel import Avbrott
from finsam_xl.arbete.grind import las_arbetsbok
from finsam_xl.arbete.kontrollera.kontrollresultat import Kontrollresultat, kontrollresultat
from finsam_xl.arbete.skrivet import spara_bok, spara_ny_bok
from finsam_xl.arbetsbok.fil.spara import gar_att_spara
from finsam_xl.book.skapa import klockan, skapa

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.kontrollera.rattning import Fynd
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.modell import Problem, Version
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = [
    "Bygge",
    "Inlast",
    "bygg",
    "importera_sie",
    "las_for_ny",
    "ratta_bok",
    "samma_fil",
    "samma_slag",
    "skapa_bok",
]

_MAKROBOK = ".xlsm"
_BOKER = frozenset({".xlsx", _MAKROBOK})


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
    if andelse not in _BOKER:
        raise Avbrott(
            f"{ut.name} ska sluta på .xlsx, eller på .xlsm för en bok med knappar. Skriv till exempel "
            "finsam skapa bok.xlsx."
        )
    if ut.exists():
        raise Avbrott(f"{ut} finns redan och skrivs inte över. Välj ett annat namn, eller flytta filen först.")
    try:
        data = skapa(
            exempel=exempel,
            kontoplan=kontoplan,
            kontroller=_forteckning(),
            etiketter=_etikettlista(),
            makron=andelse == _MAKROBOK,
            tid=tid,
        )
    except (ValueError, FileNotFoundError) as fel:
        raise Avbrott(str(fel)) from fel
    spara_ny_bok(ut, data)
    return ut


def _forteckning() -> list[tuple[str, ...]]:
    from finsam_xl.kontroller import samtliga  # noqa: PLC0415 - only a new book lists them

    return [(ett.id, ett.titel, " ".join(ett.regel.split()), ett.text, ett.kalla) for ett in samtliga()]


def _etikettlista() -> list[tuple[str, ...]]:
    from finsam_xl.arbete.bygg.etiketter import etikettrader  # noqa: PLC0415 - as above

    return [(rad.rapport, rad.tabell, rad.id, rad.text) for rad in etikettrader()]


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
    from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie  # noqa: PLC0415 - only an import reads SIE files

    val = Sieval(teckenkod, budget, verifikationer)
    last = las_for_andring(bok)
    fyllnad = fyll_ur_sie(last, filer, fraga, tid or klockan(), val)
    spara_bok(bok, fyllnad.bok.data, last.data)
    return Inlast(bok, fyllnad.summor, fyllnad.resultat, tuple(fyllnad.tabeller), fyllnad.varningar)


def ratta_bok(bok: Path, *, tid: datetime | None = None) -> tuple[Fynd, Mapping[str, str]]:
    """Mend what can be read with certainty in the book, which is not written when nothing can.

    Returns what was mended and left, and the name under which a log sheet that a person had changed is kept.

    Raises:
        Avbrott: the book cannot be read or written.

    """
    from finsam_xl.arbete.kontrollera.rattning import att_ratta, rattad  # noqa: PLC0415 - only mending needs it

    last = las_for_andring(bok)
    fynd = att_ratta(last)
    if not fynd[0]:
        return fynd, {}
    ympning = rattad(last, fynd, tid or klockan()).ympning
    spara_bok(bok, ympning.bok.data, last.data)
    return fynd, ympning.bevarade


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
    from finsam_xl.arbete.bygg.rapportbygge import byggd  # noqa: PLC0415 - only a build grafts
    from finsam_xl.arbete.bygg.sammanfattning import sammanfattning  # noqa: PLC0415 - as above

    last = las_for_andring(bok) if ut is None else las_for_ny(bok, ut)
    byggt = byggd(last, slag, tid or klockan(), meddela)
    mal = ut or bok
    meddela("Sparar ...")
    spara_bok(mal, byggt.ympning.bok.data, last.data if samma_fil(bok, mal) else None)
    return Bygge(
        mal,
        tuple(grid.name for grid in byggt.skiss.rapport.blad),
        kontrollresultat(byggt.skiss),
        sammanfattning(byggt.skiss),
        byggt.ympning.bevarade,
        byggt.varningar,
    )


def las_for_andring(bok: Path) -> Bok:
    """The workbook *bok*, which is to be changed: one that is open is refused before anything is asked.

    Raises:
        Avbrott: it cannot be read, or could not be saved.

    """
    last = las_arbetsbok(bok)
    eller_avbrott(lambda: gar_att_spara(bok))
    return last


def las_for_ny(bok: Path, ut: Path) -> Bok:
    """The workbook *bok*, of which a new one is to be made at *ut*.

    What *bok* is matters more than what it is called, unless the two names alone tell that it cannot be done.

    Raises:
        Avbrott: *bok* cannot be read, or the two have different endings.

    """
    if bok.suffix.casefold() in _BOKER:
        samma_slag(bok, ut)
    last = las_arbetsbok(bok)
    samma_slag(bok, ut)
    return last


def samma_slag(bok: Path, ut: Path) -> None:
    """A new workbook made of *bok* must have its ending: Excel opens no file whose name and contents disagree.

    Raises:
        Avbrott: it has another.

    """
    if ut.suffix.casefold() != bok.suffix.casefold():
        raise Avbrott(f"Den nya boken ska ha samma slag som den gamla: ge {ut.name} ändelsen {bok.suffix}.")


def samma_fil(bok: Path, ut: Path) -> bool:
    """Whether *ut* is the workbook *bok* itself, by whatever path."""
    return bok == ut or (ut.exists() and ut.samefile(bok))
