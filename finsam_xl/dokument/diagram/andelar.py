"""Andelar: delarna av en helhet efter varandra, från noll till hundra procent, med talet i varje del som rymmer det."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.diagram.alttext import SAKNAS
from finsam_xl.dokument.diagram.delar import (
    BREDD_CM,
    GRA,
    GRAD,
    LUFT,
    MELLAN,
    kategorierna,
    nyckel,
    skriv_kategorier,
    skrivet,
)
from finsam_xl.dokument.diagram.duk import LJUS, MORK, STRECKAD, Duk, cm

if TYPE_CHECKING:
    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["andelar"]

_FYLLNINGAR: Final = (MORK, LJUS, STRECKAD)
_TJOCK: Final = cm(0.44)
_HELA: Final = 100


def andelar(data: Diagramdata, satt: Skrivsatt) -> Duk:
    """Diagrammet; en rad utan något tal säger att det saknas."""
    topp = Duk.radhojd(GRAD) + MELLAN + LUFT
    alla = kategorierna(data, topp, _TJOCK)
    duk = Duk(cm(BREDD_CM), alla.botten)
    borjan = alla.bredd + 2 * LUFT
    per_procent = (duk.bredd - LUFT - borjan) / _HELA
    nyckel(duk, data, _FYLLNINGAR, borjan, topp / 2)
    for nr in range(len(data.kategorier)):
        y, fram = alla.topp[nr] + (alla.hojd[nr] - _TJOCK) / 2, Decimal(0)
        for serie, fyllning in zip(data.serier, _FYLLNINGAR, strict=False):
            if tal := serie.tal[nr]:
                x0, x1 = (borjan + float(varde) * per_procent for varde in (fram, fram + tal))
                duk.falt(x0, y, x1, y + _TJOCK, fyllning)
                duk.skriv_i(x0, x1, y + _TJOCK / 2, skrivet(tal, data, satt), GRAD - 1, fyllning)
                fram += tal
        if nr not in data.avsnitt and all(serie.tal[nr] is None for serie in data.serier):
            duk.skriv(borjan + LUFT, y + _TJOCK / 2, SAKNAS, GRAD, ton=GRA)
    skriv_kategorier(duk, data, alla)
    return duk
