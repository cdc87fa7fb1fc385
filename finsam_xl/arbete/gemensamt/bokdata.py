"""What the parts of a workbook mean for the work: its accounts, or why nothing can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbetsbok.fil.spara import Filfel
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.modell import Niva

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.inputs import Inlast
    from finsam_xl.modell import Bokslut

__all__ = ["bokslut_ur", "eller_avbrott"]

T = TypeVar("T")


def eller_avbrott(gor: Callable[[], T], fil: str = "") -> T:
    """Do it; what refuses a file is told to the user as the reason why nothing was done.

    *fil* names the workbook where its contents are what refuses.
    """
    try:
        return gor()
    except Paketfel as fel:
        raise Avbrott(f"{fil}: {fel}" if fil else str(fel)) from fel
    except Filfel as fel:
        raise Avbrott(str(fel)) from fel


def bokslut_ur(inlast: Inlast) -> Bokslut:
    """The accounts that were read.

    Raises:
        Indatafel: the input has faults.

    """
    if inlast.bokslut is None:
        raise Indatafel([ett for ett in inlast.problem if ett.niva is Niva.FEL])
    return inlast.bokslut
