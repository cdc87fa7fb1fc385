"""The budget of SIE files set into the book's table Budget: its rows as they stand, and the formulas it would lose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.inputs.arbetsbok import oppna
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.siebudget import Budgetinlasning, budgetinlasning, formelfraga
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.modell import Problem
from finsam_xl.writers.arbetsbok import hitta_blad
from finsam_xl.writers.ark import Ark
from finsam_xl.writers.ooxml import cell
from finsam_xl.writers.paket import Paket
from finsam_xl.writers.tabellform import las_tabellform

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.inputs.sieperiod import Arsinlasning
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
    return replace(inlasning, problem=(*inlasning.problem, *formelfraga(_formler(data))))


def _formler(data: bytes) -> list[str]:
    """Where formulas stand in the columns that are written; a person's own columns keep theirs."""
    paket = Paket.oppna(data)
    form = las_tabellform(paket, _TABELL.namn)
    ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
    vara = set(form.nummer([_TABELL.kolumner[plats].namn for plats in _TABELL.skrivna(form.kolumner)]))
    rader = range(form.data.rad, form.data.sista_rad + 1)
    return [cell(rad, kolumn) for rad, kolumn in sorted(ark.formelceller()) if rad in rader and kolumn in vara]
