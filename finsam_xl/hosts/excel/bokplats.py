"""Where the open workbook lies: in a folder on this machine, or in OneDrive or SharePoint alone."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr

if TYPE_CHECKING:
    import xlwings

__all__ = ["bokens_fil", "krav_pa_mapp"]


def krav_pa_mapp(bok: xlwings.Book) -> None:
    """Stop a button in a workbook that only the cloud has; one at a distance is sent whole, wherever it lies.

    Raises:
        Avbrott: it has an address and no folder.

    """
    if not ar_fjarr(bok):
        bokens_fil(bok)


def bokens_fil(bok: xlwings.Book) -> Path:
    """The workbook's file; of one in a synchronized folder, the file in that folder.

    Raises:
        Avbrott: it has an address in OneDrive or SharePoint, and no folder here is known to hold it.

    """
    import xlwings  # noqa: PLC0415 - only Excel needs it

    try:
        plats = bok.fullname
    except (xlwings.XlwingsError, UnboundLocalError, OSError) as fel:  # how xlwings says that it found no folder
        raise Avbrott(_i_molnet(bok)) from fel
    if "://" in plats:
        raise Avbrott(_i_molnet(bok))
    return Path(plats)


def _i_molnet(bok: xlwings.Book) -> str:
    return (
        f"{bok.name} ligger i OneDrive eller SharePoint, och på datorn finns ingen mapp med den, så programmet når den "
        "inte. Synkronisera mappen till datorn (knappen Synkronisera i SharePoint, eller programmet OneDrive) och "
        "öppna boken ur den mappen. Eller spara en kopia i en vanlig mapp på datorn, med Arkiv > Spara en kopia, och "
        "arbeta i den."
    )
