"""A report of a workbook on disk printed to a new file: a PDF, or the print workbook itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.pdf import skrivare
from finsam_xl.arbete.skriv_ut.tryckbok import tryckbok
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.skriv_ut.tryckbok import Tryckbok
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Utskriven", "skriv_ut", "utskrift_av"]

PDF: Final = ".pdf"
TRYCKBOK: Final = ".xlsx"


@dataclass(frozen=True, slots=True)
class Utskriven:
    """What was printed: the file, and the print workbook that it was made of."""

    fil: Path
    bok: Tryckbok


def skriv_ut(
    slag: Rapportslag,
    bok: Path,
    ut: Path,
    *,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
    allt: bool = False,
) -> Utskriven:
    """Print the report *slag* of the workbook *bok* to *ut*; the workbook is only read.

    Raises:
        Indatafel: the input has faults.
        Avbrott: a file cannot be read or written, or nothing on the machine makes a PDF.

    """
    _prova(ut)
    return utskrift_av(las_arbetsbok(bok), slag, ut, tid=tid, meddela=meddela, allt=allt, mapp=bok.parent)


def utskrift_av(
    bok: Bok,
    slag: Rapportslag,
    ut: Path,
    *,
    mapp: Path,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
    allt: bool = False,
) -> Utskriven:
    """As `skriv_ut`, of a workbook that is read; *mapp* is the folder it lies in."""
    _prova(ut)
    skrivs = tryckbok(bok, slag, tid or klockan(), meddela, mapp=mapp, allt=allt)
    meddela("Skriver ut ...")
    spara_ny_bok(ut, _pdf(skrivs.data, ut) if ut.suffix.casefold() == PDF else skrivs.data)
    return Utskriven(ut, skrivs)


def _prova(ut: Path) -> None:
    if ut.suffix.casefold() not in {PDF, TRYCKBOK}:
        raise Avbrott(f"{ut.name} ska sluta på .pdf, eller på .xlsx för en arbetsbok att skriva ut ur.")
    vagra_om_finns(ut)
    if ut.suffix.casefold() == PDF and skrivare(denna()) is None:
        raise Avbrott(_utan_program(ut))


def _utan_program(ut: Path) -> str:
    return (
        "Datorn har varken LibreOffice eller Excel, som behövs för att göra en PDF. Installera LibreOffice, eller "
        f"skriv -o {ut.with_suffix(TRYCKBOK).name}: då blir det en arbetsbok att skriva ut på en dator som "
        "har Excel."
    )


def _pdf(data: bytes, ut: Path) -> bytes:
    skrivaren = skrivare(denna())
    if skrivaren is None:
        raise Avbrott(_utan_program(ut))
    klart = skrivaren.som_pdf([("utskrift", data)])
    if not klart:
        raise Avbrott(
            f"{skrivaren.namn} kunde inte göra någon PDF. Stäng programmet om det är öppet och försök igen, eller "
            f"skriv -o {ut.with_suffix(TRYCKBOK).name} och skriv ut ur den."
        )
    return klart["utskrift"]
