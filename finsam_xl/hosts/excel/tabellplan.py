"""What an open workbook's input table gets: its rows as file mode would have written them, and those it had."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.lasa.tabellform import las_tabellform
from finsam_xl.arbetsbok.lasa.tabellstil import Tabellstil
from finsam_xl.inputs.schema import tabell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.ooxml import Omrade
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Tabellplan", "tabellplaner"]


@dataclass(frozen=True, slots=True)
class Tabellplan:
    """A table, its sheet, the cells of its data rows before and after, and the values of both; None is empty.

    *kolumner* are the headings in the order they stand; *spann* the runs of columns (from 0) that are filled, a
    person's own are not; *forlagor* the rows that new ones look as, each with the run of columns that it is for.
    """

    namn: str
    blad: str
    kolumner: tuple[str, ...]
    spann: tuple[tuple[int, int], ...]
    data_fore: Omrade
    data: Omrade
    rader_fore: Sequence[Sequence[str | int | float | date | None]]
    rader: Sequence[Sequence[str | int | float | date | None]]
    forlagor: tuple[tuple[int, tuple[int, int]], ...]


def tabellplaner(fore: Bok, efter: Bok, namn: Iterable[str]) -> tuple[Tabellplan, ...]:
    """The tables *namn* of a workbook before and after file mode has filled them."""
    return tuple(_plan(fore, efter, ett) for ett in namn)


def _plan(fore: Bok, efter: Bok, namn: str) -> Tabellplan:
    gammal, ny = las_tabellform(fore.paket, namn), las_tabellform(efter.paket, namn)
    forsta = ny.data.kolumn
    return Tabellplan(
        ny.namn,
        ny.blad,
        tuple(ny.kolumner),
        tuple(_spann(plats - forsta for plats in ny.nummer(_fyllda(ny)))),
        gammal.data,
        ny.data,
        _varden(fore, gammal.blad, gammal.data),
        _varden(efter, ny.blad, ny.data),
        tuple(_forlagor(fore.paket, gammal)),
    )


def _fyllda(form: Tabellform) -> list[str]:
    tab = tabell(form.namn)
    return [tab.kolumner[plats].namn for plats in tab.skrivna(form.kolumner)]


def _forlagor(paket: Paket, form: Tabellform) -> Iterator[tuple[int, tuple[int, int]]]:
    """The row whose cells look as most do, and for columns where a person has set that row otherwise another."""
    stil = Tabellstil(paket, form, Ark(paket.rot(hitta_blad(paket, form.blad).del_)))
    rader = range(form.data.rad, form.data.sista_rad + 1)
    vanliga = {rad: {plats for plats in form.kolumner.values() if stil.ar_vanlig(rad, plats)} for rad in rader}
    helst = max(rader, key=lambda rad: (len(vanliga[rad]), -rad))
    valda: dict[int, list[int]] = {}
    for plats in form.kolumner.values():
        rad = helst if plats in vanliga[helst] else next(ett for ett in rader if plats in vanliga[ett])
        valda.setdefault(rad, []).append(plats - form.data.kolumn)
    for rad, platser in valda.items():
        yield from ((rad, spann) for spann in _spann(platser))


def _spann(platser: Iterable[int]) -> list[tuple[int, int]]:
    spann: list[tuple[int, int]] = []
    for nr in sorted(platser):
        if spann and spann[-1][1] == nr - 1:
            spann[-1] = (spann[-1][0], nr)
        else:
            spann.append((nr, nr))
    return spann


def _varden(bok: Bok, blad: str, plats: Omrade) -> list[list[str | int | float | date | None]]:
    rader = bok.rader(blad)
    return [
        [_varde(rader, rad, kolumn) for kolumn in range(plats.kolumn, plats.sista_kolumn + 1)]
        for rad in range(plats.rad, plats.sista_rad + 1)
    ]


def _varde(rader: Sequence[Sequence[object]], rad: int, kolumn: int) -> str | int | float | date | None:
    varde = rader[rad - 1][kolumn - 1] if rad <= len(rader) and kolumn <= len(rader[rad - 1]) else None
    return varde or None if isinstance(varde, str) else varde  # type: ignore[return-value]  # what the reader gives
