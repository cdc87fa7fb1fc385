"""The open workbook as a file's bytes, as it stands on the screen: what is not saved yet is there too."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import godkand
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts.excel.bokplats import bokens_fil
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr, fjarrdata
from finsam_xl.hosts.excel.mappar import arbetsmapp
from finsam_xl.hosts.excel.tillstand import FILER

if TYPE_CHECKING:
    import xlwings

__all__ = ["bokens_data"]


def bokens_data(bok: xlwings.Book) -> Bok:
    """*bok* as a workbook that we read; the book itself keeps its name, its place and its unsaved changes.

    Raises:
        Avbrott: Excel on macOS can give no copy, and the book has changes that are not saved or lies where we may not
            read; or the book is locked by a password, or of a format that we do not read.

    """
    if ar_fjarr(bok):
        return Bok(fjarrdata(bok))
    if sys.platform == "darwin":
        return _sparad(bok)
    with arbetsmapp() as mapp:
        fil = mapp / f"kopia{Path(bok.name).suffix or '.xlsx'}"
        api: Any = bok.api
        api.SaveCopyAs(str(fil))
        return godkand(fil.read_bytes(), bok.name)


def _sparad(bok: xlwings.Book) -> Bok:
    api: Any = bok.api
    fil = bokens_fil(bok)
    if not api.saved.get() or not fil.is_file():
        raise Avbrott(
            f"{bok.name} har ändringar som inte är sparade, och på macOS läser programmet den sparade filen. "
            "Spara boken (Cmd+S) och tryck på knappen igen."
        )
    try:
        data = fil.read_bytes()
    except PermissionError as fel:
        raise Avbrott(
            f"macOS låter inte programmet läsa {fil}. Öppna {FILER}, slå på mappen under Microsoft Excel och tryck på "
            "knappen igen."
        ) from fel
    return godkand(data, bok.name)
