"""Formulas that a person has typed in an input table's own columns: they become values when the table is rewritten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.inputs.schema import tabell

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["inmatade_formler"]


def inmatade_formler(bok: Bok, namn: str) -> list[str]:
    """Where formulas stand in the columns of the table *namn* that are written; a person's own columns keep theirs.

    Raises:
        Paketfel: the table is missing.

    """
    tab, paket = tabell(namn), bok.paket
    form = las_tabellform(paket, tab.namn)
    ark = Ark(paket.rot(hitta_blad(paket, form.blad).del_))
    vara = set(form.nummer([tab.kolumner[plats].namn for plats in tab.skrivna(form.kolumner)]))
    rader = range(form.data.rad, form.data.sista_rad + 1)
    return [cell(rad, kolumn) for rad, kolumn in sorted(ark.formelceller()) if rad in rader and kolumn in vara]
