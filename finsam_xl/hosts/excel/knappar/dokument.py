"""The buttons for documents: a report of the open book as a Word document beside it, or each that is built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.dokumentnotis import dokumentnotis, notisens_plats
from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.dokument.dokumentfil import DOCX
from finsam_xl.arbete.dokument.gor import dokument_av
from finsam_xl.arbete.dokument.mallen import MALLAR
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.book.klocka import klockan
from finsam_xl.formelskydd import skyddad
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp, ledig_fil
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    import xlwings

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["dokument_arsredovisning", "dokument_halvarsredovisning", "dokument_verksamhetsplan", "gor_dokument"]


@makro
def dokument_arsredovisning(bok: xlwings.Book) -> None:
    """Make the document of the årsredovisning, whether its sheets are built or not."""
    _gor(bok, bokens_data(bok), [RAPPORTSLAG["AR"]])


@makro
def dokument_halvarsredovisning(bok: xlwings.Book) -> None:
    """Make the document of the halvårsredovisning, whether its sheets are built or not."""
    _gor(bok, bokens_data(bok), [RAPPORTSLAG["HR"]])


@makro
def dokument_verksamhetsplan(bok: xlwings.Book) -> None:
    """Make the document of the verksamhetsplan, whether its sheets are built or not."""
    _gor(bok, bokens_data(bok), [RAPPORTSLAG["VP"]])


@makro
def gor_dokument(bok: xlwings.Book) -> None:
    """Make the document of each report that is built."""
    data = bokens_data(bok)
    slagen = [slag for slag in byggda_slag(data) if slag.prefix in MALLAR]
    if not slagen:
        raise Avbrott("Ingen rapport är byggd i boken. Tryck på knappen som bygger den, och gör dokumentet sedan.")
    _gor(bok, data, slagen)


def _gor(bok: xlwings.Book, data: Bok, slagen: Sequence[Rapportslag]) -> None:
    """Make the documents; one of several that cannot be made is told, and the others are made."""
    fil = fil_i_mapp(bok, "dokumentet")
    sagt: list[str] = []
    with arbetsro(bok, "finsam-xl: gör dokumentet ...") as visa:
        for slag in slagen:
            try:
                sagt += _gjort(bok, data, slag, fil, visa)
            except (Avbrott, Indatafel) as fel:
                if len(slagen) == 1:
                    raise
                sagt.append(f"{slag.titel} är inte gjord som dokument: {besked.hindret(fel)}")
    besked.saga(bok, "\n".join([*sagt, "", "Öppna det i Word, markera allt (Ctrl+A) och tryck F9 för sidnumren."]))


def _gjort(bok: xlwings.Book, data: Bok, slag: Rapportslag, fil: Path, visa: Callable[[str], None]) -> Iterator[str]:
    """Make one document beside the book; Start then says which it was. What is told of it."""
    tillagg = slag.titel.casefold().replace(" ", "-")
    ut, vanlig, tid = ledig_fil(fil.with_suffix(DOCX), tillagg), fil.with_name(f"{fil.stem}-{tillagg}{DOCX}"), klockan()
    gjort = dokument_av(data, slag, ut, bok=fil, tid=tid, meddela=visa)
    plats = notisens_plats(data, slag.prefix)
    if plats is not None:
        cell = bok.sheets[plats.blad].range((plats.rad, plats.kolumn))
        cell.options("raw").value = [[skyddad(dokumentnotis(ut.name, tid))]]
    yield f"{slag.titel} ligger i {ut.name}, bredvid boken."
    if ut != vanlig:
        yield f"{vanlig.name} är kvar som den var. Uppdatera dokument förnyar den och behåller er text."
    yield from gjort.besked
