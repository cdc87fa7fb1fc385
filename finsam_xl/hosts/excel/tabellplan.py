"""What an open workbook's input table gets: its rows as file mode would have written them, and those it had."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from finsam_xl.writers.tabellform import las_tabellform

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from finsam_xl.writers.ooxml import Omrade
    from finsam_xl.writers.paket import Paket

__all__ = ["Tabellplan", "tabellplaner"]


@dataclass(frozen=True, slots=True)
class Tabellplan:
    """A table, its sheet, the cells of its data rows before and after, and the values of both; None is empty.

    *kolumner* are the headings in the order they stand; *spann* the runs of columns (from 0) that hold no formulas.
    """

    namn: str
    blad: str
    kolumner: tuple[str, ...]
    spann: tuple[tuple[int, int], ...]
    data_fore: Omrade
    data: Omrade
    rader_fore: Sequence[Sequence[str | int | float | date | None]]
    rader: Sequence[Sequence[str | int | float | date | None]]


def tabellplaner(fore: tuple[Paket, bytes], efter: tuple[Paket, bytes], namn: Iterable[str]) -> tuple[Tabellplan, ...]:
    """The tables *namn* of a workbook before and after file mode has filled them, each as package and bytes."""
    return tuple(_plan(fore, efter, ett) for ett in namn)


def _plan(fore: tuple[Paket, bytes], efter: tuple[Paket, bytes], namn: str) -> Tabellplan:
    gammal, ny = las_tabellform(fore[0], namn), las_tabellform(efter[0], namn)
    forsta = ny.data.kolumn
    return Tabellplan(
        ny.namn,
        ny.blad,
        tuple(ny.kolumner),
        tuple(_spann(len(ny.kolumner), {plats - forsta for plats in ny.formler})),
        gammal.data,
        ny.data,
        _varden(fore[1], gammal.blad, gammal.data),
        _varden(efter[1], ny.blad, ny.data),
    )


def _spann(antal: int, formler: set[int]) -> list[tuple[int, int]]:
    spann: list[tuple[int, int]] = []
    for nr in (ett for ett in range(antal) if ett not in formler):
        if spann and spann[-1][1] == nr - 1:
            spann[-1] = (spann[-1][0], nr)
        else:
            spann.append((nr, nr))
    return spann


def _varden(data: bytes, blad: str, plats: Omrade) -> list[list[str | int | float | date | None]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only a table that is filled is read

    rader = CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_name(blad).to_python(skip_empty_area=False)
    return [
        [_varde(rader, rad, kolumn) for kolumn in range(plats.kolumn, plats.sista_kolumn + 1)]
        for rad in range(plats.rad, plats.sista_rad + 1)
    ]


def _varde(rader: Sequence[Sequence[object]], rad: int, kolumn: int) -> str | int | float | date | None:
    varde = rader[rad - 1][kolumn - 1] if rad <= len(rader) and kolumn <= len(rader[rad - 1]) else None
    return varde or None if isinstance(varde, str) else varde  # type: ignore[return-value]  # what the reader gives
