"""Diagrammet av deltagarna: kvinnor och män per insats, de insatser som har antal för kön."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.layout.value import Kind, Value
from finsam_xl.tabeller.diagram.staplar import de_storsta, rader, staplar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Line, Table
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["diagram"]

_FLEST: Final = 16
_KONEN: Final = {"kvinnor": "Kvinnor", "man": "Män"}


def diagram(underlag: Underlag, tabell: Table) -> Diagram:
    """Kvinnor och män i deltagartabellen *tabell*; är insatserna för många visas de största."""
    antal = dict(_antal(underlag))
    egna = [rad for rad in rader(underlag, tabell, {kon: kon for kon in _KONEN}) if _raknar(rad) and rad.ident in antal]
    visade = egna if len(egna) <= _FLEST else de_storsta(egna, antal, _FLEST, "Övriga insatser")
    return staplar(
        "DIA_DT",
        "Deltagare, kvinnor och män",
        _KONEN,
        visade,
        "Diagrammet ritas inte: inga antal kvinnor och män är ifyllda.",
    )


def _raknar(rad: Line) -> bool:
    """Om raden visar antal, och inte andelar, för båda könen."""
    return all(isinstance(cell, Value) and cell.kind is Kind.ANTAL for cell in rad.cells.values())


def _antal(underlag: Underlag) -> Iterator[tuple[str, Decimal]]:
    """Antalet kvinnor och män per rad i tabellen, de som har något av dem ifyllt."""
    egna: Mapping[str, tuple[int | None, int | None]] = {
        **{f"DT_{insats.id}": (insats.kvinnor, insats.man) for insats in underlag.bokslut.insatser},
        **{
            f"DT_{kort.insats}": (kort.kvinnor, kort.man)
            for kort in underlag.bokslut.insatskort
            if kort.raknar_sjalvt and underlag.har("Helar")
        },
        **{f"DU_{ett.id}": (ett.kvinnor, ett.man) for ett in underlag.bokslut.deltagarantal},
    }
    for ident, konen in egna.items():
        if any(antal is not None for antal in konen):
            yield ident, Decimal(sum(antal or 0 for antal in konen))
