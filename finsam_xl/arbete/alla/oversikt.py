"""The overview on disk: made anew each time, in place of the last one of ours and of nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_i
from finsam_xl.arbetsbok.fil.spara import gar_att_spara
from finsam_xl.book.oversiktsbok import ar_oversikt, oversiktsbok

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.book.oversiktsbok import Oversiktsrad

__all__ = ["OVERSIKTSFIL", "ledig_oversikt", "skriv_oversikt"]

OVERSIKTSFIL = "Översikt.xlsx"


def ledig_oversikt(ut: Path) -> bytes | None:
    """What stands at *ut*, an overview that may be replaced, or nothing.

    Raises:
        Avbrott: another file has the name, it is open in Excel, or the name is no workbook's.

    """
    if ut.suffix.casefold() != ".xlsx":
        raise Avbrott(f"{ut.name} ska sluta på .xlsx: översikten är en arbetsbok.")
    if not ut.exists():
        return None
    eller_avbrott(lambda: gar_att_spara(ut))
    bok = las_arbetsbok(ut)
    if not ar_oversikt(bok):
        raise Avbrott(f"{ut} finns redan och är ingen översikt, så den skrivs inte över. Ange ett annat namn med -o.")
    return bok.data


def skriv_oversikt(ut: Path, rader: Sequence[Oversiktsrad], gjort: str, tid: datetime, last: bytes | None) -> None:
    """Write the overview; *last* is what stood there when we began.

    Raises:
        Avbrott: it has been changed since, or cannot be written.

    """
    spara_i(ut, oversiktsbok(rader, gjort, tid), last)
