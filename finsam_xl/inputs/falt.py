"""Bron mellan tabellernas rader och förbundets frusna värden, åt båda hållen.

Schemat säger vilken egenskap som står i vilken kolumn; läsningen bygger värden av rader, fyllningen gör rader av
värden.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from finsam_xl.belopp import NOLL
from finsam_xl.inputs.schema import Typ, tabell
from finsam_xl.inputs.schema.form import JA
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from finsam_xl.inputs.schema import Indatakolumn, Indatatabell
    from finsam_xl.inputs.tabeller import Tabellrad

__all__ = ["Cellvarde", "orord", "rader", "rena", "till_modell"]

Cellvarde: TypeAlias = str | int | float | date | None
"""Det som skrivs i en cell: tal som flyttal först här, vid Excels kant."""

_SKRIVS_SOM_TEXT = {Typ.TEXT, Typ.ID, Typ.NUMMER, Typ.KONTO, Typ.VAL}


def till_modell(tab: Indatatabell, tabellrader: Iterable[Tabellrad]) -> tuple[Any, ...]:
    """Tabellens rader som frusna värden av tabellens slag.

    Raises:
        TypeError: tabellens rader har inget eget slag.

    """
    if tab.typ is None:
        raise TypeError(f"raderna i {tab.namn} har inget eget slag")
    falten = [(kolumn.falt, kolumn.namn, _slag(kolumn), _tomt(kolumn)) for kolumn in tab.kolumner if kolumn.falt]
    return tuple(_varden(tab.typ, falten, tabellrader))


def _varden(
    typ: type[Any],
    falten: Iterable[tuple[str, str, Callable[[object], object] | None, object]],
    tabellrader: Iterable[Tabellrad],
) -> Iterator[object]:
    for rad in tabellrader:
        egenskaper: dict[str, object] = {}
        for falt, rubrik, slag, tomt in falten:
            varde = rad.varden.get(rubrik)
            egenskaper[falt] = tomt if varde is None else varde if slag is None else slag(varde)
        yield typ(**egenskaper)


def _slag(kolumn: Indatakolumn) -> Callable[[object], object] | None:
    """Det som ett val blir: ett av modellens alternativ, eller sant där kolumnen bara kan svara ja."""
    if kolumn.val == JA:
        return bool
    alternativ = type(kolumn.val[0]) if kolumn.val else str
    return alternativ if issubclass(alternativ, Enum) else None


def _tomt(kolumn: Indatakolumn) -> object:
    """Det som en tom cell betyder: nej, ingenting, en tom text eller noll."""
    slag = _slag(kolumn)
    if slag is not None:
        return False if slag is bool else None
    if kolumn.typ in _SKRIVS_SOM_TEXT:
        return ""
    if not kolumn.tomt_ar_noll:
        return None
    return 0 if kolumn.typ is Typ.HELTAL else NOLL


def rader(namn: str, varden: Iterable[object]) -> tuple[tuple[Cellvarde, ...], ...]:
    """Frusna värden som rader av cellvärden i tabellens kolumnordning; kolumner utan egenskap blir tomma."""
    kolumner = tabell(namn).kolumner
    return tuple(tuple(_cellvarden(varde, kolumner)) for varde in varden)


def _cellvarden(varde: object, kolumner: Iterable[Indatakolumn]) -> Iterator[Cellvarde]:
    for kolumn in kolumner:
        yield _ut(getattr(varde, kolumn.falt), kolumn) if kolumn.falt else None


def rena(inlasta: Iterable[tuple[Cellvarde, ...]]) -> tuple[tuple[Cellvarde, ...], ...]:
    """Inlästa rader utan det osynliga som en fil kan ha i kanten av en text."""
    return tuple(tuple(stada(varde) if isinstance(varde, str) else varde for varde in rad) for rad in inlasta)


def orord(namn: str, rad: Tabellrad) -> tuple[Cellvarde, ...]:
    """En läst rad som cellvärden i tabellens kolumnordning, så som den stod."""
    return tuple(_ut(rad.varden.get(kolumn.namn), kolumn) for kolumn in tabell(namn).kolumner)


def _ut(varde: object, kolumn: Indatakolumn) -> Cellvarde:
    if varde is None or varde == "":
        return None
    if isinstance(varde, bool):
        return kolumn.val[0] if varde else None
    if kolumn.typ is Typ.KONTO:
        return _konto(str(varde))
    if isinstance(varde, Decimal):
        return float(varde)
    return varde if isinstance(varde, (int, date)) else str(varde)


def _konto(konto: str) -> str | int:
    """Kontonummer skrivs som tal, så att Excel sorterar dem rätt; en inledande nolla kräver text."""
    return konto if konto.startswith("0") else int(konto)
