"""The safe subset: what Excel, LibreOffice and the calculation engine all compute alike.

Outside it the engine can be wrong without saying so; the tests put every expression of a report through `faults`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.expr import Binary, Block, Call, Column, Expr, Negative, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

__all__ = ["SAFE_FUNCTIONS", "faults"]

_AGGREGATES = frozenset({"SUM", "COUNT", "COUNTA", "MIN", "MAX", "AVERAGE", "MEDIAN", "SMALL", "LARGE", "ROWS"})
_CRITERIA = {"SUMIFS": 1, "COUNTIFS": 0}
_LOOKUPS = frozenset({"INDEX", "MATCH"})
_SCALAR = frozenset(
    {"ROUND", "ROUNDUP", "ROUNDDOWN", "INT", "TRUNC", "ABS", "MOD", "SIGN", "IF", "AND", "OR", "NOT", "ISNUMBER"}
    | {"ISTEXT", "ISBLANK", "ISERROR", "IFERROR", "LEFT", "MID", "RIGHT", "LEN", "TRIM", "SUBSTITUTE", "FIND", "EXACT"}
    | {"DATE", "YEAR", "MONTH", "DAY", "EDATE", "EOMONTH", "CHOOSE", "CONCATENATE", "HYPERLINK"}
)
SAFE_FUNCTIONS = _AGGREGATES | _SCALAR | _LOOKUPS | frozenset(_CRITERIA) | {"SUMPRODUCT"}


def faults(expr: Expr, functions: Collection[str] = ()) -> Iterator[str]:
    """What in *expr* leaves the safe subset; nothing when it is safe.

    With *functions*, the names of our own, it is judged as a macro workbook writes it; without, as all others do.
    """
    match expr:
        case Rule(native, desktop):
            yield from faults(desktop if functions else native, functions)
            return
        case Call(function, _) if function not in SAFE_FUNCTIONS and function not in functions:
            yield f"{function} is outside the safe subset"
        case Call("IF", arguments) if len(arguments) != 3:  # noqa: PLR2004 - IF takes three
            yield "IF without its three arguments"
        case Call(function, arguments) if function in _SCALAR and any(map(_is_range, arguments)):
            yield f"{function} takes a whole range: engines disagree in silence"
        case Call(function, arguments) if function in _CRITERIA:
            yield from _criteria_faults(function, arguments[_CRITERIA[function] :])
        case Binary("=" | "<>", left, right) if _is_text(left) or _is_text(right):
            yield "text compared with an operator: engines fold case differently, use EXACT"
        case _:
            pass
    for child in expr.parts():
        yield from faults(child, functions)


def _criteria_faults(function: str, pairs: tuple[Expr, ...]) -> Iterator[str]:
    if len(pairs) % 2:
        yield f"{function} with a column that has no criterion"
    if any(_is_range(criterion) for criterion in pairs[1::2]):
        yield f"{function} with a whole range as criterion: engines answer 0 in silence"


def _is_range(expr: Expr) -> bool:
    match expr:
        case Column() | Block():
            return True
        case Negative(operand):
            return _is_range(operand)
        case Binary(_, left, right):
            return _is_range(left) or _is_range(right)
        case _:
            return False


def _is_text(expr: Expr) -> bool:
    return isinstance(expr, Text)
