"""Stående staplar: en grupp per kategori, som år, med talet över varje stapel och under den som är negativ."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.diagram.delar import BREDD_CM, FYLLNINGAR, GRAD, LUFT, MELLAN, nyckel, skrivet, textton
from finsam_xl.dokument.diagram.duk import Duk, cm

if TYPE_CHECKING:
    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["far_plats", "staende"]

_HOJD: Final = cm(5.2)
_SMALAST: Final = cm(0.9)
_BREDAST: Final = cm(1.6)


def _bredder(data: Diagramdata, satt: Skrivsatt) -> tuple[float, float]:
    """En grupps bredd, och den som dess breddaste tal behöver."""
    texter = (skrivet(tal, data, satt) for ett in data.serier for tal in ett.tal)
    bredast = max((Duk.textbredd(text, GRAD) for text in texter), default=0) + LUFT
    return cm(BREDD_CM) / max(len(data.kategorier), 1), max(bredast, _SMALAST)


def far_plats(data: Diagramdata, satt: Skrivsatt) -> bool:
    """Om varje tal ryms över sin stapel."""
    grupp, stapel = _bredder(data, satt)
    return stapel <= _BREDAST and stapel * len(data.serier) + LUFT <= grupp


def staende(data: Diagramdata, satt: Skrivsatt) -> Duk:
    """Diagrammet; noll är alltid med."""
    rad = Duk.radhojd(GRAD)
    grupp, stapel = _bredder(data, satt)
    talen = [tal for ett in data.serier for tal in ett.tal if tal is not None]
    lagst, hogst = min((Decimal(0), *talen)), max((Decimal(0), *talen))
    topp = 2 * rad + MELLAN + rad
    under = rad if lagst < 0 else 0
    duk = Duk(cm(BREDD_CM), topp + _HOJD + under + rad + 2 * LUFT)
    per_enhet = _HOJD / float(hogst - lagst or 1)
    noll = topp + float(hogst) * per_enhet
    nyckel(duk, data, FYLLNINGAR, LUFT, rad / 2 + LUFT)
    for plats, (serie, fyllning) in enumerate(zip(data.serier, FYLLNINGAR, strict=False)):
        for nr, tal in enumerate(serie.tal):
            x = grupp * (nr + 0.5) + (plats - len(data.serier) / 2) * stapel
            slut = noll - float(tal or 0) * per_enhet
            duk.falt(x + 3, noll, x + stapel - 3, slut, fyllning)
            y, fast = (slut + LUFT / 2, "ma") if tal is not None and tal < 0 else (slut - LUFT / 2, "md")
            duk.skriv(x + stapel / 2, y, skrivet(tal, data, satt), GRAD, fast=fast, ton=textton(tal))
    for nr, kategori in enumerate(data.kategorier):
        duk.skriv(grupp * (nr + 0.5), topp + _HOJD + under + LUFT, kategori, GRAD, fast="ma", halvfet=True)
    duk.linje(LUFT, noll, duk.bredd - LUFT, noll)
    return duk
