"""A document on disk renewed from its book: our own frames alone, and what is kept is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.dokumentet import dokumentet, minns
from finsam_xl.arbete.dokument.dokumentfil import PDF, utan_mapp
from finsam_xl.arbete.dokument.mallen import FOLJER_MED, mallen
from finsam_xl.arbete.dokument.oppnat import oppna
from finsam_xl.arbete.dokument.underlaget import dokumentunderlag
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.bokfil import vagra_om_finns
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.maskin import denna
from finsam_xl.arbete.gemensamt.skrivet import spara_bok, spara_ny_bok
from finsam_xl.arbete.pdf import dokument_som_pdf
from finsam_xl.arbetsbok.fil.spara import gar_att_spara
from finsam_xl.book.klocka import klockan
from finsam_xl.dokument.ater.bokmarken import aterstall
from finsam_xl.dokument.ater.fornyelse import fornya
from finsam_xl.dokument.ater.inramning import marke
from finsam_xl.dokument.ater.minne import las_dokumentminne
from finsam_xl.dokument.nycklar import ident_ur
from finsam_xl.dokument.omfyllning import fyllt_pa_nytt
from finsam_xl.rapporter.beslut import om_annan_rapport
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.dokument.oppnat import Oppnat
    from finsam_xl.arbete.dokument.underlaget import Dokumentunderlag
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.dokument.ater.fornyelse import Fornyelse
    from finsam_xl.dokument.ater.minne import Dokumentminne, Minnesrad
    from finsam_xl.dokument.fyllt import Fyllt

__all__ = ["Uppdaterat", "uppdatera", "uppdatera_av"]


@dataclass(frozen=True, slots=True)
class Uppdaterat:
    """What became of a document, *skrivet* when it was written; *andra_siffror* when the book has others, here or not.

    *nya* are tables of the report that it never had. *tillkomna* and *bortfallna* are what the template would give now
    and then did not, and the other way about. *fasta* stand without a frame and are never renewed, *aterfunna* is how
    many frames were found by their bookmarks alone, *oprovad_mall* the template whose conditions could not be tried.
    """

    fil: Path
    bok: Path
    fornyelse: Fornyelse
    nya: tuple[str, ...]
    tillkomna: tuple[str, ...]
    bortfallna: tuple[str, ...]
    fasta: tuple[str, ...]
    aterfunna: int
    besked: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    skrivet: bool
    andra_siffror: bool
    oprovad_mall: str = ""
    pdf: Path | None = None


def uppdatera(
    dokument: Path,
    bok: Path | None = None,
    *,
    bara_lage: bool = False,
    pdf: bool = False,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Uppdaterat:
    """Renew a document from its book, else from the one it remembers that lies beside it.

    With *bara_lage* nothing is written, and what would be is told; with *pdf* the document is printed beside itself.

    Raises:
        Indatafel: the book's input has faults, or a control says FEL.
        Avbrott: a file cannot be read or written, or the document is none of ours, or of another report or year.

    """
    oppnat = oppna(dokument)
    if not bara_lage:
        eller_avbrott(lambda: gar_att_spara(dokument))
    if pdf:
        vagra_om_finns(dokument.with_suffix(PDF))
    bok = bok or oppnat.boken()
    meddela("Läser indata ...")
    last = las_arbetsbok(bok)
    return uppdatera_av(oppnat, last, bok, bara_lage=bara_lage, pdf=pdf, tid=tid or klockan(), meddela=meddela)


def uppdatera_av(
    oppnat: Oppnat,
    last: Bok,
    bok: Path,
    *,
    bara_lage: bool = False,
    pdf: bool = False,
    tid: datetime,
    meddela: Callable[[str], None] = lambda _: None,
) -> Uppdaterat:
    """Renew a document that has been read from a workbook that has; *bok* is the workbook's file.

    Raises:
        Indatafel: as *uppdatera*.
        Avbrott: as *uppdatera*.

    """
    fil, paket, minne = oppnat.fil, oppnat.paket, oppnat.minne
    meddela("Räknar tabellerna ...")
    underlag = dokumentunderlag(last, RAPPORTSLAG[minne.rapport], tid)
    meddela(f"Förnyar {fil.name} ...")
    aterfunna = aterstall(paket, minne)
    farskt, fyllt = fyllt_pa_nytt(paket, minne, underlag.innehall)
    minns(farskt, underlag, fyllt, minne.mall, bok.name)
    fornyelse = eller_avbrott(lambda: fornya(paket, farskt), fil.name)
    nytt = las_dokumentminne(paket) or minne
    annat = _annat_nu(minne, underlag, (fil, bok))
    beslutet = om_annan_rapport(underlag.slag.prefix, underlag.bokslut.grunddata)
    ny = paket.skriv()
    utskrift = dokument_som_pdf(denna(), fil.stem, ny) if pdf else None
    skrivet = not bara_lage and ny != oppnat.data
    if skrivet:
        spara_bok(fil, ny, oppnat.data)
    if utskrift is not None:
        spara_ny_bok(fil.with_suffix(PDF), utskrift)
    return Uppdaterat(
        fil,
        bok,
        fornyelse,
        _nya(nytt, fyllt),
        *(((), ()) if annat is None else annat),
        tuple(dict.fromkeys(rad.namn for rad in minne.rader.values() if rad.fasta)),
        aterfunna,
        tuple(ett for ett in (*fyllt.besked, beslutet) if ett),
        underlag.kontroller,
        skrivet,
        nytt.siffror != minne.siffror,
        minne.mall if annat is None else "",
        fil.with_suffix(PDF) if pdf else None,
    )


def _nya(minne: Dokumentminne, fyllt: Fyllt) -> tuple[str, ...]:
    """The tables and cards of the report that the document never had; one that somebody has removed is not new."""
    kanda = {ident_ur(rad.nyckel) for rad in minne.rader.values()}
    tabeller = (titel for ident, titel in fyllt.oplacerade.items() if ident not in kanda)
    kort = (namn for nyckel, namn in fyllt.nycklar.items() if ident_ur(nyckel) and marke(nyckel) not in minne.rader)
    return (*tabeller, *kort)


def _annat_nu(
    minne: Dokumentminne, underlag: Dokumentunderlag, bredvid: Sequence[Path]
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """What a new document of the same template would show that this one does not, and the other way; no tables.

    None when the template is a person's own, and lies beside neither the document nor the book, or has other marks now.
    """
    egen = None
    if minne.mall != FOLJER_MED:
        namn = utan_mapp(minne.mall)
        egen = next((mall for fil in bredvid if (mall := fil.with_name(namn or "-")).is_file()), None)
        if egen is None:
            return None
    try:
        nytt = las_dokumentminne(dokumentet(mallen(underlag.slag, egen), underlag, minne.mall).paket)
    except (Avbrott, Indatafel):
        return None
    rader = {} if nytt is None else nytt.rader
    return _bara_i(rader, minne.rader), _bara_i(minne.rader, rader)


def _bara_i(ena: Mapping[str, Minnesrad], andra: Mapping[str, Minnesrad]) -> tuple[str, ...]:
    egna = (rad.namn for market, rad in ena.items() if market not in andra and not ident_ur(rad.nyckel))
    return tuple(dict.fromkeys(egna))
