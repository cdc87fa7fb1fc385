"""On Start, beside each report: the document that was last made of it, and when. The program writes it there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.startvarden import START, rakna_start
from finsam_xl.arbetsbok.andra.satt_text import satt_text
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.book.startformler import dokument

if TYPE_CHECKING:
    from datetime import datetime

    from finsam_xl.arbetsbok.lasa.plats import Plats

__all__ = ["dokumentnotis", "med_dokument", "notisens_plats"]


def notisens_plats(bok: Bok, prefix: str) -> Plats | None:
    """The cell for the report with *prefix*, None in a workbook whose Start has none."""
    plats = syftar_pa(bok.bokens_namn.get(dokument(prefix), ""))
    return plats if plats is not None and plats.blad == START and START in bok.bladnamn else None


def dokumentnotis(fil: str, tid: datetime) -> str:
    """What the cell says of the document *fil*, its name without a folder."""
    return f"{fil}, {tid:%Y-%m-%d %H:%M}"


def med_dokument(bok: Bok, prefix: str, fil: str, tid: datetime) -> Bok:
    """The workbook *bok* where Start says that the document *fil* was made of the report; as it was without our Start.

    Raises:
        Paketfel: the workbook is refused.

    """
    plats = notisens_plats(bok, prefix)
    if plats is None:
        return bok
    paket = bok.att_andra()
    satt_text(paket, START, {cell(plats.rad, plats.kolumn): dokumentnotis(fil, tid)})
    rakna_start(paket, bok, tid)
    return Bok.av(paket)
