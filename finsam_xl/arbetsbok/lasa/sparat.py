"""What named sheets of a workbook say, with the values that the file was saved with."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.panik import ar_panik
from finsam_xl.arbetsbok.opc.paket import Paketfel

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["sparade_blad"]

_SKADAD = "Arbetsboken är skadad: bladens innehåll går inte att läsa. Öppna den i Excel och låt Excel reparera den."


def sparade_blad(data: bytes, namn: Iterable[str]) -> dict[str, list[list[object]]]:
    """The rows from A1 of each sheet in *namn* that the workbook has.

    Raises:
        Paketfel: the workbook cannot be read.

    """
    from python_calamine import CalamineError, CalamineWorkbook, XmlError, ZipError  # noqa: PLC0415 - only when asked

    try:
        bok = CalamineWorkbook.from_filelike(BytesIO(data))
        finns = [ett for ett in namn if ett in bok.sheet_names]
        blad = {ett: bok.get_sheet_by_name(ett).to_python(skip_empty_area=False) for ett in finns}
    except (CalamineError, XmlError, ZipError) as fel:
        raise Paketfel(_SKADAD) from fel
    except BaseException as fel:
        if not ar_panik(fel):
            raise
        raise Paketfel(_SKADAD) from fel
    return {ett: [list(rad) for rad in rader] for ett, rader in blad.items()}
