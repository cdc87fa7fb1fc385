"""Where xlwings finds the worksheet functions when Excel calls them: each by its Python name, as the VBA spells it.

Every argument arrives as rows of cells, so that a function sees which way a range lies, and an error value as its
text, so that it can be passed on.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import xlwings

from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import KATEGORI

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.udf.register import Svar, Udf

__all__ = ["funktioner", "signatur"]


def _funktion(udf: Udf) -> Callable[..., Svar]:
    def funktion(*celler: object) -> Svar:
        return udf(*celler)

    funktion.__name__, funktion.__doc__ = udf.python, udf.hjalp
    funktion.__annotations__ = {}  # xlwings would take them for converters
    funktion.__signature__ = signatur(udf)  # type: ignore[attr-defined]  # a function may have one, says inspect
    vard: Callable[..., Svar] = funktion
    for argument in udf.argument:
        vard = xlwings.arg(argument.python, ndim=2, err_to_str=True, doc=argument.hjalp)(vard)
    som_excel_ser_den: Callable[..., Svar] = xlwings.func(name=udf.namn, category=KATEGORI)(vard)
    visade = getattr(som_excel_ser_den, "__xlfunc__", {}).get("args", ())
    for visat, argument in zip(visade, udf.argument, strict=False):
        visat["name"] = argument.namn  # what Excel at a distance shows; xlwings calls by position
    return som_excel_ser_den  # the category last: each argument sets it back


def signatur(udf: Udf) -> inspect.Signature:
    """The parameters of a function as xlwings reads them; one that may be left out comes as None."""
    return inspect.Signature(
        [
            inspect.Parameter(
                argument.python,
                inspect.Parameter.POSITIONAL_OR_KEYWORD,
                default=None if argument.valfritt else inspect.Parameter.empty,
            )
            for argument in udf.argument
        ]
    )


_FUNKTIONER = {udf.python: _funktion(udf) for udf in samtliga()}


def funktioner() -> tuple[str, ...]:
    """The Python names that the workbook may call."""
    return tuple(_FUNKTIONER)


def __getattr__(namn: str) -> Callable[..., Svar]:
    if namn not in _FUNKTIONER:
        raise AttributeError(f"funktionen {namn} finns inte")
    return _FUNKTIONER[namn]
