"""How the cells of a table look: each column as most of its rows, and the cells that a person has set otherwise."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.innehall import stildel
from finsam_xl.arbetsbok.lasa.stilar import las_stilar
from finsam_xl.arbetsbok.lasa.talform import visat

if TYPE_CHECKING:
    from datetime import date

    from finsam_xl.arbetsbok.andra.ark import Ark
    from finsam_xl.arbetsbok.lasa.stilar import Stilbok
    from finsam_xl.arbetsbok.lasa.tabellform import Tabellform
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Tabellstil"]


class Tabellstil:
    """The looks of a table's columns, in *vanlig* as style numbers by the column's number in the sheet."""

    def __init__(self, paket: Paket, form: Tabellform, ark: Ark) -> None:
        self._stilar: Stilbok = paket.tolkad(stildel(paket), las_stilar)
        self._form, self._ark = form, ark
        self.vanlig = {plats: self._vanlig(plats) for plats in form.kolumner.values()}

    def _vanlig(self, plats: int) -> str | None:
        """The look that most of the column's cells have; of equally many the first made, as a person's come later."""
        data = self._form.data
        antal = Counter(self._ark.grundstil(rad, plats) for rad in range(data.rad, data.sista_rad + 1))
        return min(antal, key=lambda stil: (-antal[stil], int(stil or "0")))

    def visat(self, plats: int, text: str, noll: date) -> str:
        """What the column shows of a value; *noll* is the workbook's day 0."""
        kod = self._stilar.talform(int(self.vanlig[plats] or "0"))
        try:
            return visat(Decimal(text), kod, noll) if kod != "General" else text
        except InvalidOperation:
            return text

    def ar_vanlig(self, rad: int, plats: int) -> bool:
        """Whether the cell looks as its column."""
        egen, vanlig = (int(stil or "0") for stil in (self._ark.grundstil(rad, plats), self.vanlig[plats]))
        return egen == vanlig or self._stilar.avtryck(egen) == self._stilar.avtryck(vanlig)
