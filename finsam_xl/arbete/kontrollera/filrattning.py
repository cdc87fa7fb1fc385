"""Cells mended in a workbook that lies on disk, which is not written when there is nothing to mend."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokfil import las_for_andring
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.kontrollera.rattning import att_ratta, rattad
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.kontrollera.rattning import Fynd

__all__ = ["ratta_bok"]


def ratta_bok(bok: Path, *, tid: datetime | None = None) -> tuple[Fynd, Mapping[str, str]]:
    """Mend what can be read with certainty in the book.

    Returns what was mended and left, and the name under which a log sheet that a person had changed is kept.

    Raises:
        Avbrott: the book cannot be read or written.

    """
    last = las_for_andring(bok)
    fynd = att_ratta(last)
    if not fynd[0]:
        return fynd, {}
    ympning = rattad(last, fynd, tid or klockan()).ympning
    spara_bok(bok, ympning.bok.data, last.data)
    return fynd, ympning.bevarade
