"""The print workbook: a report's sheets alone, as values, on pages of their own. The person's workbook is only read.

The figures are reckoned from the input, as a build does. A sheet that a person has changed by hand is printed as it
stands in the workbook, and that is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.formelvarden import saknar_varde
from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.minne import byggda_slag
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.bygg.sidtext import avkortat, utan_beslut
from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.skriv_ut.egenskaper import fardig
from finsam_xl.arbete.skriv_ut.logotyp import logotyp
from finsam_xl.arbete.skriv_ut.tryckta_blad import tryckt_blad
from finsam_xl.arbetsbok.andra.bara_varden import bara_varden
from finsam_xl.arbetsbok.andra.satt_bild import satt_bild
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.scratch_writer import INPUT_SHEET, scratch_workbook
from finsam_xl.arbetsbok.ympa.graft import ympa
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.placing.page_groups import shared_pages
from finsam_xl.layout.placing.pages import ROW_POINTS, paged, upright, width

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.bygg.rapportbygge import Byggd
    from finsam_xl.arbetsbok.andra.satt_bild import Bild
    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.layout.grid import Grid
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Tryckbok", "tryckbok"]

_ARBETSPAPPER = ("Poster", "Kontroller")
_PREFIX = "UTSKRIFT"
_MINST = 88
"""Of its own scale, in percent: so much smaller may a sheet be to save a page with a few rows on it."""
_SMALARE = 0.93
"""Of the width that is reckoned with: as narrow may the columns be, where digits are narrower."""
_TITELNS_TECKEN = 9.5
"""Points for a letter of a title, in bold of sixteen."""


@dataclass(frozen=True, slots=True)
class Tryckbok:
    """The print workbook's bytes, its sheets, the report's controls, and what to know, a sentence each."""

    data: bytes
    blad: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    att_veta: tuple[str, ...]


def tryckbok(
    bok: Bok,
    slag: Rapportslag,
    tid: datetime,
    meddela: Callable[[str], None],
    *,
    mapp: Path | None = None,
    allt: bool = False,
) -> Tryckbok:
    """The report *slag* of the workbook *bok* to print; a logotype named in Grunddata lies in the folder *mapp*.

    With *allt* the sheets Poster and Kontroller follow.

    Raises:
        Indatafel: the input has faults.
        Avbrott: the report cannot be built, the logotype is no picture, or a changed sheet has no values to print.

    """
    byggt = byggd(bok, slag, tid, meddela, med_kvar=False)
    bild = logotyp(byggt.bokslut.grunddata, mapp)
    andrade = {grid.name: byggt.ympning.bevarade.get(grid.name, "") for grid in _bladen(byggt, allt=allt)}
    grids = [*_sidor(byggt, andrade, bild, allt=allt)]
    paket = Paket.oppna(scratch_workbook(grids, {}, tables=(), cells=(), page=byggt.skiss.sida, styles=stilark))
    _satt_in_andrade(paket, byggt.ympning.bok, [*filter(None, andrade.values())])
    if bild is not None:
        for grid in grids:
            satt_bild(paket, grid.name, bild, max(width(grid) * _SMALARE - bild.bredd, 0.0))
    return Tryckbok(
        fardig(paket, byggt.skiss.sida, tid),
        tuple(grid.name for grid in grids),
        kontrollresultat(byggt.skiss),
        tuple(_att_veta(bok, byggt, andrade)),
    )


def _bladen(byggt: Byggd, *, allt: bool) -> Iterator[Grid]:
    """The report's sheets that are printed; the figures and the controls behind them are working papers."""
    rapport = byggt.skiss.rapport
    arbetspapper = {f"{rapport.slag.bladprefix} {ett}" for ett in _ARBETSPAPPER} | rapport.arbetspapper
    return (grid for grid in rapport.blad if allt or grid.name not in arbetspapper)


def _sidor(byggt: Byggd, andrade: Mapping[str, str], bild: Bild | None, *, allt: bool) -> Iterator[Grid]:
    """The sheets to write, small ones together; a changed one is set in afterwards, in the place of one of its name."""
    for andrat, grupp in groupby(_bladen(byggt, allt=allt), key=lambda grid: bool(andrade[grid.name])):
        if andrat:
            yield from (replace(grid, name=andrade[grid.name]) for grid in grupp)
        else:
            tryckta = shared_pages([upright(tryckt_blad(byggt.skiss, grid)) for grid in grupp])
            yield from (paged(_med_rum_for(bild, grid), _MINST) for grid in tryckta)


def _med_rum_for(bild: Bild | None, grid: Grid) -> Grid:
    """The sheet with its title beneath the logotype, where the two do not fit beside each other."""
    titel = grid.cells[1, 1].text if (1, 1) in grid.cells else ""
    if bild is None or len(titel) * _TITELNS_TECKEN + bild.bredd < width(grid):
        return grid
    return replace(grid, heights={**grid.heights, 1: grid.heights.get(1, ROW_POINTS) + bild.hojd})


def _satt_in_andrade(paket: Paket, bok: Bok, andrade: Sequence[str]) -> None:
    """Set the changed sheets in as they stand, as values; the scratch workbook's sheet of input goes.

    Raises:
        Avbrott: one of them has a formula without a value.

    """
    utan = saknar_varde(bok.paket)
    for namn in andrade:
        if namn in utan:
            raise Avbrott(
                f"Bladet som heter {namn} i utskriften är ändrat för hand, och dess formler är inte räknade. Öppna "
                "boken i Excel, spara den och kör igen."
            )
    eller_avbrott(lambda: ympa(paket, bok.data, andrade, prefix=_PREFIX, bort=[INPUT_SHEET]))
    for namn in andrade:
        bara_varden(paket, namn)


def _att_veta(bok: Bok, byggt: Byggd, andrade: Mapping[str, str]) -> Iterator[str]:
    slag, sida = byggt.skiss.rapport.slag, byggt.skiss.sida
    yield from (f"{ett.text} {ett.atgard}" for ett in (*utan_beslut(slag, byggt.bokslut.grunddata), *avkortat(sida)))
    if slag not in byggda_slag(bok):
        yield "Rapporten är inte byggd i boken: utskriften är räknad ur bokens indata, och boken är som den var."
    for namn, behallet in andrade.items():
        if behallet:
            yield f"Bladet {namn} är ändrat för hand, och skrivs ut som det står i boken."
