"""Where xlwings finds the worksheet functions when Excel calls them: each by its Python name, as the VBA spells it.

Every argument arrives as rows of cells, so that a function sees which way a range lies, and an error value as its
text, so that it can be passed on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import xlwings

from finsam_xl.udf.funktioner import samtliga
from finsam_xl.udf.register import KATEGORI

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.udf.register import Svar, Udf

__all__ = ["funktioner"]


def _funktion(udf: Udf) -> Callable[..., Svar]:
    def funktion(*celler: object) -> Svar:
        return udf(*celler)

    funktion.__name__ = udf.python
    funktion.__annotations__ = {}  # xlwings would take them for converters
    celler = xlwings.arg("celler", ndim=2, err_to_str=True)
    med_celler: Callable[..., Svar] = xlwings.func(name=udf.namn, category=KATEGORI)(celler(funktion))
    return med_celler


_FUNKTIONER = {udf.python: _funktion(udf) for udf in samtliga()}


def funktioner() -> tuple[str, ...]:
    """The Python names that the workbook may call."""
    return tuple(_FUNKTIONER)


def __getattr__(namn: str) -> Callable[..., Svar]:
    if namn not in _FUNKTIONER:
        raise AttributeError(f"funktionen {namn} finns inte")
    return _FUNKTIONER[namn]
