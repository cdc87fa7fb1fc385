"""Our own formulas on the input sheets, Start and Grunddata, given their values when their input has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.omrakning import rakna_om_vid_oppning
from finsam_xl.arbetsbok.andra.satt_varden import satt_varden
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.lasa.rutnat import formler, rutor
from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.arbetsbok.resultat import som_resultat
from finsam_xl.arbetsbok.skriva.calc import Calculation, calculate

if TYPE_CHECKING:
    from datetime import datetime

    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["omraknad"]

_EGNA_FORMLER = frozenset({"Start", "Grunddata"})
"""The input sheets that hold formulas of ours."""


def omraknad(bok: Bok, tid: datetime) -> Bok:
    """The workbook whose own formula cells on Start and Grunddata have the new year's values.

    Where a person's formulas cannot be calculated here, Excel is asked to calculate when it opens the file.
    """
    paket = bok.att_andra()
    try:
        raknad = Bok(calculate(bok.data, tid))
    except Calculation:
        rakna_om_vid_oppning(paket)
        return Bok.av(paket)
    finns = {ett.namn: ett.del_ for ett in innehall.blad(paket)}
    for blad in _EGNA_FORMLER & finns.keys():
        satt_varden(paket, blad, _formelvarden(raknad, blad))
    return Bok.av(paket)


def _formelvarden(raknad: Bok, blad: str) -> dict[str, Resultat]:
    """The calculated values of a sheet's formula cells, by address."""
    varden = raknad.rader(blad)
    platser = formler(list(rutor(raknad.rot(blad))))
    return {cell(rad, kolumn): som_resultat(varden[rad - 1][kolumn - 1]) for rad, kolumn in platser}
