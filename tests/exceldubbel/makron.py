"""What the workbook's own VBA does when Python calls it, in Python: inside Excel, so that no step of it is a call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from openpyxl.workbook.defined_name import DefinedName

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.exceldubbel.bok import Bok

__all__ = ["MAKRON"]


def _satt_namn(bok: Bok, lista: str, antal: int) -> int:
    """FinsamNamn.SattNamn: how many of the names were set before one of them failed; none if some never came."""
    falt = lista.split("\t")
    if len(falt) != 2 * antal:
        return 0
    namnen, raknare = bok.arbetsbok.defined_names, bok.app.raknare
    for gjorda, (namn, till) in enumerate(zip(falt[::2], falt[1::2], strict=True)):
        if gjorda == raknare.namn_till_avbrott:
            return gjorda
        if till:
            namnen[namn] = DefinedName(namn, attr_text=till.removeprefix("="))
        else:
            namnen.pop(namn, None)
    return antal


MAKRON: Final[dict[str, Callable[..., object]]] = {"FinsamNamn.SattNamn": _satt_namn}
"""By module and name."""
