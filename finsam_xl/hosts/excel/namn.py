"""Defined names of the open workbook, many in one call: the workbook's own VBA sets a list of them.

A book of an older version has no such VBA, and Excel may refuse to run it: then each name is a call of its own.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from finsam_xl.book.vba.moduler import NAMN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import xlwings

    from finsam_xl.hosts.excel.angra import Angra
    from finsam_xl.hosts.excel.plan import Namnbyte

__all__ = ["satt_namn"]

_LOGG = logging.getLogger(__name__)
_MELLAN: Final = "\t"
_TECKEN: Final = 8_000
"""How long the list of one call may be: Excel 2007 took no text in an array that was longer than 8 203 characters."""


def satt_namn(bok: xlwings.Book, byten: Sequence[Namnbyte], angra: Angra) -> None:
    """Set the names, and remember how they were."""
    if not byten:
        return
    angra.med(lambda: _led(bok, {ett.namn: ett.gammalt for ett in byten}))
    _led(bok, {ett.namn: ett.nytt for ett in byten})


def _led(bok: xlwings.Book, namnen: Mapping[str, str]) -> None:
    """Let each name refer to its formula (without `=`); one without a formula is not to be there."""
    i_block = True
    for bunt in _buntar(namnen):
        i_block = i_block and _i_ett_anrop(bok, bunt)
        if not i_block:
            for namn, till in bunt.items():
                _led_namn(bok, namn, till)


def _buntar(namnen: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """As many names at a time as one call takes."""
    bunt: dict[str, str] = {}
    tecken = 0
    for namn, till in namnen.items():
        langd = len(namn) + len(till) + 3
        if bunt and tecken + langd > _TECKEN:
            yield bunt
            bunt, tecken = {}, 0
        bunt[namn] = till
        tecken += langd
    if bunt:
        yield bunt


def _i_ett_anrop(bok: xlwings.Book, bunt: Mapping[str, str]) -> bool:
    """Whether the workbook's VBA set them all; whatever it set is set once more by whoever is told that it did not."""
    falt = [text for namn, till in bunt.items() for text in (namn, f"={till}" if till else "")]
    if any(_MELLAN in text for text in falt):
        return False
    egennamn = bok.name.replace("'", "''")
    try:
        gjorda = bok.app.macro(f"'{egennamn}'!{NAMN}.SattNamn")(_MELLAN.join(falt), len(bunt))
    except Exception as fel:  # noqa: BLE001 - Excel says in many ways that the book has no such VBA, or that it is busy
        _LOGG.info("Bokens makro för namn svarar inte (%s); namnen sätts ett i taget", fel)
        return False
    return bool(gjorda == len(bunt))


def _led_namn(bok: xlwings.Book, namn: str, till: str) -> None:
    if till:
        bok.names.add(namn, f"={till}")
    elif namn in bok.names:
        bok.names[namn].delete()
