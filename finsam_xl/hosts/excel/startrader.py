"""The rows of Start that are folded away until their report is built, folded out in the open book."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.startvarden import START, hopvikta
from finsam_xl.book.startblad import HOPVIKT_HOJD
from finsam_xl.hosts.excel.fjarr.boken import ar_fjarr

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["vik_ut"]


def vik_ut(bok: xlwings.Book, last: Bok, prefix: str) -> None:
    """Show the report's rows, which *last* has folded away; a book at a distance keeps its folds, to be clicked."""
    if ar_fjarr(bok):
        return
    for _, grupp in groupby(enumerate(hopvikta(last, prefix)), key=lambda par: par[1] - par[0]):
        foljd = [rad for _, rad in grupp]
        bok.sheets[START].range(f"{foljd[0]}:{foljd[-1]}").row_height = HOPVIKT_HOJD  # which shows it
