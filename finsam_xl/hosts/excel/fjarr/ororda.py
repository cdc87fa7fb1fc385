"""Which of our sheets in a book at a distance nobody has changed: those that Excel shows as when they were built.

There a sheet has neither bytes nor our fingerprint. So its print, of what Excel itself says stands in it, is taken when
it has been built and once more before the next build, and kept in the memory's third column, where a file has its hash.
Two kinds of print are never alike: workbook/server's client also sees how cells look, and xlwings Lite does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.minne import MINNESBLAD, Minne, bytehashar, las_minne, med_minne
from finsam_xl.arbetsbok.bok import Bok

if TYPE_CHECKING:
    import xlwings

__all__ = ["INGET_AVTRYCK", "med_ororda", "mindes", "satt_avtryck", "synbara"]

INGET_AVTRYCK: Final = "-"
"""Stands where no print has been taken."""
_AVTRYCK: Final = "avtryck"
"""What the client calls the print of a sheet that it sends."""


def mindes(bok: xlwings.Book) -> dict[str, str]:
    """Each generated sheet, and the print it had when it was built at a distance; what else may stand there is none."""
    if MINNESBLAD not in {blad.name for blad in bok.sheets}:
        return {}
    rader = bok.sheets[MINNESBLAD].used_range.options(ndim=2).value
    return {str(rad[0]): str(rad[2]) for rad in rader if len(rad) > 2 and rad[2]}  # noqa: PLR2004 - the third column


def synbara(bok: xlwings.Book) -> set[str]:
    """The sheets where it can be seen whether somebody has changed them: the two prints are of one kind."""
    byggda = mindes(bok)
    return {namn for namn, ett in _sedda(bok).items() if byggda.get(namn, "").split(" ")[0] == ett.split(" ")[0]}


def _sedda(bok: xlwings.Book) -> dict[str, str]:
    """The sheets that came with a print, as Excel has them now."""
    sedda = {blad.name: str(blad.api.get(_AVTRYCK) or "") for blad in bok.sheets}
    return {namn: ett for namn, ett in sedda.items() if ett}


def satt_avtryck(blad: xlwings.Sheet, avtryck: str) -> None:
    """Let the sheet have that print, where no client of ours has sent any."""
    blad.api[_AVTRYCK] = avtryck


def med_ororda(data: bytes, bok: xlwings.Book) -> bytes:
    """*data*, the book as we read it, with the sheets that nobody has changed as sheets that have their own hash."""
    byggda = mindes(bok)
    if not byggda:
        return data
    sedda, minne = _sedda(bok), las_minne(Bok(data))
    ororda = {namn for namn in minne if namn in sedda and sedda[namn] == byggda.get(namn)}
    if not ororda:
        return data
    paket = Bok(data).att_andra()
    nu = bytehashar(paket)
    med_minne(
        paket, {namn: Minne(ett.avtryck, nu.get(namn, "") if namn in ororda else "") for namn, ett in minne.items()}
    )
    return Bok.av(paket).data
