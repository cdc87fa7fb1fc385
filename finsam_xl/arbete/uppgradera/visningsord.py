"""Columns of ids in a workbook of before, shown with the words that a new workbook shows them with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.ooxml import Omrade, qn
from finsam_xl.arbetsbok.ympa.mallrad import Mallrader
from finsam_xl.book.indatablad import RADER_UNDER
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell

__all__ = ["visa_med_ord"]


def visa_med_ord(paket: Paket, mall: Paket) -> list[str]:
    """Let the columns show their words as in the new workbook *mall*; returns a sentence a sheet."""
    bok = Bok.av(paket)
    sagt: list[str] = []
    for tab in TABELLER:
        form = indatatabell(bok, tab)
        kolumner = [*_utan_ord(bok, form, tab)] if form is not None else []
        if form is None or not kolumner:
            continue
        rader = Mallrader(paket, form.blad, mall, tab.blad)
        sista = form.data.sista_rad + (0 if tab.fylls_av_import else RADER_UNDER)
        for kolumn in kolumner:
            plats = form.kolumner[kolumn.namn]
            rader.formatera(tab.kolumner.index(kolumn) + 1, Omrade(form.data.rad, plats, sista, plats))
        rader.spara()
        *forsta, sist = (ett.namn for ett in kolumner)
        sagt.append(f"Bladet {form.blad} visar ord för koderna i {', '.join(forsta)}{' och ' * bool(forsta)}{sist}.")
    return sagt


def _utan_ord(bok: Bok, form: Tabellform, tab: Indatatabell) -> Iterator[Indatakolumn]:
    visade = {formel.text for formel in bok.rot(form.blad).iterfind(f".//{qn('cfRule')}/{qn('formula')}")}
    for kolumn in tab.kolumner:
        if kolumn.ord and kolumn.namn in form.kolumner and not any(f'"{ident}"' in visade for ident in kolumn.ord):
            yield kolumn
