"""How a cell's value is shown to a reader: amounts with thousands apart, dates as dates, shares in percent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.stilar import las_stilar
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.belopp import svensk

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["SOM_DEN_STAR", "Visning", "datum", "visa", "visningar"]

_BUILTIN_DATES = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_BUILTIN_CODES = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_LAST_DAY = 2_958_465
_PLAIN_INTEGERS = 10_000


@dataclass(frozen=True, slots=True)
class Visning:
    """A number format as far as a reader of figures needs it, and the named style it stands on."""

    datum: bool = False
    procent: bool = False
    tusental: bool = False
    stil: str = ""


SOM_DEN_STAR = Visning()
"""No format: the number as it stands."""


def visningar(rot: Element) -> tuple[Visning, ...]:
    """The number formats of the workbook's cell formats, in their order, from its styles part."""
    bok = las_stilar(rot)
    return tuple(_visning(ett.delar[0][0], bok.namn.get(ett.stil, "")) for ett in bok.celler)


def _visning(kod: object, stil: str) -> Visning:
    if isinstance(kod, int):
        if kod in _BUILTIN_DATES:
            return Visning(datum=True, stil=stil)
        kod = _BUILTIN_CODES.get(kod, "")
    ren = _QUOTED.sub("", str(kod)).casefold()
    return Visning(any(tecken in ren for tecken in "ymdå"), "%" in ren, "," in ren or " " in ren, stil)


def datum(tal: float, noll: date) -> date | None:
    """The day behind a day number, None when it is no day."""
    return noll + timedelta(days=int(tal)) if 1 <= tal <= _LAST_DAY else None


def visa(varde: Resultat, visning: Visning, noll: date) -> str:
    """The value as a reader wants it; a text stands in guillemets."""
    match varde:
        case None:
            return "(tom)"
        case Felvarde(kod):
            return kod
        case bool():
            return "SANT" if varde else "FALSKT"
        case str():
            return f"«{varde}»"
        case _:
            return _tal(float(varde), visning, noll)


def _tal(tal: float, visning: Visning, noll: date) -> str:
    dag = datum(tal, noll) if visning.datum else None
    if dag is not None:
        return dag.isoformat()
    exakt = Decimal(f"{tal * 100 if visning.procent else tal:.12g}").normalize()
    decimaler = max(0, -int(exakt.as_tuple().exponent))
    if not visning.tusental and not decimaler and abs(exakt) < _PLAIN_INTEGERS:
        return f"{exakt:f}" + " %" * visning.procent
    return svensk(exakt, decimaler) + " %" * visning.procent
