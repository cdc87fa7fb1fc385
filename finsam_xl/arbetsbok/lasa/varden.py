"""The values that a workbook's sheets were saved with, read by python-calamine."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from finsam_xl.arbetsbok.lasa.panik import ar_panik
from finsam_xl.arbetsbok.opc.paket import Skadad

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["Vardelasare"]

_SKADAD = "bladens innehåll går inte att tolka"


class Vardelasare:
    """A workbook opened for its values.

    Raises:
        Skadad: it cannot be read.

    """

    def __init__(self, data: bytes) -> None:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only when values are asked for

        self._bok = _eller_skadad(lambda: CalamineWorkbook.from_filelike(BytesIO(data)))

    def rader(self, namn: str) -> list[list[Any]]:
        """The rows of a sheet from A1; none of a sheet that is not there.

        Raises:
            Skadad: the sheet cannot be read.

        """
        if namn not in self._bok.sheet_names:
            return []
        rader = _eller_skadad(lambda: self._bok.get_sheet_by_name(namn).to_python(skip_empty_area=False))
        return [list(rad) for rad in rader]


def _eller_skadad(las: Callable[[], T]) -> T:
    from python_calamine import CalamineError, XmlError, ZipError  # noqa: PLC0415 - as above

    try:
        return las()
    except (CalamineError, XmlError, ZipError) as fel:
        raise Skadad(_SKADAD) from fel
    except BaseException as fel:
        if not ar_panik(fel):
            raise
        raise Skadad(_SKADAD) from fel
