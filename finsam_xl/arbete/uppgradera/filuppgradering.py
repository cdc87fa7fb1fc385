"""A workbook that lies on disk brought up to today's schema, in its place or as a new file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokfil import las_for_andring, las_for_ny, samma_fil, vagra_om_finns
from finsam_xl.arbete.gemensamt.skrivet import spara_i
from finsam_xl.arbete.uppgradera.uppgradering import uppgraderad
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.uppgradera.uppgradering import Uppgradering

__all__ = ["uppgradera"]


def uppgradera(bok: Path, ut: Path | None = None, *, tid: datetime | None = None) -> Uppgradering:
    """Give the book what it lacks, or write a copy that has it to *ut*; a book that lacks nothing is not written.

    Raises:
        Avbrott: the book cannot be read or written, is none of ours, or has something in the way; or *ut* exists.

    """
    mal = ut or bok
    i_boken = samma_fil(bok, mal)
    if not i_boken:
        vagra_om_finns(mal)
    last = las_for_andring(bok) if i_boken else las_for_ny(bok, mal)
    ny = uppgraderad(last, tid or klockan())
    if ny.tillagt:
        spara_i(mal, ny.bok.data, last.data if i_boken else None)
    return ny
