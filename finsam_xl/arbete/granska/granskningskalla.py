"""Where printed tables are read from: a folder of CSV, or a workbook into which a person has pasted them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.fel import Avbrott, Olast
from finsam_xl.granskning.las import GranskningsfelError, UtanTabellerError, las_mapp

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.granskning.tryck import Dokument

__all__ = ["las_tryck"]


def las_tryck(vag: Path) -> Dokument:
    """Read the printed tables at *vag*.

    Raises:
        Olast: it holds no table that can be read.
        Avbrott: nothing there, or not what can be examined.

    """
    try:
        if vag.is_dir() or not vag.exists():
            return las_mapp(vag)
        return _las_bok(vag)
    except UtanTabellerError as fel:
        raise Olast(str(fel)) from fel
    except GranskningsfelError as fel:
        raise Avbrott(str(fel)) from fel


def _las_bok(vag: Path) -> Dokument:
    from finsam_xl.arbete.granska.tryckbok import las_tryckbok  # noqa: PLC0415 - a folder needs no workbook reader

    return las_tryckbok(vag)
