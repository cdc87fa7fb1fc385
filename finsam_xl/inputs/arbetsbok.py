"""An opened workbook: the values of its cells by address, with broken cells told apart from empty ones."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.panik import ar_panik
from finsam_xl.inputs import problem
from finsam_xl.inputs.paket import Paket, indatablad, las_paket
from finsam_xl.modell import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Arbetsbok", "Cellfel", "Oraknad", "oppna"]


@dataclass(frozen=True, slots=True)
class Cellfel:
    """An error value in a cell, such as #REF!."""

    text: str


@dataclass(frozen=True, slots=True)
class Oraknad:
    """A formula without a cached value."""


@dataclass(frozen=True, slots=True)
class Arbetsbok:
    """The package's facts and the values of the sheets that hold input, as rows from A1."""

    paket: Paket
    varden: Mapping[str, Sequence[Sequence[object]]]

    def rad(self, blad: str, rad: int, kolumner: Iterable[int]) -> list[object]:
        """Values of the cells of a row in *kolumner*, as `cell` gives each."""
        brister = self.paket.blad[blad]
        if brister.fel or brister.oraknade:
            return [self.cell(blad, rad, kol) for kol in kolumner]
        rader = self.varden[blad]
        celler = rader[rad - 1] if rad <= len(rader) else ()
        return [celler[kol - 1] if kol <= len(celler) else None for kol in kolumner]

    def cell(self, blad: str, rad: int, kol: int) -> object:
        """Value of the cell at a 1-based row and column: text, number, date, None, Cellfel or Oraknad."""
        brister = self.paket.blad[blad]
        if (rad, kol) in brister.fel:
            return Cellfel(brister.fel[rad, kol])
        if (rad, kol) in brister.oraknade:
            return Oraknad()
        rader = self.varden[blad]
        if rad > len(rader) or kol > len(rader[rad - 1]):
            return None
        return rader[rad - 1][kol - 1]


def oppna(data: bytes) -> Arbetsbok | Problem:
    """Open the workbook *data*; a problem instead when it cannot be read."""
    paket = las_paket(data)
    if isinstance(paket, Problem):
        return paket
    from python_calamine import (  # noqa: PLC0415 - only reading a book needs the reader
        CalamineError,
        CalamineWorkbook,
        XmlError,
        ZipError,
    )

    try:
        bok = CalamineWorkbook.from_filelike(io.BytesIO(data))
        blad = indatablad(paket.tabeller, paket.namn) & paket.blad.keys()
        varden = {namn: bok.get_sheet_by_name(namn).to_python(skip_empty_area=False) for namn in blad}
    except (CalamineError, XmlError, ZipError):
        return problem.skadad("bladens innehåll går inte att tolka")
    except BaseException as fel:
        if not ar_panik(fel):
            raise
        return problem.skadad("bladens innehåll går inte att tolka")
    return Arbetsbok(paket, varden)
