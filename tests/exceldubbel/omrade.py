"""Cells of a stand-in sheet: formulas set in blocks, copied and pasted, cleared."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.utils.datetime import from_excel
from xlwings import base_classes

from tests.exceldubbel.kopiering import Stilkopia, kopiera_celler

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.exceldubbel.blad import Blad

_HELA = (1, 1, 1_048_576, 16_384)


class Omrade(base_classes.Range):
    """A rectangle, as first row and column, last row and column."""

    options: Any

    def __init__(self, blad: Blad, hor: tuple[int, int, int, int]) -> None:
        self._blad, self._hor = blad, hor

    @classmethod
    def av(cls, blad: Blad, arg1: Any, arg2: Any = None) -> Omrade:
        """The rectangle that xlwings asks for: an address, or the corners as (row, column)."""
        if isinstance(arg1, str):
            vanster, overst, hoger, nederst = range_boundaries(arg1)
            return cls(blad, (int(overst or 1), int(vanster or 1), int(nederst or 1), int(hoger or 1)))
        return cls(blad, (*arg1, *(arg2 or arg1)))

    @classmethod
    def hela(cls, blad: Blad) -> Omrade:
        """All cells of the sheet."""
        return cls(blad, _HELA)

    def _ga(self, vad: str) -> None:
        self._blad.app.raknare.ga(vad)

    @property
    def sheet(self) -> Blad:
        return self._blad

    @property
    def api(self) -> Omrade:
        return self

    def __len__(self) -> int:
        rad, kolumn, sista_rad, sista_kolumn = self._hor
        return (sista_rad - rad + 1) * (sista_kolumn - kolumn + 1)

    @property
    def row(self) -> int:
        self._ga("läge")
        return self._hor[0]

    @property
    def column(self) -> int:
        self._ga("läge")
        return self._hor[1]

    @property
    def address(self) -> str:
        self._ga("läge")
        rad, kolumn, sista_rad, sista_kolumn = self._hor
        return f"${get_column_letter(kolumn)}${rad}:${get_column_letter(sista_kolumn)}${sista_rad}"

    @property
    def formula2(self) -> None:
        raise NotImplementedError

    @formula2.setter
    def formula2(self, varde: Sequence[Sequence[str]]) -> None:
        self._ga("formler")
        rad, kolumn, sista_rad, sista_kolumn = self._hor
        if len(varde) != sista_rad - rad + 1 or {len(ett) for ett in varde} != {sista_kolumn - kolumn + 1}:
            raise ValueError("the block has another shape than its cells")
        for cell, text in zip(self._celler(), (text for ett in varde for text in ett), strict=True):
            if not text and cell.value is not None and not str(cell.value).startswith("="):
                raise AssertionError(f"{cell.coordinate} holds a text that the block would erase")
            if text and not text.startswith("="):
                raise AssertionError(f"{cell.coordinate} would be entered as text: {text}")
            cell.value = text or None

    @property
    def raw_value(self) -> None:
        raise NotImplementedError

    @raw_value.setter
    def raw_value(self, varde: Sequence[Sequence[str]]) -> None:
        """What is entered as by hand: a text that Excel would take for a formula is refused."""
        self._ga("värden")
        for cell, text in zip(self._celler(), (text for ett in varde for text in ett), strict=True):
            if text[:1] in set("=+-@"):
                raise AssertionError(f"{cell.coordinate} would be entered as a formula: {text}")
            cell.value = text

    def _celler(self) -> Iterator[Any]:
        rad, kolumn, sista_rad, sista_kolumn = self._hor
        for ett in self._blad.ark.iter_rows(rad, sista_rad, kolumn, sista_kolumn):
            yield from ett

    @property
    def number_format(self) -> str:
        self._ga("talformat")
        return str(next(self._celler()).number_format)

    @number_format.setter
    def number_format(self, varde: str) -> None:
        self._ga("talformat")
        for cell in self._celler():
            cell.number_format = varde

    @property
    def row_height(self) -> float | None:
        raise NotImplementedError

    @row_height.setter
    def row_height(self, varde: float) -> None:
        """A hidden row that is given a height is shown, as in Excel."""
        self._ga("radhöjd")
        for rad in range(self._hor[0], self._hor[2] + 1):
            mattet = self._blad.ark.row_dimensions[rad]
            mattet.height, mattet.hidden = varde, False

    def copy(self, destination: Any = None) -> None:
        self._ga("kopiera")
        if destination is None:
            self._blad.app.urklipp = self
            return
        mal: Omrade = destination.api
        if self._hor != _HELA or mal._hor != _HELA:
            raise NotImplementedError
        kopiera_celler(self._blad.ark, mal._blad.ark)

    def paste(
        self, paste: str | None = None, operation: str | None = None, skip_blanks: bool = False, transpose: bool = False
    ) -> None:
        self._ga("klistra in")
        kalla: Omrade = self._blad.app.urklipp
        celler = list(kalla._celler())
        nya = list(self._celler())
        if paste == "formats":
            stilar = Stilkopia(self._blad.book.arbetsbok)
            bredd = kalla._hor[3] - kalla._hor[1] + 1
            for nr, cell in enumerate(nya):
                stilar.satt(celler[nr % bredd], cell)
        elif paste == "values":
            for fran, till in zip(celler, nya, strict=True):
                _klistra_varde(fran, till)
        else:
            raise NotImplementedError(operation, skip_blanks, transpose)

    def clear(self) -> None:
        self._ga("rensa")
        for cell in self._celler():
            cell.value = None
            cell.style = "Normal"

    def select(self) -> None:
        self._ga("markera")
        self._blad.app.markerat = self


def _klistra_varde(fran: Any, till: Any) -> None:
    """A value, not what it would be if typed: a text that begins with an equals sign stays a text."""
    if fran.data_type == "f":
        raise NotImplementedError
    varde = fran.value
    if isinstance(varde, (int, float)) and is_date_format(till.number_format):
        varde = from_excel(varde)
        if isinstance(varde, timedelta):
            raise NotImplementedError
    till.value = varde
    if isinstance(varde, str):
        till.data_type = "s"
