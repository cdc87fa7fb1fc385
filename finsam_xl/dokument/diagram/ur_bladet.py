"""Diagrammens tal ur en byggd rapport: de celler som arbetsbokens egna diagram ritar, med de värden de har."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.diagram.data import Dataserie, Diagramdata
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from finsam_xl.layout.chart import PlacedChart
    from finsam_xl.layout.grid import Grid

__all__ = ["diagrammen"]

_HUNDRA: Final = Decimal(100)
_AVSNITT: Final = frozenset({Style.AVSNITT, Style.AVSNITT_BRYT})


def diagrammen(
    blad: Iterable[Grid], varden: Mapping[str, Sequence[Sequence[object]]], enhet: str
) -> tuple[Diagramdata, ...]:
    """Varje diagram på rapportens blad, i ordning; *varden* är bladens räknade celler, *enhet* beloppens, som tkr."""
    return tuple(_data(grid, ritat, varden[grid.name], enhet) for grid in blad for ritat in grid.charts)


def _data(grid: Grid, ritat: PlacedChart, celler: Sequence[Sequence[object]], enhet: str) -> Diagramdata:
    rader = range(ritat.first_row, ritat.last_row + 1)
    stil = _talens_stil(grid, ritat)
    andel = stil is Style.PROCENT

    def serien(kolumn: int) -> tuple[Decimal | None, ...]:
        return tuple(_tal(_cell(celler, rad, kolumn), andel=andel) for rad in rader)

    return Diagramdata(
        ritat.table,
        ritat.title.partition("\n")[0],
        ritat.drawn,
        tuple(str(_cell(celler, rad, ritat.label_column) or "") for rad in rader),
        tuple(Dataserie(str(_cell(celler, *ett.heading) or ""), serien(ett.column)) for ett in ritat.series),
        "procent" if andel else "antal" if stil is Style.ANTAL else f"belopp i {enhet}",
        ritat.decimals if stil not in {Style.PROCENT, Style.ANTAL} else 0,
        frozenset(nr for nr, rad in enumerate(rader) if _stil(grid, rad, ritat.label_column) in _AVSNITT),
    )


def _talens_stil(grid: Grid, ritat: PlacedChart) -> Style | None:
    """Stilen på diagrammets första cell med en formel."""
    platser = ((rad, ett.column) for rad in range(ritat.first_row, ritat.last_row + 1) for ett in ritat.series)
    stilar = (_stil(grid, *plats) for plats in platser if plats in grid.cells and grid.cells[plats].formula)
    return next(stilar, None)


def _stil(grid: Grid, rad: int, kolumn: int) -> Style | None:
    ruta = grid.cells.get((rad, kolumn))
    return ruta.style if ruta is not None and isinstance(ruta.style, Style) else None


def _cell(celler: Sequence[Sequence[object]], rad: int, kolumn: int) -> object:
    if rad > len(celler) or kolumn > len(celler[rad - 1]):
        return None
    varde = celler[rad - 1][kolumn - 1]
    return int(varde) if isinstance(varde, float) and varde.is_integer() else varde


def _tal(varde: object, *, andel: bool) -> Decimal | None:
    """Talet i cellen; text, som ett streck, är inget tal."""
    if isinstance(varde, bool) or not isinstance(varde, (int, float)):
        return None
    tal = Decimal(f"{varde:.15g}")
    return tal * _HUNDRA if andel else tal
