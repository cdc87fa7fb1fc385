"""The button *Revisorspaket*: the revisor's package of the open book."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.revision.revisor import paket_av
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["revisorspaket"]


@makro
def revisorspaket(bok: xlwings.Book) -> None:
    """Write the revisor's package of the open book in a new folder beside it."""
    fil = fil_i_mapp(bok, "paketet")
    mapp = fil.with_name(f"{fil.stem}-revisor-{klockan():%Y-%m-%d}")
    data = bokens_data(bok)  # as the person has it: meanwhile calculation is manual
    with arbetsro(bok, "finsam-xl: gör revisorspaketet ...") as visa:
        paket = paket_av(data, fil, mapp, tid=klockan(), meddela=visa)
    besked.saga(bok, "\n".join([f"Paketet ligger i {paket.mapp}: {len(paket.filer)} filer.", *paket.att_veta]))
