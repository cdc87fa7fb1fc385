"""Ett andra sätt att räkna vad en kontroll vilar på: raderna i bokslutet som ett löv väljer, räknade i Python."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.inputs import rader
from finsam_xl.inputs.schema import tabell
from finsam_xl.layout.expr import Binary, Call, Expr, Number, Period, Setting, Text
from finsam_xl.layout.leaves import Definitions, Given, Leaf, by_period
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.kontroller.provning import Belagg
    from finsam_xl.layout.leaves import Source

__all__ = ["Bokens"]

_JAMFOR = {"<": lambda a, b: a < b, ">": lambda a, b: a > b, ">=": lambda a, b: a >= b, "<=": lambda a, b: a <= b}


class Bokens:
    """Raderna i en bok som en rapport är byggd på, i den boken eller i boken som den är *nu*."""

    def __init__(self, byggt: Underlag, nu: Underlag | None = None) -> None:
        self._data = nu or byggt
        grupper = RAPPORTSLAG[byggt.prefix].poster(byggt).values()
        self._siffror = Definitions([post for grupp in grupper for post in grupp])
        self._tabeller: dict[str, list[dict[str, object]]] = {}

    def sidor(self, belagg: Belagg, *, jamforelse: bool) -> list[tuple[Source, ...]]:
        """Beläggets sidor som löv."""
        uttryck = self._siffror.difference(belagg.rest) if belagg.rest else belagg.sidor
        assert uttryck is not None, belagg.rest
        return [self._siffror.leaves(sida, comparison=jamforelse) for sida in uttryck]

    def rader(self, belagg: Belagg, *, jamforelse: bool) -> list[int]:
        """Hur många rader varje sida har, i den period där den har minst."""
        alla = self.sidor(belagg, jamforelse=jamforelse)
        return [min((sum(map(self._antal, grupp)) for grupp in by_period(sida)), default=0) for sida in alla]

    def _antal(self, lov: Source) -> int:
        if isinstance(lov, Given):
            return int(_varde(lov.cell, self._data) is not None)
        return sum(1 for rad in self._tabell(lov.table) if _traffas(rad, lov, self._data))

    def _tabell(self, namn: str) -> list[dict[str, object]]:
        if namn not in self._tabeller:
            tab = tabell(namn)
            rubriker = [kolumn.namn for kolumn in tab.kolumner]
            alla: list[dict[str, object]] = [
                dict(zip(rubriker, rad, strict=True)) for rad in rader(namn, getattr(self._data.bokslut, tab.falt))
            ]
            self._tabeller[namn] = [rad for rad in alla if rad.get("SIE-rad") != 0]
        return self._tabeller[namn]


def _traffas(rad: dict[str, object], lov: Leaf, underlag: Underlag) -> bool:
    ifylld = not lov.column or rad[lov.column] not in {None, ""}
    return ifylld and all(_uppfyller(rad[kolumn], krav, underlag) for kolumn, krav in lov.criteria)


def _uppfyller(varde: object, krav: Expr, underlag: Underlag) -> bool:
    sokt = _varde(krav, underlag)
    if sokt == "<>":
        return varde not in {None, ""}
    if isinstance(sokt, str) and (villkor := re.fullmatch(r"(<=|>=|<|>)(-?[\d.]+)", sokt)):
        return varde is not None and _JAMFOR[villkor[1]](float(str(varde)), float(villkor[2]))
    if isinstance(sokt, str):
        monster = re.escape(sokt).replace(r"\*", ".*")
        return re.fullmatch(monster, "" if varde is None else str(varde), re.IGNORECASE) is not None
    return varde == sokt


def _varde(uttryck: Expr, underlag: Underlag) -> object:
    match uttryck:
        case Text(text):
            return text
        case Period(perioden):
            return underlag.period_fg if perioden is False else underlag.period
        case Setting(namn):
            return underlag.bokslut.grunddata.get(f"{underlag.prefix}_{namn}")
        case Call("EDATE", (dag, Number(manader))):
            return _manader_senare(_varde(dag, underlag), int(manader))
        case Binary("-", Number(noll), Number(manader)) if not noll:
            return -int(manader)
        case _:
            raise NotImplementedError(uttryck)


def _manader_senare(dag: object, manader: int) -> date:
    assert isinstance(dag, date)
    assert manader % 12 == 0
    return dag.replace(year=dag.year + manader // 12)
