"""Argument: vad en cell eller ett område blir innan regeln räknar, och vilket fel som svarar när det inte går.

En tom cell där ett värde behövs ger #SAKNAS!, text eller sant/falskt i ett tals ställe och ett område av fel storlek
ger #VÄRDEFEL!, ett tal utanför det möjliga ger #OGILTIGT!, och ett fel i ett argument blir funktionens eget fel.
Celler kommer som float, str, bool eller None, områden som en lista av rader, felvärden som Excelfel eller dess text.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from finsam_xl.belopp import fran_tal
from finsam_xl.udf.excelfel import Cellfel, Excelfel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from enum import StrEnum

__all__ = [
    "Argument",
    "Vektor",
    "belopp",
    "ett_av",
    "heltal",
    "logiskt",
    "skala",
    "tal",
    "tal_eller_tomt",
    "vektor",
]

_FELTEXTER = frozenset(Excelfel)


@dataclass(frozen=True, slots=True)
class Argument:
    """Ett arguments namn i Excel, dess namn i Python, hjälptexten och hur cellen tolkas.

    Ett valfritt argument som utelämnas eller hänvisar till en tom cell får värdet *forval*.
    """

    hjalp: str
    tolka: Callable[[Any], Any]
    namn: str = ""
    python: str = ""
    valfritt: bool = False
    forval: object = None


@dataclass(frozen=True, slots=True)
class Vektor:
    """En kolumn eller rad av tal; svaret skrivs åt samma håll som området låg."""

    tal: tuple[Decimal, ...]
    liggande: bool

    def som_omrade(self, svar: list[Decimal]) -> list[list[Decimal]]:
        """Ett svar per tal, ställt som området."""
        return [svar] if self.liggande else [[ett] for ett in svar]


def tal(hjalp: str, namn: str = "") -> Argument:
    """Ett tal med Excels femton siffror."""
    return Argument(hjalp, _tal, namn)


def tal_eller_tomt(hjalp: str, namn: str = "") -> Argument:
    """Ett tal, eller en tom cell som regeln får veta är tom (None)."""
    return Argument(hjalp, _tal_eller_tomt, namn)


def belopp(hjalp: str, namn: str = "") -> Argument:
    """Ett belopp i kr, på öret."""
    return Argument(hjalp, _belopp, namn)


def heltal(hjalp: str, namn: str = "") -> Argument:
    """Ett helt tal."""
    return Argument(hjalp, _heltal, namn)


def logiskt(hjalp: str, namn: str = "") -> Argument:
    """SANT eller FALSKT; ett tal är sant när det inte är 0, som i Excel."""
    return Argument(hjalp, _logiskt, namn)


def ett_av(ord_: type[StrEnum], hjalp: str, namn: str = "", *, ocksa: Mapping[str, str] | None = None) -> Argument:
    """Ett av uppräkningens ord, skrivet exakt; *ocksa* är fler sätt att skriva några av dem."""
    uppslag = {str(ett): ett for ett in ord_}
    uppslag |= {text: uppslag[ett] for text, ett in (ocksa or {}).items()}

    def tolka(cell: object) -> StrEnum:
        text = _text(_enda(cell))
        if text not in uppslag:
            raise Cellfel(Excelfel.VARDE)
        return uppslag[text]

    return Argument(hjalp, tolka, namn)


def vektor(hjalp: str, namn: str = "") -> Argument:
    """En kolumn eller en rad där varje cell är ett tal."""
    return Argument(hjalp, _vektor, namn)


def skala(ord_: type[StrEnum], hjalp: str, namn: str = "") -> Argument:
    """Ett område av uppräkningens ord, utan hänsyn till stora och små bokstäver; tomma celler hoppas över."""
    uppslag = {ett.casefold(): ett for ett in ord_}

    def tolka(cell: object) -> tuple[StrEnum, ...]:
        texter = [_text(ett).casefold() for ett in _celler(cell) if ett is not None]
        if not texter:
            raise Cellfel(Excelfel.SAKNAS)
        if not uppslag.keys() >= set(texter):
            raise Cellfel(Excelfel.VARDE)
        return tuple(uppslag[text] for text in texter)

    return Argument(hjalp, tolka, namn)


def _tal(cell: object) -> Decimal:
    return _decimal(_flyttal(cell))


def _tal_eller_tomt(cell: object) -> Decimal | None:
    ensam = _enda(cell)
    return None if ensam is None else _tal(ensam)


def _belopp(cell: object) -> Decimal:
    flyttal = _flyttal(cell)
    _decimal(flyttal)
    return fran_tal(flyttal)


def _heltal(cell: object) -> int:
    varde = _tal(cell)
    if varde != varde.to_integral_value():
        raise Cellfel(Excelfel.TAL)
    return int(varde)


def _logiskt(cell: object) -> bool:
    ensam = _enda(cell)
    return ensam if isinstance(ensam, bool) else _tal(ensam) != 0


def _vektor(cell: object) -> Vektor:
    rader: Any = cell if isinstance(cell, list) else [[cell]]
    if len(rader) > 1 and any(len(rad) != 1 for rad in rader):
        raise Cellfel(Excelfel.VARDE)
    return Vektor(tuple(_tal(ett) for ett in _celler(rader)), liggande=len(rader) == 1)


def _flyttal(cell: object) -> float:
    ensam = _enda(cell)
    if isinstance(ensam, float | int) and not isinstance(ensam, bool):
        return ensam
    raise Cellfel(_varfor_inte(ensam))


def _decimal(flyttal: float) -> Decimal:
    varde = Decimal(f"{flyttal:.15g}")
    if not varde.is_finite():
        raise Cellfel(Excelfel.TAL)
    return varde


def _text(cell: object) -> str:
    if isinstance(cell, str) and cell not in _FELTEXTER:
        return cell
    raise Cellfel(_varfor_inte(cell))


def _varfor_inte(cell: object) -> Excelfel:
    if cell is None:
        return Excelfel.SAKNAS
    if isinstance(cell, str) and cell in _FELTEXTER:
        return Excelfel(cell)
    return Excelfel.VARDE


def _enda(cell: object) -> object:
    """Cellen själv; ett område får bara ha en."""
    if not isinstance(cell, list):
        return cell
    celler = list(_celler(cell))
    if len(celler) != 1:
        raise Cellfel(Excelfel.VARDE)
    return celler[0]


def _celler(cell: object) -> Iterator[object]:
    if isinstance(cell, list):
        for ett in cell:
            yield from _celler(ett)
    else:
        yield cell
