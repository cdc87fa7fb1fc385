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
from finsam_xl.handlingar import Handling, be

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
_FILEN: Final = "utskrift"
_UTAN_PROGRAM: Final = (
    "Datorn har varken LibreOffice eller Excel, och ett av dem behövs för en PDF. Installera LibreOffice, eller "
    f"{be(Handling.TRYCKBOK)}: den boken går att skriva ut på en dator som har Excel."
)


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
    spara_ny_bok(ut, _pdf(skrivs.data) if ut.suffix.casefold() == PDF else skrivs.data)
    return Utskriven(ut, skrivs)


def _prova(ut: Path) -> None:
    if ut.suffix.casefold() not in {PDF, TRYCKBOK}:
        raise Avbrott(f"{ut.name} ska sluta på .pdf, eller på .xlsx för en arbetsbok att skriva ut ur.")
    vagra_om_finns(ut)
    if ut.suffix.casefold() == PDF and skrivare(denna()) is None:
        raise Avbrott(_UTAN_PROGRAM)


def _pdf(data: bytes) -> bytes:
    skrivaren = skrivare(denna())
    if skrivaren is None:
        raise Avbrott(_UTAN_PROGRAM)
    klart = skrivaren.som_pdf([(_FILEN, data)])
    if not klart:
        raise Avbrott(
            f"{skrivaren.namn} kunde inte göra någon PDF. Stäng programmet om det är öppet och försök igen, eller "
            f"{be(Handling.TRYCKBOK)}."
        )
    return klart[_FILEN]
