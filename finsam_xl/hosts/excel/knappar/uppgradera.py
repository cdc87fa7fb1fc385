"""The button *Uppgradera boken*: a copy of the open book with what a new book has and this one has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.skrivet import spara_ny_bok
from finsam_xl.arbete.uppgradera.uppgradering import uppgraderad
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp, ledig_fil
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["uppgradera"]


@makro
def uppgradera(bok: xlwings.Book) -> None:
    """Write a copy of the open book, brought up to date, beside it; the open one is not changed."""
    fil = fil_i_mapp(bok, "den uppgraderade boken")
    data = bokens_data(bok)  # as the person has it: meanwhile calculation is manual
    with arbetsro(bok, "finsam-xl: uppgraderar ..."):
        ny = uppgraderad(data, klockan())
        if ny.tillagt:
            spara_ny_bok(ut := ledig_fil(fil, "uppgraderad"), ny.bok.data)
            slut = f"Den uppgraderade boken är {ut.name}, i samma mapp. Öppna den och arbeta vidare i den."
        else:
            slut = "Boken har allt som en ny bok har. Inget är skrivet."
    besked.saga(bok, "\n".join([*ny.tillagt, *ny.lamnat, *([""] if ny.tillagt or ny.lamnat else []), slut]))
