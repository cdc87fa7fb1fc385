"""Our functions tried first, and Excel's own where they do not answer: the two formulas of a figure in a macro book.

Beside the figure stands what our function answers, or that it does not; the figure takes that answer, and else
calculates by itself. So no fault is hidden, and no figure needs Python: blocked macros, a Mac and other programs give
the same value, and a reader sees which of the two it is.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from finsam_xl.layout.expr import Dialect, OwnCall, Rule, formula, walk

if TYPE_CHECKING:
    from finsam_xl.layout.expr import Context, Expr

__all__ = ["ANSWERS", "FUNCTIONS", "NO_ANSWER", "answer", "answered_first", "asked", "called", "tried"]

NO_ANSWER: Final = "inget svar"
"""What stands in place of a function's answer where there is none."""
FUNCTIONS: Final = "FUNKTION_namn"
"""The column that says which of our functions a figure is calculated by, without its report's prefix."""
ANSWERS: Final = "FUNKTION_svar"
"""The column of their answers, likewise."""

_ANSWERED_FIRST = re.compile(rf'IF\(EXACT\((\$?[A-Z]{{1,3}}\$?\d+),"{NO_ANSWER}"\),(.*),\1\)', re.DOTALL)
_ANSWER = re.compile(rf'IFERROR\((.*),"{NO_ANSWER}"\)', re.DOTALL)


def called(expr: Expr) -> tuple[str, ...]:
    """Our functions that the expression calls in a macro book, each once, in order."""
    calls = (inner for node in walk(expr) if isinstance(node, Rule) for inner in walk(node.desktop))
    return tuple(dict.fromkeys(node.function for node in calls if isinstance(node, OwnCall)))


def answer(expr: Expr, context: Context) -> str:
    """The formula of the answer's cell: what *expr* gives by our functions in the dialect of *context*.

    A call is a trip to Python, so that it failed is caught where it is made, and not asked for once more.
    """
    return f'IFERROR({formula(expr, context)},"{NO_ANSWER}")'


def answered_first(expr: Expr, context: Context, cell: str) -> str:
    """The figure's formula: the answer in *cell*, or what *expr* is without our functions."""
    native = formula(expr, replace(context, dialect=Dialect.NATIVE))
    return f'IF(EXACT({cell},"{NO_ANSWER}"),{native},{cell})'


def tried(text: str) -> tuple[str, str] | None:
    """The answer's cell, and the formula without our functions, in one from `answered_first`; None in any other."""
    found = _ANSWERED_FIRST.fullmatch(text)
    return None if found is None else (found[1].replace("$", ""), found[2])


def asked(text: str) -> str | None:
    """What our function is asked in a formula from `answer`; None in any other."""
    found = _ANSWER.fullmatch(text)
    return None if found is None else found[1]
