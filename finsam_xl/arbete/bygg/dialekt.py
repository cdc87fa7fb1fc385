"""Whether a workbook has our functions, so that the rules in its report can call them."""

from __future__ import annotations

from finsam_xl.arbete.gemensamt.bokdata import eller_avbrott
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.layout.expr import Dialect

__all__ = ["dialekt"]

_VBA_PROJEKT = b"vbaProject.bin"  # stands in clear text in the package's list of parts


def dialekt(data: bytes) -> Dialect:
    """The way of writing rules that the workbook's Excel understands."""
    if _VBA_PROJEKT not in data:
        return Dialect.NATIVE
    from finsam_xl.book.makrobok import har_funktioner  # noqa: PLC0415 - only a macro workbook is asked

    return Dialect.DESKTOP if eller_avbrott(lambda: har_funktioner(Paket.oppna(data))) else Dialect.NATIVE
