"""The button *Importera SIE...*: the chosen files read into the open book."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.importera.sieinlasning import Sieval, fyll_ur_sie
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.knappar.makro import makro, ur_hex
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.placera import placera
from finsam_xl.hosts.excel.plan import fyllnadsplan

if TYPE_CHECKING:
    import xlwings

__all__ = ["importera_sie"]


@makro
def importera_sie(bok: xlwings.Book, filer: str) -> None:
    """Fill Saldo, Objektsaldo and Importlogg of the open book from the chosen files.

    *filer* are their paths, one to a line, each character as four hexadecimal digits.
    """
    valda = [Path(rad) for rad in ur_hex(filer).splitlines() if rad]
    data = bokens_data(bok)
    fyllnad = fyll_ur_sie(data, valda, functools.partial(besked.fraga_om, bok), klockan(), Sieval())
    with arbetsro(bok, "finsam-xl: fyller Saldo och Objektsaldo ..."):
        placera(bok, fyllnadsplan(data, fyllnad.bok, fyllnad.tabeller, fyllnad.kvar), data)
    summor = [f"{period}  {fil}: {antal} konton, summa UB {ub}" for period, fil, antal, _, ub, _ in fyllnad.summor]
    varningar = [f"{ett.plats}: {ett.text}" for ett in fyllnad.varningar]
    besked.saga(
        bok, "\n".join([*summor, "", *fyllnad.resultat, *varningar, "", f"{', '.join(fyllnad.tabeller)} är fyllda."])
    )
