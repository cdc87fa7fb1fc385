"""The calculated scratch workbook of a report: what file mode grafts and what the headless controls are read from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.minne import MINNESBLAD
from finsam_xl.arbete.bygg.sidtext import sidtext
from finsam_xl.arbetsbok.andra.satt_formler import satt_formler
from finsam_xl.arbetsbok.lasa.varden import Vardelasare
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.calc import NoEngine, calculate
from finsam_xl.arbetsbok.skriva.scratch_writer import InputTable, NamedInput, scratch_workbook
from finsam_xl.book.stilark import stilark
from finsam_xl.inputs import rader
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.layout.expr import Dialect
from finsam_xl.layout.grid import Grid
from finsam_xl.rapporter.placerad import bygg as lagd_ut

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from finsam_xl.arbetsbok.skriva.page_head import PageText
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.placerad import Rapport
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Skiss", "Varde", "skissa", "skissad"]

Varde = str | float | bool | date | time | timedelta | None

_SISTA_ORDET = re.compile(r"\w+$")
_LANGSTA_NAMNET = max(len(tab.namn) for tab in TABELLER)


@dataclass(frozen=True, slots=True)
class Skiss:
    """A report's scratch workbook with calculated values, its page, and the values by sheet (rows of cells from A1).

    Where there is no engine it is not *raknad*: no formula has a value before Excel has calculated.
    """

    rapport: Rapport
    data: bytes
    sida: PageText
    varden: Mapping[str, list[list[Varde]]]
    raknad: bool = True

    def cell(self, blad: str, rad: int, kolumn: int) -> Varde:
        """The value of a cell, row and column from 1; an empty cell is None."""
        rader_ = self.varden[blad]
        if rad > len(rader_) or kolumn > len(rader_[rad - 1]):
            return None
        varde = rader_[rad - 1][kolumn - 1]
        return None if varde == "" else varde

    def namngiven(self, namn: str) -> Varde:
        """The value behind a defined name that points to one cell, such as AR_RR_arets_resultat."""
        blad, plats = self.rapport.namn[namn]
        _, bokstav, rad = plats.split("$")
        return self.cell(blad, int(rad), ord(bokstav) - ord("A") + 1)


def skissad(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt: Dialect) -> Skiss:
    """The report placed and calculated."""
    return skissa(lagd_ut(slag, bokslut, tid, dialekt), bokslut, tid)


def skissa(rapport: Rapport, bokslut: Bokslut, tid: datetime) -> Skiss:
    """Write and calculate the scratch workbook; what calls our functions is calculated by its native form.

    Raises:
        Calculation: a formula gave an error value.

    """
    celler = [
        NamedInput(uppgift.namn, _cellvarde(bokslut.grunddata.get(uppgift.namn)), uppgift.formel)
        for uppgift in GRUNDDATA
    ]
    sida = sidtext(rapport.slag, rapport.rubrik, bokslut.grunddata)
    data = scratch_workbook(
        (*rapport.blad, Grid(MINNESBLAD, state="veryHidden")),
        rapport.namn,
        tables=tuple(_tabeller(rapport, bokslut)),
        cells=celler,
        page=sida,
        styles=stilark,
    )
    data, raknad = _raknad(data, tid)
    if rapport.dialekt is Dialect.DESKTOP:
        data = _med_funktioner(data, rapport)
    return Skiss(rapport, data, sida, _Varden(data, [grid.name for grid in rapport.blad]), raknad)


def _raknad(data: bytes, tid: datetime) -> tuple[bytes, bool]:
    try:
        return calculate(data, tid), True
    except NoEngine:
        return data, False


def _med_funktioner(data: bytes, rapport: Rapport) -> bytes:
    """The calculated workbook with calls of our functions in the rule cells, and the values that they had."""
    paket = Paket.oppna(data)
    for grid in rapport.blad:
        formler = {plats: ruta.desktop for plats, ruta in grid.cells.items() if ruta.desktop}
        if formler:
            satt_formler(paket, grid.name, formler)
    return paket.skriv()


def _tabeller(rapport: Rapport, bokslut: Bokslut) -> Iterator[InputTable]:
    """The input tables that the report's formulas read."""
    lasta = _lasta_kolumner(rapport)
    for tab in TABELLER:
        if lasta.get(tab.namn):
            rubriker = [kolumn.namn for kolumn in tab.kolumner]
            yield InputTable(tab.namn, rubriker, lasta[tab.namn], rader(tab.namn, getattr(bokslut, tab.falt)))


def _lasta_kolumner(rapport: Rapport) -> dict[str, set[str]]:
    """The columns that the report's formulas read, by table."""
    lasta: dict[str, set[str]] = {tab.namn: set() for tab in TABELLER if tab.typ}
    formler = "\n".join(ruta.formula for grid in rapport.blad for ruta in grid.cells.values() if "[" in ruta.formula)
    bitar = {(fore[-_LANGSTA_NAMNET:], efter.partition("]")[0]) for fore, efter in pairwise(formler.split("["))}
    for fore, kolumn in bitar:
        namn = _SISTA_ORDET.search(fore)
        if namn is not None:
            lasta[namn[0]].add(kolumn)
    return lasta


def _cellvarde(varde: object) -> str | int | float | date | None:
    if isinstance(varde, Decimal):
        return float(varde)
    if varde is None or isinstance(varde, (str, int, float, date)):
        return varde
    raise TypeError(f"{varde!r} är inget cellvärde")


class _Varden(Mapping[str, list[list[Varde]]]):
    """The values of each sheet, read when first asked for."""

    def __init__(self, data: bytes, blad: list[str]) -> None:
        self._lasare = Vardelasare(data)
        self._blad = blad
        self._lasta: dict[str, list[list[Varde]]] = {}

    def __getitem__(self, namn: str) -> list[list[Varde]]:
        if namn not in self._lasta:
            self._lasta[namn] = self._lasare.rader(namn)
        return self._lasta[namn]

    def __iter__(self) -> Iterator[str]:
        return iter(self._blad)

    def __len__(self) -> int:
        return len(self._blad)
