"""Cells that are alike in something, as few rectangles: in xlwings Lite each is an order, and a call over the net."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

__all__ = ["lika_rutor"]

Plats = tuple[int, int]


def lika_rutor(celler: Mapping[Plats, Any]) -> Iterator[tuple[str, Any]]:
    """The rectangles, each with what its cells have in common; a cell that is not in *celler* may be in any."""
    klara: list[tuple[Omrade, Any]] = []
    for kolumn in sorted({kolumn for _, kolumn in celler}):
        for spann, vad in _spannen(celler, kolumn):
            nr = next(
                (nr for nr, (ruta, ett) in enumerate(klara) if ett == vad and _ryms(celler, ruta, spann, vad)), None
            )
            if nr is None:
                klara.append((spann, vad))
            else:
                klara[nr] = (_bada(klara[nr][0], spann), vad)
    yield from ((omrade_text(ruta), vad) for ruta, vad in klara)


def _spannen(celler: Mapping[Plats, Any], kolumn: int) -> Iterator[tuple[Omrade, Any]]:
    """A column's runs of cells alike, with nothing else between."""
    rader = sorted(rad for rad, ett in celler if ett == kolumn)
    forsta = 0
    for nr, rad in enumerate(rader):
        if nr + 1 == len(rader) or celler[rader[nr + 1], kolumn] != celler[rad, kolumn]:
            yield Omrade(rader[forsta], kolumn, rad, kolumn), celler[rad, kolumn]
            forsta = nr + 1


def _ryms(celler: Mapping[Plats, Any], ruta: Omrade, spann: Omrade, vad: object) -> bool:
    """Whether the two fit in one rectangle that holds nothing else."""
    bada = _bada(ruta, spann)
    return all(
        celler.get((rad, kolumn), vad) == vad
        for rad in range(bada.rad, bada.sista_rad + 1)
        for kolumn in range(bada.kolumn, bada.sista_kolumn + 1)
    )


def _bada(ett: Omrade, annat: Omrade) -> Omrade:
    return Omrade(
        min(ett.rad, annat.rad),
        min(ett.kolumn, annat.kolumn),
        max(ett.sista_rad, annat.sista_rad),
        max(ett.sista_kolumn, annat.sista_kolumn),
    )
