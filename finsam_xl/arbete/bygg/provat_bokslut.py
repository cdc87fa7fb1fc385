"""The accounts that were read, when what a person has chosen of rows and tables is something that there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.etiketter import okanda_etiketter
from finsam_xl.arbete.bygg.tabellval import fel_i_tabellval
from finsam_xl.arbete.gemensamt.bokdata import bokslut_ur
from finsam_xl.arbete.gemensamt.fel import Indatafel

if TYPE_CHECKING:
    from finsam_xl.inputs.bok import Inlast
    from finsam_xl.modell import Bokslut

__all__ = ["provat_bokslut"]


def provat_bokslut(inlast: Inlast) -> Bokslut:
    """The accounts, when every label of a person's own has its row, and every choice of a table its table.

    Raises:
        Indatafel: the input has faults, a table or an id is none that there is, or a title is said in two ways.

    """
    bokslut = bokslut_ur(inlast)
    fel = (*fel_i_tabellval(inlast), *okanda_etiketter(inlast))
    if fel:
        raise Indatafel(fel)
    return bokslut
