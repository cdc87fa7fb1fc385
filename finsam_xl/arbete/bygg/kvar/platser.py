"""Where in the workbook something that is left is filled in: a row's empty cell, or the table's next free row."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING

from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.oppning import indatatabell
from finsam_xl.inputs.schema import FRAN_FIL, tabell
from finsam_xl.inputs.tabeller import las_tabell
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.inputs.grunddata import Grunddata
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.inputs.tabeller import Tabellrad
    from finsam_xl.layout.leaves import Leaf

__all__ = ["Kvarplatser"]

_KODKOLUMNER = ("Rad", "Not", "Drift")
_VILLKOR = frozenset("<>=")


class Kvarplatser:
    """The cells of a workbook's input, found as they are asked for."""

    def __init__(self, bok: Bok) -> None:
        self._bok = bok
        self._rader: dict[str, tuple[Tabellrad, ...]] = {}

    @cached_property
    def grunddata(self) -> Grunddata:
        """Grunddata as it stands, with empty cells too."""
        return las_grunddata(self._bok, krav=False)

    def forsta(self, tab: Indatatabell, rubrik: str) -> str:
        """The column's first cell; empty when the workbook lacks the table."""
        return self._cell(tab, rubrik)

    def att_fylla(self, tab: Indatatabell, rubrik: str, lov: Sequence[Leaf], dag: date | None) -> str:
        """The first empty cell of the column on a row that a leaf chooses; else on the row below the table's last.

        Rows of a file are not typed: what is left is the code of their accounts in Kontoplan.
        """
        if tab.namn in FRAN_FIL:
            koder = (namn for ett in lov for namn, _ in ett.criteria if namn in _KODKOLUMNER)
            return self.forsta(tabell("Kontoplan"), next(koder, _KODKOLUMNER[0]))
        rader = self._lasta(tab)
        tomma = (
            rad.nr for rad in rader if rad.varden.get(rubrik) is None and any(_valjs(rad, ett, dag) for ett in lov)
        )
        return self._cell(tab, rubrik, next(tomma, rader[-1].nr + 1 if rader else 0))

    def importrad(self, fil: str, period: date) -> str:
        """Where Importlogg keeps what was noted when the file was read in for the day."""
        rubrik = "Anmärkningar"
        rader = self._lasta(tabell("Importlogg"))
        return next(
            (rad.plats(rubrik) for rad in rader if rad.text("Fil") == fil and rad.varden["Period"] == period), ""
        )

    def _lasta(self, tab: Indatatabell) -> tuple[Tabellrad, ...]:
        if tab.namn not in self._rader:
            self._rader[tab.namn] = las_tabell(self._bok, tab).rader
        return self._rader[tab.namn]

    def _cell(self, tab: Indatatabell, rubrik: str, rad: int = 0) -> str:
        form = indatatabell(self._bok, tab)
        if form is None:
            return ""
        kolumn = form.kolumn(rubrik) or form.helhet.kolumn
        return f"{form.blad}!{kolumnbokstaver(kolumn)}{rad or form.data.rad}"


def _valjs(rad: Tabellrad, lov: Leaf, dag: date | None) -> bool:
    """Whether the row is one that the leaf chooses by its day and codes, whatever its numbers are to be."""
    for rubrik, krav in lov.criteria:
        varde = rad.varden.get(rubrik)
        if rubrik == "Period":
            if varde != dag:
                return False
        elif (
            isinstance(krav, Text) and krav.value[:1] not in _VILLKOR and not fnmatchcase(str(varde or ""), krav.value)
        ):
            return False
    return True
