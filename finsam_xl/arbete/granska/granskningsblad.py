"""The sheet *Granskning*: the findings of a review in a person's workbook, printed figures as they were read."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.bygge import Bladsats, ympa_blad
from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.gemensamt.grind import las_arbetsbok
from finsam_xl.arbete.gemensamt.skrivet import spara_bok
from finsam_xl.arbete.granska.granskat import GRANSKNINGSBLAD
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.klocka import klockan
from finsam_xl.book.stilark import stilark
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.placing.lists import footnotes, place_listing, record, status
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.granska.granskat import Granskat
    from finsam_xl.granskning.fynd import Fynd

__all__ = ["granskningsblad", "skriv_granskning"]

_PREFIX = "GR"
_LISTA = Listing(
    (
        Field("Allvar", 10, Style.KONTROLL),
        Field("Id", 6),
        Field("Klass", 20),
        Field("Plats", 46),
        Field("Tryckt", 18, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK),
        Field("Beräknat", 18, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK),
        Field("Differens", 14, heading_style=Style.KOLUMNRUBRIK),
        Field("Vad det betyder", 70, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG),
    ),
    heading_row=7,
)
_ALLVAR, _ID, _KLASS, _PLATS, _TRYCKT, _BERAKNAT, _DIFFERENS, _TEXT = range(1, 9)


def skriv_granskning(bok: Path, granskat: Granskat, tid: datetime | None = None) -> Mapping[str, str]:
    """Set the sheet into the workbook *bok*; return the name under which a changed older one is kept.

    Raises:
        Avbrott: the workbook is open in Excel, damaged, or cannot be written; it is then as it was.

    """
    stund = tid or klockan()
    skiss = _skiss(granskningsblad(granskat, stund), stund)
    try:
        sats = Bladsats(skiss, (GRANSKNINGSBLAD,), _PREFIX, lambda namn: namn == GRANSKNINGSBLAD)
        last = las_arbetsbok(bok)
        ympning = ympa_blad(last, sats, stund)
    except Paketfel as fel:
        raise Avbrott(str(fel)) from fel
    spara_bok(bok, ympning.bok.data, last.data)
    return ympning.bevarade


def _skiss(grid: Grid, tid: datetime) -> bytes:
    data = scratch_workbook(
        (grid, Grid(MINNESBLAD, state="veryHidden")),
        {},
        tables=(),
        cells=(),
        page=PageText(grid.cells[2, 1].text, GRANSKNINGSBLAD),
        styles=stilark,
    )
    return calculate(data, tid)


def granskningsblad(granskat: Granskat, tid: datetime) -> Grid:
    """The placed sheet: what was reviewed and when, how many findings, the findings, and what was not reviewed."""
    mot = f" mot {granskat.bok}" if granskat.bok else ""
    vad = f"{granskat.dokument.namn}{mot}, granskat {tid:%Y-%m-%d %H:%M}"
    grid = place_listing(_LISTA, GRANSKNINGSBLAD, GRANSKNINGSBLAD, subtitle=vad)
    forsta, sista = _LISTA.first_row, _LISTA.heading_row + max(len(granskat.fynd), 1)
    for rad, (etikett, allvar) in enumerate((("Fel", "FEL"), ("Notiser", "NOTIS")), start=4):
        grid.put(rad, _ALLVAR, Style.RAD, text=etikett)
        grid.put(rad, _ID, Style.ANTAL, formula=f'COUNTIFS($A${forsta}:$A${sista},"{allvar}")')
    for rad, fynd in enumerate(granskat.varst_forst, start=forsta):
        _rad(grid, rad, fynd)
    if not granskat.fynd:
        grid.put(forsta, _TEXT, Style.TEXT_KOLUMN, text=granskat.slutsats)
    footnotes(grid, _LISTA, sista + 2, granskat.upplysningar)
    status(grid, _ALLVAR, forsta, sista)
    return grid


def _rad(grid: Grid, rad: int, fynd: Fynd) -> None:
    texter = {_ALLVAR: fynd.allvar.value, _ID: fynd.id, _KLASS: fynd.klass.value, _PLATS: fynd.plats, _TEXT: fynd.text}
    for kolumn, varde in ((_TRYCKT, fynd.tryckt), (_BERAKNAT, fynd.beraknat)):
        if isinstance(varde, Decimal):
            grid.put_number(rad, kolumn, _talstil(varde), int(varde) if varde == int(varde) else float(varde))
        else:
            texter[kolumn] = varde or "–"
    record(grid, _LISTA, rad, texter)
    if (differens := fynd.differens) is not None:
        tryckt, beraknat = (f"{kolumnbokstaver(kolumn)}{rad}" for kolumn in (_TRYCKT, _BERAKNAT))
        grid.put(rad, _DIFFERENS, _talstil(differens), formula=f"ROUND({tryckt}-{beraknat},2)")


def _talstil(varde: Decimal) -> Style:
    return Style.BELOPP if varde == int(varde) else Style.POSTER_BELOPP
