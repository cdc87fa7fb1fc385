"""Diagrammen som ett dokument kan visa, under sina titlar och sin tabells id; en bild ritas först när den ska visas."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from finsam_xl.dokument.word.picture import Picture

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.marken.i_ord import Skrivsatt
    from finsam_xl.rapporter.placerad import Rapport

__all__ = ["diagrambilder", "ritade_tabeller"]

_DIAGRAM: Final = "DIA_"
"""Början på diagramtabellernas id."""
_PER_CM: Final = 567
"""Tjugondels punkter på en centimeter."""


class _Bladvarden(Protocol):
    @property
    def rapport(self) -> Rapport: ...

    @property
    def varden(self) -> Mapping[str, Sequence[Sequence[object]]]: ...


def diagrambilder(raknade: Iterable[_Bladvarden], satt: Skrivsatt) -> dict[str, Callable[[], Picture]]:
    """Varje diagram, per titel och id."""
    from finsam_xl.dokument.diagram.ur_bladet import diagrammen  # noqa: PLC0415 - ritandet läses in när det behövs

    bilder: dict[str, Callable[[], Picture]] = {}
    for raknad in raknade:
        rapport = raknad.rapport
        for data in diagrammen(rapport.blad, raknad.varden, satt.enhet):
            gor = _ritad(data, satt)
            for namn in (data.titel, *rapport.titlar.get(data.namn, ()), f"{rapport.slag.prefix}_{data.namn}"):
                if namn:
                    bilder.setdefault(namn, gor)
    return bilder


def ritade_tabeller(rapport: Rapport) -> frozenset[str]:
    """De tabeller som bara är diagrammens tal: de visas av diagrammen, och inte alls när de inte ritas."""
    ritade = {ritat.table for grid in rapport.blad for ritat in grid.charts}
    alla = (ett.table.ident for placerat in rapport.placerade for ett in placerat.tables)
    return frozenset(ritade | {ident for ident in alla if ident.startswith(_DIAGRAM)})


def _ritad(data: Diagramdata, satt: Skrivsatt) -> Callable[[], Picture]:
    @cache
    def gor() -> Picture:
        from finsam_xl.dokument.diagram.bild import diagrambild  # noqa: PLC0415 - som ovan

        bild = diagrambild(data, satt)
        return Picture(bild.png, bild.titel, bild.alt, round(bild.bredd * _PER_CM), round(bild.hojd * _PER_CM))

    return gor
