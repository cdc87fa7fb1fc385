"""The button *Gör dokument*: each report that is built in the open book as a Word document beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.dokumentnotis import dokumentnotis, notisens_plats
from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.dokument.dokumentfil import DOCX
from finsam_xl.arbete.dokument.gor import dokument_av
from finsam_xl.arbete.dokument.mallen import MALLAR
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.book.klocka import klockan
from finsam_xl.formelskydd import skyddad
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp, ledig_fil
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["gor_dokument"]


@makro
def gor_dokument(bok: xlwings.Book) -> None:
    """Make the document of each report that is built; Start then says which it was."""
    fil = fil_i_mapp(bok, "dokumentet")
    data = bokens_data(bok)
    slagen = [slag for slag in byggda_slag(data) if slag.prefix in MALLAR]
    if not slagen:
        raise Avbrott("Ingen rapport är byggd i boken. Tryck på knappen som bygger den, och gör dokumentet sedan.")
    tid = klockan()
    sagt: list[str] = []
    with arbetsro(bok, "finsam-xl: gör dokumentet ...") as visa:
        for slag in slagen:
            ut = ledig_fil(fil.with_suffix(DOCX), slag.titel.casefold().replace(" ", "-"))
            gjort = dokument_av(data, slag, ut, bok=fil, tid=tid, meddela=visa)
            sagt += [f"{slag.titel} ligger i {ut.name}, bredvid boken.", *gjort.besked]
            plats = notisens_plats(data, slag.prefix)
            if plats is not None:
                cell = bok.sheets[plats.blad].range((plats.rad, plats.kolumn))
                cell.options("raw").value = [[skyddad(dokumentnotis(ut.name, tid))]]
    besked.saga(bok, "\n".join([*sagt, "", "Öppna det i Word, markera allt (Ctrl+A) och tryck F9 för sidnumren."]))
