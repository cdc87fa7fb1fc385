"""A document made: the template filled from the workbook, checked first, written beside and renamed into its place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Final

from finsam_xl import __version__
from finsam_xl.arbete.bygg.dokumentnotis import med_dokument
from finsam_xl.arbete.dokument.som_pdf import med_sidnummer_och_pdf
from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.gemensamt.skrivet import spara_bok, spara_ny_bok
from finsam_xl.arbetsbok.fil.spara import las_bok
from finsam_xl.book.klocka import klockan
from finsam_xl.dokument.ater.minne import Dokumentminne, med_dokumentminne, siffrornas_avtryck
from finsam_xl.dokument.ater.ramar import minnesrader
from finsam_xl.dokument.fyllning import fyll
from finsam_xl.dokument.mallstycken import malldelar
from finsam_xl.dokument.oppning import huvuddel, oppna_dokument
from finsam_xl.dokument.provning import fel_i_mallen
from finsam_xl.dokument.word.hostile import refuse_links
from finsam_xl.mallar import mall
from finsam_xl.rapporter.beslut import om_annan_rapport

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.fyllt import Fyllt
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = [
    "DOCX",
    "FOLJER_MED",
    "MALLAR",
    "PDF",
    "Dokumentet",
    "Gjort",
    "dokument_av",
    "dokumentet",
    "gor_dokument",
    "mallen",
    "minns",
    "skriv_mall",
]

DOCX: Final = ".docx"
PDF: Final = ".pdf"
MALLAR: Final[Mapping[str, str]] = {"AR": "arsredovisning", "HR": "halvarsredovisning", "VP": "verksamhetsplan"}
"""The report's template in templates/dokument, by the report's prefix."""


FOLJER_MED: Final = "Mallen"
"""What the template that comes with the program is called."""


@dataclass(frozen=True, slots=True)
class Dokumentet:
    """A filled document, and what to tell of it."""

    paket: Paket
    besked: tuple[str, ...]
    siffror: Mapping[str, int]


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
        _prova_namn(ut)
        vagra_om_finns(ut)
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
    vagra_om_finns(mal)
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


def dokumentet(data: bytes, underlag: Dokumentunderlag, vad: str = FOLJER_MED, bok: str = "") -> Dokumentet:
    """The template *data* filled, when every mark in it means something; it remembers what was written in it.

    Raises:
        Indatafel: a mark means nothing.
        Avbrott: the template is damaged, signed, or built to harm.

    """
    paket = eller_avbrott(lambda: oppna_dokument(data, vad))
    eller_avbrott(lambda: refuse_links(paket, vad))
    if fel := fel_i_mallen(malldelar(paket), underlag.innehall):
        raise Indatafel(fel)
    fyllt = fyll(paket, underlag.innehall)
    minns(paket, underlag, fyllt, vad, bok)
    utan = (f"Tabellen {ett} finns i rapporten men har inget märke i mallen." for ett in fyllt.oplacerade.values())
    beslutet = om_annan_rapport(underlag.slag.prefix, underlag.bokslut.grunddata)
    sagt = (*fyllt.besked, *utan, *_fasta(fyllt), *((beslutet,) if beslutet else ()))
    return Dokumentet(paket, sagt, fyllt.siffror)


def _fasta(fyllt: Fyllt) -> Iterator[str]:
    if fyllt.fasta:
        namn = ", ".join(dict.fromkeys(fyllt.nycklar[nyckel] for nyckel in fyllt.fasta))
        yield f"{namn} står i en textruta, en fotnot eller en länk, och uppdateras inte sedan: skriv om dem för hand."


def minns(paket: Paket, underlag: Dokumentunderlag, fyllt: Fyllt, vad: str, bok: str) -> None:
    """Let the document remember what was written in it, and of what book."""
    period = underlag.bokslut.grunddata.get(f"{underlag.slag.prefix}_Period")
    minne = Dokumentminne(
        underlag.slag.prefix,
        period.isoformat() if isinstance(period, date) else "",
        __version__,
        siffrornas_avtryck((ett.namn, ett.varde) for ett in underlag.innehall.uppgifter),
        vad,
        bok,
        minnesrader(paket, fyllt.nycklar.items(), fyllt.fasta),
        forbund=str(underlag.bokslut.grunddata.get("Forbund") or ""),
        orgnr=str(underlag.bokslut.grunddata.get("Organisationsnummer") or ""),
    )
    med_dokumentminne(paket, huvuddel(paket), minne)


def mallen(slag: Rapportslag, egen: Path | None = None) -> bytes:
    """The bytes of a person's own template, or of the report's.

    Raises:
        Avbrott: it cannot be read, or the report has none.

    """
    if egen is not None:
        return eller_avbrott(lambda: las_bok(egen))
    if slag.prefix not in MALLAR:
        raise Avbrott(f"{slag.titel} har inget eget dokument: de är en del av årsredovisningens.")
    return mall(f"dokument/{MALLAR[slag.prefix]}{DOCX}").read_bytes()


def skriv_mall(slag: Rapportslag, ut: Path) -> None:
    """Write the report's template at *ut*, to be edited in Word.

    Raises:
        Avbrott: a file of that name is there, or it cannot be written.

    """
    _prova_namn(ut)
    vagra_om_finns(ut)
    spara_ny_bok(ut, mallen(slag))


def _prova_namn(ut: Path) -> None:
    if ut.suffix.casefold() != DOCX:
        raise Avbrott(f"Ett Word-dokument ska ha ändelsen {DOCX}: skriv {ut.with_suffix(DOCX).name}.")


def _filnamn(underlag: Dokumentunderlag) -> str:
    return "".join(tecken for tecken in underlag.innehall.rubrik if tecken not in '\\/:*?"<>|')
