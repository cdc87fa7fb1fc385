"""The values that a sheet was saved with, and which of its cells are broken.

python-calamine reads values, but it shows neither error values nor formulas without a value, and it allocates the
whole rectangle that a hostile sheet claims. This module answers those questions from the sheet's XML.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import kolumnnummer
from finsam_xl.arbetsbok.resultat import Felvarde

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

__all__ = ["Bladbrister", "Bladvarden", "Oraknad", "brister", "har_tom_formel", "ytan"]

_REFERENS = re.compile(rb"""r(?<!\wr)\s*=\s*["']([A-Z]{0,3})(\d{0,7})["']""")
_FELTYP = re.compile(rb"""=\s*["']e["']""")
_FELCELL = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*\bt\s*=\s*["']e["'][^<>]*)>(?:[^<]|<(?!/?(?:\w+:)?[cv]\b))*<(?:\w+:)?v>([^<]*)<"""
)
_FORMELCELL = re.compile(
    rb"""<(?:\w+:)?c\b([^<>]*)>\s*<(?:\w+:)?f\b(?:[^<>]*/>|[^<>]*>[^<]*</(?:\w+:)?f>)\s*"""
    rb"""(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_TOM_FORMEL = re.compile(
    rb"""f\b(?<=[</:]f)(?:[^<>]*/)?>\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)


@dataclass(frozen=True, slots=True)
class Oraknad:
    """A formula without a cached value."""


@dataclass(frozen=True, slots=True)
class Bladbrister:
    """A sheet's broken cells: error values by address, and addresses of formulas that hold no value."""

    fel: Mapping[tuple[int, int], str]
    oraknade: frozenset[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Bladvarden:
    """The values of a sheet's cells by address, as rows from A1, with broken cells told apart from empty ones."""

    rader: Sequence[Sequence[object]]
    brister: Bladbrister

    def rad(self, rad: int, kolumner: Iterable[int]) -> list[object]:
        """Values of the cells of a row in *kolumner*, as `cell` gives each."""
        if self.brister.fel or self.brister.oraknade:
            return [self.cell(rad, kol) for kol in kolumner]
        celler = self.rader[rad - 1] if rad <= len(self.rader) else ()
        return [celler[kol - 1] if kol <= len(celler) else None for kol in kolumner]

    def cell(self, rad: int, kol: int) -> object:
        """Value of the cell at a 1-based row and column: text, number, date, None, Felvarde or Oraknad."""
        if (rad, kol) in self.brister.fel:
            return Felvarde(self.brister.fel[rad, kol])
        if (rad, kol) in self.brister.oraknade:
            return Oraknad()
        if rad > len(self.rader) or kol > len(self.rader[rad - 1]):
            return None
        return self.rader[rad - 1][kol - 1]


def ytan(xml: bytes) -> int:
    """The rectangle from A1 to the furthest cell that the sheet names."""
    rader, kolumner = {0}, {b"A"}
    for bokstaver, siffror in set(_REFERENS.findall(xml)):
        rader.add(int(siffror or 0))
        kolumner.add(bokstaver or b"A")
    return max(rader) * max(kolumnnummer(ett.decode()) for ett in kolumner)


def brister(xml: bytes) -> Bladbrister:
    """The broken cells of the sheet."""
    felceller = _FELCELL.finditer(xml) if _FELTYP.search(xml) else ()
    formler = _FORMELCELL.finditer(xml) if har_tom_formel(xml) else ()
    fel = {plats: traff[2].decode() for traff in felceller if (plats := _adress(traff[1]))}
    tomma = (traff[1] for traff in formler if b't="str"' not in traff[1])
    return Bladbrister(fel, frozenset(plats for attribut in tomma if (plats := _adress(attribut))))


def har_tom_formel(xml: bytes) -> bool:
    """Whether a cell ends where its formula does: told of a whole sheet in a fraction of the time to find the cells."""
    return _TOM_FORMEL.search(xml) is not None


def _adress(attribut: bytes) -> tuple[int, int] | None:
    traff = _REFERENS.search(attribut)
    if traff is None or not traff[1] or not int(traff[2] or 0):
        return None
    return int(traff[2]), kolumnnummer(traff[1].decode())
