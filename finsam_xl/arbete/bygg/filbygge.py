"""A report built into a workbook that lies on disk, or into a copy of it, without Excel.

A file is read once, everything is made in memory, and only a finished result is written beside it and renamed into
its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbete.bygg.sammanfattning import sammanfattning
from finsam_xl.arbete.gemensamt.bokfil import las_for_andring, las_for_ny, samma_fil, vagra_om_finns
from finsam_xl.arbete.gemensamt.skrivet import spara_i
from finsam_xl.book.klocka import klockan

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.modell import Problem
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Filbygge", "bygg"]


@dataclass(frozen=True, slots=True)
class Filbygge:
    """What a build made: the file, its sheets, the controls, the key figures to print, and sheets kept beside."""

    bok: Path
    blad: tuple[str, ...]
    kontroller: tuple[Kontrollresultat, ...]
    sammanfattning: tuple[tuple[str, ...], ...]
    bevarade: Mapping[str, str]
    varningar: tuple[Problem, ...]


def bygg(
    slag: Rapportslag,
    bok: Path,
    ut: Path | None = None,
    *,
    tid: datetime | None = None,
    meddela: Callable[[str], None] = lambda _: None,
) -> Filbygge:
    """Build the sheets of the report *slag* into the book, or into a copy of it at *ut*.

    Raises:
        Indatafel: the input has faults.
        Avbrott: the file is open in Excel, damaged, or cannot be written, or *ut* is another file that is there or is
            named as another kind of file.

    """
    mal = ut or bok
    i_boken = samma_fil(bok, mal)
    if not i_boken:
        vagra_om_finns(mal)
    last = las_for_andring(bok) if i_boken else las_for_ny(bok, mal)
    byggt = byggd(last, slag, tid or klockan(), meddela)
    meddela("Sparar ...")
    spara_i(mal, byggt.ympning.bok.data, last.data if i_boken else None)
    return Filbygge(
        mal,
        tuple(grid.name for grid in byggt.skiss.rapport.blad),
        kontrollresultat(byggt.skiss),
        sammanfattning(byggt.skiss),
        byggt.ympning.bevarade,
        byggt.varningar,
    )
