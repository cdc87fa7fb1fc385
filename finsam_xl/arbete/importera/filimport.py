"""SIE files read into a workbook that lies on disk: a file is read once, and only a finished result is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokfil import las_for_andring
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date, datetime
    from pathlib import Path

    from finsam_xl.modell import Problem, Version

__all__ = ["Filimport", "importera_sie"]


@dataclass(frozen=True, slots=True)
class Filimport:
    """What an import did: the book, each period's totals as rows to print, each file's result, tables and warnings."""

    bok: Path
    summor: tuple[tuple[str, ...], ...]
    resultat: tuple[str, ...]
    fyllda: tuple[str, ...]
    varningar: tuple[Problem, ...]


def importera_sie(  # noqa: PLR0913 - what a person may choose, each by its name
    bok: Path,
    filer: Sequence[Path],
    *,
    fraga: Callable[[Problem], bool],
    teckenkod: str | None = None,
    budget: Version | None = None,
    verifikationer: bool = False,
    godkann: bool = False,
    dag: date | None = None,
    tid: datetime | None = None,
) -> Filimport:
    """Read *filer* into the book's Saldo, Objektsaldo and Importlogg; *fraga* answers what is unclear.

    With *budget* their #PBUDGET becomes that version of Budget; with *verifikationer* their postings become a sheet;
    with *godkann* the book's proposals are accepted. *dag* is the last day of a list of balances that does not say it.

    Raises:
        Indatafel: the book or a file has faults.
        Avbrott: a question was answered with no, the book cannot be written, or *teckenkod* is not one that we know.

    """
    val = Sieval(teckenkod, budget, verifikationer, godkann, dag)
    last = las_for_andring(bok)
    fyllnad = fyll_ur_sie(last, filer, fraga, tid or klockan(), val)
    spara_bok(bok, fyllnad.bok.data, last.data)
    return Filimport(bok, fyllnad.summor, fyllnad.resultat, tuple(fyllnad.tabeller), fyllnad.varningar)
