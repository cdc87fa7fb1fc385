"""The button *Skriv ut rapport*: the reports that are built in the open book, each as a PDF beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.skriv_ut.filutskrift import utskrift_av
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp, ledig_fil
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["skriv_ut"]


@makro
def skriv_ut(bok: xlwings.Book) -> None:
    """Print each report that is built, as its sheets alone; the open book is not changed."""
    fil = fil_i_mapp(bok, "utskriften")
    data = bokens_data(bok)
    slagen = byggda_slag(data)
    if not slagen:
        raise Avbrott("Ingen rapport är byggd i boken. Tryck på knappen som bygger den, och skriv ut sedan.")
    sagt: list[str] = []
    with arbetsro(bok, "finsam-xl: skriver ut ...") as visa:
        for slag in slagen:
            ut = ledig_fil(fil.with_suffix(".pdf"), slag.titel.casefold().replace(" ", "-"))
            utskrift = utskrift_av(data, slag, ut, mapp=fil.parent, tid=klockan(), meddela=visa)
            fel = besked.forst(utskrift.bok.kontroller)
            sagt += [*fel, f"{slag.titel} ligger i {ut.name}, bredvid boken.", *utskrift.bok.att_veta]
    besked.saga(bok, "\n".join(sagt))
