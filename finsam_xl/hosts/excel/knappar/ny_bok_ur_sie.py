"""The button *Ny bok ur SIE...*: a new book beside the open one, filled in as far as the chosen files know."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kvar.post import Kvarslag
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.bredvid import fil_i_mapp, ledig_fil
from finsam_xl.hosts.excel.knappar.makro import makro, ur_hex
from finsam_xl.hosts.excel.lage import arbetsro

if TYPE_CHECKING:
    import xlwings

__all__ = ["ny_bok_ur_sie"]


@makro
def ny_bok_ur_sie(bok: xlwings.Book, filer: str) -> None:
    """Write a new book, with proposals for all that the files tell, beside the open one, which is not changed.

    *filer* are their paths, one to a line, each character as four hexadecimal digits.
    """
    valda = [Path(rad) for rad in ur_hex(filer).splitlines() if rad]
    ut = ledig_fil(fil_i_mapp(bok, "en ny bok"), "ur-sie")
    with arbetsro(bok, "finsam-xl: gör en ny bok ur filerna ..."):
        ny = skapa_ur_sie(ut, valda)
    fragor = [f"{ett.plats}: {ett.text}" for ett in (*ny.forslag.problem, *ny.efter.fragor)]
    kvar = sum(ett.slag is Kvarslag.FYLL_I for ett in ny.efter.kvar)
    slut = (
        f"Skapade {ut.name} i samma mapp. Öppna den, pröva de färgade förslagen och tryck på Importera SIE. När "
        f"filerna är inlästa är {kvar} saker kvar: bladet Kvar att fylla i säger vilka."
    )
    besked.saga(bok, "\n".join([*fragor, *([""] if fragor else []), slut]))
