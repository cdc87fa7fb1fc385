"""Whether a workbook has our functions, so that the rules in its report can call them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.layout.expr import Dialect

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["dialekt"]

_VBA_PROJEKT = "vbaProject.bin"


def dialekt(bok: Bok) -> Dialect:
    """The way of writing rules that the workbook's Excel understands."""
    if not any(namn.endswith(_VBA_PROJEKT) for namn in bok.paket.namn()):
        return Dialect.NATIVE
    from finsam_xl.book.makrobok import har_funktioner  # noqa: PLC0415 - only a macro workbook is asked

    return Dialect.DESKTOP if eller_avbrott(lambda: har_funktioner(bok.paket)) else Dialect.NATIVE
