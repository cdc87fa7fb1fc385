"""A criterion of SUMIFS and its kin as Excel reads it: a value, or a text such as `>=0`, `BR_*` or `<>x`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["kriterium", "tal"]

_OPERATOR = re.compile(r"(<>|<=|>=|<|>|=)?(.*)", re.DOTALL)
_WILDCARDS = re.compile(r"~[*?~]|[*?]")
_NUMBER = re.compile(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?")


def kriterium(varde: Resultat) -> Callable[[Resultat], bool]:
    """What tells whether a cell matches; an empty criterion cell counts as 0, as in Excel."""
    if not isinstance(varde, str):
        sokt = tal(0 if varde is None else varde)
        return (lambda cell: type(cell) is type(varde) and cell == varde) if sokt is None else _lika_tal(sokt)
    traff = _OPERATOR.fullmatch(varde)
    operator, rest = (traff[1] or "", traff[2]) if traff else ("", varde)
    if not rest:
        return _tomt(operator)
    sokt = _lasbart(rest)
    if operator in {"<", ">", "<=", ">="}:
        return _ordnat(operator, rest.casefold() if sokt is None else sokt)
    lika = _text(rest) if sokt is None else _lika_tal(sokt)
    return (lambda cell: not lika(cell)) if operator == "<>" else lika


def tal(cell: Resultat) -> float | None:
    """A cell's number, also when it is written as text; None for anything else."""
    if isinstance(cell, str):
        return _lasbart(cell.strip())
    return float(cell) if isinstance(cell, (int, float)) and not isinstance(cell, bool) else None


def _lika_tal(sokt: float) -> Callable[[Resultat], bool]:
    return lambda cell: tal(cell) == sokt


def _lasbart(text: str) -> float | None:
    return float(text) if _NUMBER.fullmatch(text) else None


def _tomt(operator: str) -> Callable[[Resultat], bool]:
    match operator:
        case "=":
            return lambda cell: cell is None
        case "<>":
            return lambda cell: cell is not None
        case _:
            return lambda cell: cell in {None, ""}


def _ordnat(operator: str, grans: float | str) -> Callable[[Resultat], bool]:
    def haller(cell: Resultat) -> bool:
        varde = cell.casefold() if isinstance(cell, str) and isinstance(grans, str) else cell
        if isinstance(varde, bool) or not isinstance(varde, str if isinstance(grans, str) else (int, float)):
            return False
        storre, lika = varde > grans, varde == grans  # type: ignore[operator]  # of one kind by the line above
        return (lika and "=" in operator) or (storre if operator[0] == ">" else not storre and not lika)

    return haller


def _text(monster: str) -> Callable[[Resultat], bool]:
    delar, slut = [], 0
    for traff in _WILDCARDS.finditer(monster):
        delar += [re.escape(monster[slut : traff.start()]), _joker(traff[0])]
        slut = traff.end()
    regel = re.compile("".join([*delar, re.escape(monster[slut:])]), re.IGNORECASE | re.DOTALL)
    return lambda cell: isinstance(cell, str) and regel.fullmatch(cell) is not None


def _joker(text: str) -> str:
    return {"*": ".*", "?": "."}.get(text, re.escape(text[1:]))
