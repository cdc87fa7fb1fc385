"""Ett diagram och tabellen med dess tal: raderna är rapportens egna, och det som inte går att rita sägs i stället."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.layout.chart import Chart, Drawn
from finsam_xl.layout.expr import plus
from finsam_xl.layout.table import Line, PrintedColumn, Table, content
from finsam_xl.layout.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Row
    from finsam_xl.layout.value import Content

__all__ = ["Diagram", "de_storsta", "etikett", "kolumnen", "rader", "staplar", "vand"]

_SERIERNAS_BREDD: Final = 36
"""Tillsammans: med namnen till vänster ryms bladet på ett stående A4."""
_BREDAST: Final = 17
_NAMNENS_BREDD: Final = 44
_OVRIGA: Final = "DIA_ovriga"


@dataclass(frozen=True, slots=True)
class Diagram:
    """Tabellen med talen, och diagrammet av dem; inget diagram när det inte finns något att rita."""

    tabell: Table
    diagram: Chart | None


def staplar(
    ident: str,
    titel: str,
    serier: Mapping[str, str],
    rader_: Iterable[Line],
    saknas: str,
    *,
    slag: Drawn = Drawn.BARS,
    under: str = "",
) -> Diagram:
    """En stapel per rad och serie: *serier* är rubrikerna per kolumn, som raderna har sina tal i.

    *under* är hur raderna är valda, och *saknas* vad som sägs när det inte finns några.
    """
    egna = tuple(rader_)
    bredd = min(_SERIERNAS_BREDD // len(serier), _BREDAST)
    kolumner = tuple(PrintedColumn(kolumn, rubrik, _inget, bredd) for kolumn, rubrik in serier.items())
    noter = (saknas,) if not egna else (under,) if under else ()
    tabell = Table(ident, titel, kolumner, egna, label_width=_NAMNENS_BREDD, notes=noter)
    iden = tuple(rad.ident for rad in egna)
    return Diagram(tabell, Chart("", ident, iden, tuple(serier), slag, beneath=True) if egna else None)


def _inget(_: Row) -> None:
    """Raden har sina tal själv."""


def rader(underlag: Underlag, tabell: Table, kolumner: Mapping[str, str]) -> Iterator[Line]:
    """Tabellens vanliga rader med förbundets etiketter, och talen som de trycks: *kolumner* är dess, per egen kolumn.

    En rad utan något tal är inte med.
    """
    egna = underlag.bokslut.etiketter
    for rad in tabell.rows:
        celler = {ny: content(rad, kolumnen(tabell, gammal)) for ny, gammal in kolumner.items()}
        if isinstance(rad, Line) and any(isinstance(cell, Value) for cell in celler.values()):
            yield replace(
                rad, label=egna.get((tabell.ident, rad.ident), rad.label), note="", cells=celler, indent=False
            )


def kolumnen(tabell: Table, ident: str) -> PrintedColumn:
    """Tabellens kolumn med det id:t."""
    return next(ett for ett in tabell.columns if ett.ident == ident)


def etikett(underlag: Underlag, tabell: Table, ident: str) -> str:
    """Vad raden heter i tabellen, efter förbundets etiketter."""
    rapportens = next((rad.label for rad in tabell.rows if rad.ident == ident), "")
    return underlag.bokslut.etiketter.get((tabell.ident, ident), rapportens)


def vand(rad: Line) -> Line:
    """Raden med ombytt tecken: en kostnad som tabellen visar negativ ritas positiv."""
    return replace(rad, cells={kolumn: _vant(cell) for kolumn, cell in rad.cells.items()})


def _vant(cell: Content) -> Content:
    return replace(cell, expr=-cell.expr) if isinstance(cell, Value) else cell


def de_storsta(rader_: Sequence[Line], storlek: Mapping[str, Decimal], flest: int, ovriga: str) -> tuple[Line, ...]:
    """Raderna i storleksordning, efter *storlek* per id; är de för många är de minsta en enda rad, deras summa.

    Rader utan storlek står sist i sin egen ordning.
    """
    ordnade = sorted(rader_, key=lambda rad: -storlek.get(rad.ident, Decimal(0)))
    if len(ordnade) <= flest:
        return tuple(ordnade)
    visade, resten = ordnade[: flest - 1], ordnade[flest - 1 :]
    return (*visade, Line(_OVRIGA, f"{ovriga} ({len(resten)})", cells=dict(_summan(resten))))


def _summan(resten: Sequence[Line]) -> Iterator[tuple[str, Content]]:
    for kolumn in resten[0].cells:
        talen = [cell for rad in resten if isinstance(cell := rad.cells.get(kolumn), Value)]
        yield kolumn, replace(talen[0], expr=plus(*(ett.expr for ett in talen)), empty_if=None) if talen else None
