"""A workbook of an older version given today's sheets, tables, columns and cells; nothing else in it is changed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.formelvarden import FORMELBLAD, omraknad
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.skapa.nybok import ny_bok
from finsam_xl.arbete.uppgradera.grunddata import nya_uppgifter
from finsam_xl.arbete.uppgradera.kolumner import ny_tabellkolumn
from finsam_xl.arbete.uppgradera.luckor import luckor
from finsam_xl.arbete.uppgradera.startbyte import ar_av_i_dag, ar_orord, nytt_start
from finsam_xl.arbete.uppgradera.vallistor import bredda_vallistor
from finsam_xl.arbete.uppgradera.visningsord import visa_med_ord
from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning, raknas_om
from finsam_xl.arbetsbok.andra.satt_formler import satt_formler
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.book.innehall import Bokinnehall
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.standardrader import standardrader
from finsam_xl.inputs.tabeller import las_tabell

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from finsam_xl.arbete.uppgradera.luckor import Luckor
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Uppgradering", "uppgraderad"]

_PREFIX = "UPPGRADERING"
_START_ANDRAT = (
    "Bladet Start är ändrat för hand, eller läses av en egen formel, och är kvar som det är. En ny bok har ett Start "
    "där stegen bockar av sig själva."
)


@dataclass(frozen=True, slots=True)
class Uppgradering:
    """The workbook as it became, what was added to it, and what could not be, a sentence each."""

    bok: Bok
    tillagt: tuple[str, ...]
    lamnat: tuple[str, ...]


def uppgraderad(bok: Bok, tid: datetime) -> Uppgradering:
    """The workbook *bok* with all that a new one has and it has not.

    Raises:
        Avbrott: it is none of ours, or something of a person's own has the name of a sheet or table that is to come.

    """
    som_forr = Bokinnehall(tabeller=standardrader())
    mall = Bok(ny_bok(Path("ny.xlsx"), innehall=som_forr, tid=tid))
    return eller_avbrott(lambda: _uppgraderad(bok, mall, luckor(bok, mall), tid))


def _uppgraderad(bok: Bok, mall: Bok, saknas: Luckor, tid: datetime) -> Uppgradering:
    paket = bok.att_andra()
    tillagt: list[str] = []
    lamnat: list[str] = []
    for tab, kolumn in saknas.kolumner:
        hinder = ny_tabellkolumn(paket, mall.paket, tab, kolumn)
        (lamnat if hinder else tillagt).append(hinder or f"Kolumnen {kolumn.namn} i tabellen {tab.namn}.")
    tillagt += nya_uppgifter(paket, bok, mall, saknas.uppgifter)
    for uppgift, plats in saknas.formler:
        satt_formler(paket, plats.blad, {(plats.rad, plats.kolumn): uppgift.formel})
        rakna_om_vid_oppning(paket)
        tillagt.append(f"Formeln i {plats} ({uppgift.etikett}) räknar som i en ny bok.")
    tillagt += bredda_vallistor(paket)
    tillagt += visa_med_ord(paket, mall.paket)
    if saknas.blad:
        ympa(
            paket,
            mall.data,
            saknas.blad,
            prefix=_PREFIX,
            rakna_om_vid_oppning=raknas_om(paket),
            med_tabeller=True,
        )
        tillagt += _nya_blad(paket, saknas.blad)
    raknade = FORMELBLAD & set(saknas.blad)
    if not ar_av_i_dag(bok):
        if not ar_orord(bok):
            lamnat.append(_START_ANDRAT)
        else:
            nytt_start(paket, bok, mall)
            tillagt.append(
                "Bladet Start är som i en ny bok: stegen bockar av sig själva, och rapporterna har sina tal."
            )
            raknade = FORMELBLAD
    ny = Bok.av(paket) if tillagt else bok
    return Uppgradering(omraknad(ny, tid, raknade) if raknade else ny, tuple(tillagt), tuple(lamnat))


def _nya_blad(paket: Paket, blad: tuple[str, ...]) -> Iterator[str]:
    ny = Bok.av(paket)
    tabeller = {tab.blad: tab for tab in TABELLER}
    for namn in blad:
        rader = len(las_tabell(ny, tabeller[namn]).rader) if namn in tabeller else 0
        yield f"Bladet {namn}" + (f", med {rader} rader." if rader else ".")
