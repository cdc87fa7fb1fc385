"""The budget of SIE files set into the book's table Budget: its rows as they stand, and the formulas it would lose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.inmatade_formler import inmatade_formler
from finsam_xl.inlasning.siebudget import Budgetinlasning, budgetinlasning, formelfraga
from finsam_xl.inputs.arbetsbok import oppna
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.modell import Bokslut, Version

__all__ = ["budget_ur"]

_TABELL = tabell("Budget")


def budget_ur(data: bytes, bokslut: Bokslut, ar: Sequence[Arsinlasning], version: Version) -> Budgetinlasning:
    """What the files' #PBUDGET would make of the table Budget in the workbook *data*.

    Raises:
        Paketfel: the table is missing.

    """
    bok = oppna(data)
    rader = () if isinstance(bok, Problem) else las_tabell(bok, _TABELL).rader
    inlasning = budgetinlasning(bokslut, rader, ar, version)
    return replace(inlasning, problem=(*inlasning.problem, *formelfraga(inmatade_formler(data, _TABELL.namn))))
