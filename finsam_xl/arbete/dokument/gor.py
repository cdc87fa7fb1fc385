"""A document made: the template filled from the workbook, checked first, written beside and renamed into its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.dokumentnotis import med_dokument
from finsam_xl.arbete.dokument.dokumentet import dokumentet
from finsam_xl.arbete.dokument.dokumentfil import DOCX, PDF, prova_namn, vagra_om_dokumentet_finns
from finsam_xl.arbete.dokument.mallen import FOLJER_MED, mallen
from finsam_xl.arbete.dokument.som_pdf import med_sidnummer_och_pdf
from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.gemensamt.skrivet import spara_bok, spara_ny_bok
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Gjort", "dokument_av", "gor_dokument"]


@dataclass(frozen=True, slots=True)
class Gjort:
    """A document on disk, the outcome of each control, and what to tell of it."""

    fil: Path
    kontroller: tuple[Kontrollresultat, ...]
    besked: tuple[str, ...]
    siffror: Mapping[str, int]
    pdf: Path | None = None


def gor_dokument(
    slag: Rapportslag,
    bok: Path,
    ut: Path | None = None,
    egen_mall: Path | None = None,
    *,
    pdf: bool = False,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Gjort:
    """Make the document of the report *slag* from the book, at *ut* or beside the book, and its *pdf* beside it.

    Raises:
        Indatafel: the input has faults, a control says FEL, or the template has marks that mean nothing.
        Avbrott: a file cannot be read or written, or one of that name is there.

    """
    if ut is not None:
        prova_namn(ut)
        vagra_om_dokumentet_finns(ut)
    meddela("Läser indata ...")
    last = las_arbetsbok(bok)
    nu = tid or klockan()
    gjort = dokument_av(last, slag, ut, egen_mall, bok=bok, pdf=pdf, tid=nu, meddela=meddela)
    sagt = _noterat(bok, last, slag, gjort.fil.name, nu)
    return replace(gjort, besked=(*gjort.besked, *sagt))


def _noterat(bok: Path, last: Bok, slag: Rapportslag, dokument: str, tid: datetime) -> tuple[str, ...]:
    """Let Start say which document was made; a book that cannot be saved is left, and that is said."""
    try:
        ny = eller_avbrott(lambda: med_dokument(last, slag.prefix, dokument, tid))
        if ny is not last:
            spara_bok(bok, ny.data, last.data)
    except Avbrott as fel:
        return (f"Bladet Start säger inte att dokumentet är gjort, för boken gick inte att spara: {fel}",)
    return ()


def dokument_av(
    last: Bok,
    slag: Rapportslag,
    ut: Path | None = None,
    egen_mall: Path | None = None,
    *,
    bok: Path,
    tid: datetime,
    pdf: bool = False,
    meddela: Callable[[str], None] = lambda _: None,
) -> Gjort:
    """Make the document from a workbook that has been read; *bok* is its file, which is not changed.

    Raises:
        Indatafel: as *gor_dokument*.
        Avbrott: as *gor_dokument*.

    """
    data = mallen(slag, egen_mall)
    meddela("Räknar tabellerna ...")
    underlag = dokumentunderlag(last, slag, tid)
    mal = ut or bok.with_name(f"{bok.stem} {_filnamn(underlag)}{DOCX}")
    vagra_om_dokumentet_finns(mal)
    if pdf:
        vagra_om_finns(mal.with_suffix(PDF))
    meddela("Skriver dokumentet ...")
    gjort = dokumentet(data, underlag, FOLJER_MED if egen_mall is None else egen_mall.name, bok.name)
    utskrift = None
    if pdf:
        meddela("Gör PDF:en ...")
        utskrift = med_sidnummer_och_pdf(denna(), mal.stem, gjort.paket)
    spara_ny_bok(mal, gjort.paket.skriv())
    if utskrift is not None:
        spara_ny_bok(mal.with_suffix(PDF), utskrift)
    return Gjort(mal, underlag.kontroller, gjort.besked, gjort.siffror, mal.with_suffix(PDF) if pdf else None)


def _filnamn(underlag: Dokumentunderlag) -> str:
    return "".join(tecken for tecken in underlag.innehall.rubrik if tecken not in '\\/:*?"<>|')
