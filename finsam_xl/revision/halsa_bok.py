"""How the whole workbook calculates, as far as it can make a figure wrong or old without showing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.cellvarde import DAY_ZERO_1904
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.opc.ooxml import qn

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from finsam_xl.arbetsbok.bok import Bok

__all__ = ["HELA_BOKEN", "datum_fran_1904", "itererande", "manuell", "som_visas"]

HELA_BOKEN = "hela boken"
_SANT = {"1", "true"}


def som_visas(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Precision as displayed: Excel throws away what a cell does not show."""
    if _val(bok, "fullPrecision") in {"0", "false"}:
        yield HELA_BOKEN, "Boken räknar med «precision som visas»"


def manuell(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Manual calculation, of everything or of data tables: values stay as they were when input changes."""
    match _val(bok, "calcMode"):
        case "manual":
            yield HELA_BOKEN, "Boken räknas bara när någon ber om det"
        case "autoNoTable":
            yield HELA_BOKEN, "Bokens datatabeller räknas bara när någon ber om det"


def itererande(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Iterative calculation: a formula that reads itself is calculated some rounds instead of being told."""
    if _val(bok, "iterate") in _SANT:
        yield HELA_BOKEN, "Boken räknar cirkelreferenser i omgångar"


def datum_fran_1904(bok: Bok, _: Collection[str]) -> Iterator[tuple[str, str]]:
    """Days counted from 1904, as old Excel for Mac did."""
    if bok.dag_noll == DAY_ZERO_1904:
        yield HELA_BOKEN, "Boken räknar datum från 1904"


def _val(bok: Bok, namn: str) -> str:
    """A setting of how the workbook calculates; "" where the file leaves it to Excel."""
    berakning = bok.paket.rot(arbetsboksdel(bok.paket)).find(qn("calcPr"))
    return "" if berakning is None else berakning.get(namn, "")
