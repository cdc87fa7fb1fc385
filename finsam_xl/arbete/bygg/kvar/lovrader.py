"""The rows of the input that a leaf is taken from, counted as the workbook counts them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fnmatch import fnmatchcase
from operator import ge, gt, le, lt, ne
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.flyttad_dag import flyttad
from finsam_xl.inputs import rader
from finsam_xl.inputs.schema import FRAN_FIL, tabell
from finsam_xl.layout.expr import Call, Expr, Name, Number, Period, Setting, Text
from finsam_xl.layout.leaves import Given, Leaf, by_period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.layout.leaves import Source
    from finsam_xl.modell import Bokslut

__all__ = ["Bladindata"]

_TOM, _IFYLLD = "=", "<>"
_GEMENSAMMA = frozenset({"Period", "Version"})
_HAR_PLATS = Text(">0")
"""What a sum of the rows that a table shows asks of their place."""
_JAMFORELSE = re.compile(r"(<=|>=|<>|<|>)(-?\d+(?:\.\d+)?)")
_JAMFOR: Mapping[str, Callable[[float, float], bool]] = {"<=": le, ">=": ge, "<": lt, ">": gt, "<>": ne}


class Bladindata:
    """The tables of the input as the report with *prefix* reads them."""

    def __init__(self, bokslut: Bokslut, prefix: str) -> None:
        self._bokslut, self._prefix = bokslut, prefix
        self._lasta: dict[str, list[dict[str, Cellvarde]]] = {}

    def saknade(self, sida: Sequence[Source]) -> Iterator[Source]:
        """The leaves of a side that has no rows in one of its periods: those of that period, with their values in."""
        for grupp in by_period(sida):
            if not any(map(self._antal, grupp)):
                yield from map(self._med_varden, grupp)

    def dag(self, lov: Leaf) -> date | None:
        """The day of a leaf's rows; None where its table has no days, or the day is not filled in."""
        varde = None if lov.period is None else self._varde(lov.period)
        return varde if isinstance(varde, date) else None

    def namnet(self, given: Given) -> str:
        """The cell's name in Grunddata."""
        match given.cell:
            case Period(period):
                return f"{self._prefix}_Period{'_fg' if period is False else ''}"
            case Setting(namn):
                return f"{self._prefix}_{namn}"
            case Name(namn):
                return namn
            case _:
                return ""

    def per_kolumn(self, lov: Leaf) -> Iterator[Leaf]:
        """A count of rows asks for the columns that choose them: those that no row has, or else that some row lacks.

        A sum of a column asks for it, and for the place that a row must have to be counted when no row has one.
        """
        val = {namn: krav for namn, krav in lov.criteria if namn not in _GEMENSAMMA}
        alla = self._rader(lov.table)
        utan = {namn: [rad[namn] in {None, ""} for rad in alla] for namn in val}
        tomma = [namn for namn in val if all(utan[namn])] or [namn for namn in val if any(utan[namn])]
        gemensamt = tuple(ett for ett in lov.criteria if ett[0] in _GEMENSAMMA)
        if lov.column or not val:
            yield lov
            platser = (namn for namn, krav in val.items() if krav == _HAR_PLATS and alla and all(utan[namn]))
            yield from (Leaf(lov.table, namn, gemensamt) for namn in platser)
            return
        yield from (Leaf(lov.table, namn, gemensamt) for namn in tomma or val)

    def har_rader(self, namn: str, dag: date) -> bool:
        """Whether the table has any row for the day."""
        return any(rad["Period"] == dag for rad in self._rader(namn))

    def _med_varden(self, lov: Source) -> Source:
        if isinstance(lov, Given):
            return lov
        return replace(lov, criteria=tuple((kolumn, self._i_ord(kolumn, krav)) for kolumn, krav in lov.criteria))

    def _i_ord(self, kolumn: str, krav: Expr) -> Expr:
        return krav if kolumn == "Period" or isinstance(krav, Text) else Text(str(self._varde(krav) or ""))

    def _antal(self, lov: Source) -> int:
        if isinstance(lov, Given):
            return int(isinstance(self._bokslut.grunddata.get(self.namnet(lov)), (int, float, Decimal, date)))
        fyllda: tuple[tuple[str, object], ...] = ((lov.column, _IFYLLD),) if lov.column else ()
        krav = (*fyllda, *((kolumn, self._varde(ett)) for kolumn, ett in lov.criteria))
        return sum(all(_traffar(rad[kolumn], ett) for kolumn, ett in krav) for rad in self._rader(lov.table))

    def _rader(self, namn: str) -> list[dict[str, Cellvarde]]:
        if namn not in self._lasta:
            tab = tabell(namn)
            rubriker = [kolumn.namn for kolumn in tab.kolumner]
            alla = (dict(zip(rubriker, rad, strict=True)) for rad in rader(namn, getattr(self._bokslut, tab.falt)))
            self._lasta[namn] = [rad for rad in alla if namn not in FRAN_FIL or rad["SIE-rad"] != 0]
        return self._lasta[namn]

    def _varde(self, uttryck: Expr) -> object:
        """What an expression of a criterion comes to; None when it cannot be said outside the workbook."""
        match uttryck:
            case Text(text):
                return text
            case Period() | Setting() | Name():
                return self._bokslut.grunddata.get(self.namnet(Given(uttryck)))
            case Call("EDATE", (dag, Number(manader))):
                varde = self._varde(dag)
                return flyttad(varde, int(manader)) if isinstance(varde, date) else None
            case _:
                return None


def _traffar(cell: Cellvarde, krav: object) -> bool:
    """Whether a cell meets a criterion as COUNTIFS reads it: no regard to case, and * stands for anything."""
    if not isinstance(krav, str):
        return krav is not None and cell == krav
    if krav in {_TOM, _IFYLLD}:
        return (cell in {None, ""}) == (krav == _TOM)
    if (traff := _JAMFORELSE.fullmatch(krav)) is not None:
        tecken, tal = traff.groups()
        return _JAMFOR[tecken](cell, float(tal)) if isinstance(cell, (int, float)) else tecken == _IFYLLD
    return cell is not None and fnmatchcase(str(cell).casefold(), krav.casefold().replace("[", "[[]"))
