"""The budget of SIE files set into the book's table Budget: its rows as they stand, and the formulas it would lose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.inmatade_formler import inmatade_formler
from finsam_xl.inlasning.siebudget import Budgetinlasning, budgetinlasning, formelfraga
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.tabeller import las_tabell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inlasning.arsinlasning import Arsinlasning
    from finsam_xl.modell import Bokslut, Version

__all__ = ["budget_ur"]

_TABELL = tabell("Budget")


def budget_ur(bok: Bok, bokslut: Bokslut, ar: Sequence[Arsinlasning], version: Version) -> Budgetinlasning:
    """What the files' #PBUDGET would make of the table Budget in the workbook *bok*.

    Raises:
        Paketfel: the table is missing.

    """
    inlasning = budgetinlasning(bokslut, las_tabell(bok, _TABELL).rader, ar, version)
    return replace(inlasning, problem=(*inlasning.problem, *formelfraga(inmatade_formler(bok, _TABELL.namn))))
