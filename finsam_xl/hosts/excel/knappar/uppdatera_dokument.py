"""The button *Uppdatera dokument*: the Word documents beside the open book that were made of it, renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.dokument.oppnat import bredvid_boken
from finsam_xl.arbete.dokument.uppdatera import uppdatera_av
from finsam_xl.arbete.dokument.uppdateringsrader import uppdateringsrader
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["uppdatera_dokument"]


@makro
def uppdatera_dokument(bok: xlwings.Book) -> None:
    """Renew each document of the book; one that is open in Word is told and left, and the others are renewed."""
    fil = fil_i_mapp(bok, "dokumentet")
    data = bokens_data(bok)
    oppna = bredvid_boken(fil)
    if not oppna:
        raise Avbrott(f"Inget Word-dokument bredvid {fil.name} är gjort av den. Tryck först på knappen som gör det.")
    sagt: list[str] = []
    with arbetsro(bok, "finsam-xl: uppdaterar dokument ...") as visa:
        for ett in oppna:
            try:
                uppdaterat = uppdatera_av(ett, data, fil, tid=klockan(), meddela=visa)
            except (Avbrott, Indatafel) as fel:
                if len(oppna) == 1:
                    raise
                sagt += [f"{ett.fil.name} är oförändrat: {besked.hindret(fel)}", ""]
            else:
                sagt += [*uppdateringsrader(uppdaterat), f"{ett.fil.name} är {_vad(skrivet=uppdaterat.skrivet)}.", ""]
    besked.saga(bok, "\n".join(sagt).rstrip())


def _vad(*, skrivet: bool) -> str:
    return "uppdaterat" if skrivet else "oförändrat"
