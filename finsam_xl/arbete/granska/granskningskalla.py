"""Where a print is read from: a folder of CSV, a workbook with pasted tables, a Word document or a PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott, Olast
from finsam_xl.arbetsbok.granser import STORSTA_FIL
from finsam_xl.granskning.tryck.las import las_mapp
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["las_tryck"]


def las_tryck(vag: Path) -> Dokument:
    """Read the printed tables at *vag*.

    Raises:
        Olast: it holds no table that can be read.
        Avbrott: nothing there, or not what can be examined.

    """
    try:
        if vag.is_dir() or not vag.exists() or vag.suffix.casefold() == ".csv":
            return las_mapp(vag)
        return _las_dokument(vag) or _las_bok(vag)
    except UtanTabellerError as fel:
        raise Olast(str(fel)) from fel
    except GranskningsfelError as fel:
        raise Avbrott(str(fel)) from fel


def _las_dokument(vag: Path) -> Dokument | None:
    """A Word document or a PDF, known by its bytes and not by its name; None for anything else."""
    from finsam_xl.granskning.tryck.las_pdf import ar_pdf, las_pdf  # noqa: PLC0415 - a folder needs no reader of files
    from finsam_xl.granskning.tryck.las_word import ar_word, las_word  # noqa: PLC0415 - as above

    if vag.stat().st_size > STORSTA_FIL:
        raise Avbrott(f"{vag.name} är större än {STORSTA_FIL // 1_000_000} MB och läses inte.")
    data = vag.read_bytes()
    if ar_pdf(data):
        return las_pdf(vag.name, data)
    return las_word(vag.name, data) if ar_word(data) else None


def _las_bok(vag: Path) -> Dokument:
    from finsam_xl.arbete.granska.tryckbok import las_tryckbok  # noqa: PLC0415 - a folder needs no workbook reader

    return las_tryckbok(vag)
