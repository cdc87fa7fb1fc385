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
from finsam_xl.arbetsbok.skriva.openpyxl_writer import PageText, scratch_workbook
from finsam_xl.book.klocka import klockan
from finsam_xl.book.stilar import registrera
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import lines, row_height

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.granska.granskat import Granskat
    from finsam_xl.granskning.fynd import Fynd, Varde

__all__ = ["granskningsblad", "skriv_granskning"]

_PREFIX = "GR"
_KOLUMNER = ("Allvar", "Id", "Klass", "Plats", "Tryckt", "Beräknat", "Differens", "Vad det betyder")
_BREDDER = (10, 6, 20, 46, 18, 18, 14, 70)
_ALLVAR, _ID, _KLASS, _PLATS, _TRYCKT, _BERAKNAT, _DIFFERENS, _TEXT = range(1, 9)
_RUBRIKSTIL = {
    **dict.fromkeys((_TRYCKT, _BERAKNAT, _DIFFERENS), "Finsam Kolumnrubrik"),
    _TEXT: "Finsam Kolumnrubrik Indrag",
}
_RUBRIKRAD = 7


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
        register_styles=registrera,
    )
    return calculate(data, tid)


def granskningsblad(granskat: Granskat, tid: datetime) -> Grid:
    """The placed sheet: what was reviewed and when, how many findings, the findings, and what was not reviewed."""
    grid = Grid(GRANSKNINGSBLAD, landscape=True)
    forsta, sista = _RUBRIKRAD + 1, _RUBRIKRAD + max(len(granskat.fynd), 1)
    grid.put(1, 1, "Finsam Titel", text=GRANSKNINGSBLAD)
    mot = f" mot {granskat.bok}" if granskat.bok else ""
    grid.put(2, 1, "Finsam Underrubrik", text=f"{granskat.dokument.namn}{mot}, granskat {tid:%Y-%m-%d %H:%M}")
    for rad, (etikett, allvar) in enumerate((("Fel", "FEL"), ("Notiser", "NOTIS")), start=4):
        grid.put(rad, _ALLVAR, "Finsam Rad", text=etikett)
        grid.put(rad, _ID, "Finsam Antal", formula=f'COUNTIFS($A${forsta}:$A${sista},"{allvar}")')
    for kolumn, (rubrik, bredd) in enumerate(zip(_KOLUMNER, _BREDDER, strict=True), start=1):
        grid.widths[kolumn] = bredd
        stil = _RUBRIKSTIL.get(kolumn, "Finsam Kolumnrubrik Text")
        grid.put(_RUBRIKRAD, kolumn, stil, text=rubrik)
    for rad, fynd in enumerate(granskat.fynd, start=forsta):
        _rad(grid, rad, fynd)
    if not granskat.fynd:
        grid.put(forsta, _TEXT, "Finsam Text Kolumn", text="Inga fynd: de tryckta talen stämmer med varandra.")
    for rad, text in enumerate(granskat.upplysningar, start=sista + 2):
        grid.put(rad, 1, "Finsam Fotnot", text=text)
        grid.merges.append((rad, 1, rad, _TEXT))
        grid.heights[rad] = row_height(lines(text, sum(_BREDDER)))
    grid.status_cells = f"A{forsta}:A{sista}"
    grid.title_rows = (_RUBRIKRAD, _RUBRIKRAD)
    grid.freeze = f"A{forsta}"
    return grid


def _rad(grid: Grid, rad: int, fynd: Fynd) -> None:
    grid.put(rad, _ALLVAR, "Finsam Kontroll", text=fynd.allvar.value)
    texter = {_ID: fynd.id, _KLASS: fynd.klass.value, _PLATS: fynd.plats, _TEXT: fynd.text}
    for kolumn, text in texter.items():
        grid.put(rad, kolumn, "Finsam Text Kolumn" if kolumn == _TEXT else "Finsam Text Bryt", text=text)
    for kolumn, varde in _talen(fynd):
        _varde(grid, rad, kolumn, varde)
    if (differens := fynd.differens) is not None:
        tryckt, beraknat = (f"{kolumnbokstaver(kolumn)}{rad}" for kolumn in (_TRYCKT, _BERAKNAT))
        grid.put(rad, _DIFFERENS, _talstil(differens), formula=f"ROUND({tryckt}-{beraknat},2)")
    skrivna = texter | {kolumn: varde for kolumn, varde in _talen(fynd) if isinstance(varde, str)}
    grid.heights[rad] = row_height(max(lines(text, _BREDDER[kolumn - 1]) for kolumn, text in skrivna.items()))


def _talen(fynd: Fynd) -> tuple[tuple[int, Varde], ...]:
    return (_TRYCKT, fynd.tryckt), (_BERAKNAT, fynd.beraknat)


def _varde(grid: Grid, rad: int, kolumn: int, varde: Varde) -> None:
    if isinstance(varde, Decimal):
        grid.put_number(rad, kolumn, _talstil(varde), int(varde) if varde == int(varde) else float(varde))
    else:
        grid.put(rad, kolumn, "Finsam Text Kolumn", text=varde or "–")


def _talstil(varde: Decimal) -> str:
    return "Finsam Belopp" if varde == int(varde) else "Finsam Poster Belopp"
