"""Liggande staplar: en per kategori och serie, med talet efter stapeln och seriernas namn vid de första."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.diagram.delar import (
    BREDD_CM,
    FYLLNINGAR,
    GRAD,
    LUFT,
    MELLAN,
    kategorierna,
    skriv_enhet,
    skriv_kategorier,
    skrivet,
    textton,
)
from finsam_xl.dokument.diagram.duk import Duk, cm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.diagram.duk import Fyllning
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = ["liggande"]

_TJOCK: Final = {1: cm(0.44), 2: cm(0.34), 3: cm(0.30)}
_MINST: Final = cm(1)
"""Så långt är den längsta stapeln i alla fall."""


@dataclass(frozen=True, slots=True)
class _Stapel:
    kategori: int
    serie: int
    tal: Decimal | None
    text: str
    fyllning: Fyllning

    @property
    def at_vanster(self) -> bool:
        """Ett minustal ritas, och skrivs, på andra sidan om noll."""
        return self.tal is not None and self.tal < 0


def liggande(data: Diagramdata, satt: Skrivsatt) -> Duk:
    """Diagrammet; noll är alltid med, och varje tal ryms bredvid sin stapel."""
    serier = min(len(data.serier), len(FYLLNINGAR))
    tjock = _TJOCK[max(serier, 1)]
    topp = Duk.radhojd(GRAD) + MELLAN if data.enhet else LUFT
    alla = kategorierna(data, topp, tjock * serier)
    duk = Duk(cm(BREDD_CM), alla.botten)
    staplar = tuple(_staplarna(data, satt))
    noll, per_enhet = _skala(staplar, alla.bredd + 2 * LUFT, duk.bredd)
    skriv_enhet(duk, data, topp / 2)
    for ett in staplar:
        y = alla.topp[ett.kategori] + (alla.hojd[ett.kategori] - tjock * serier) / 2 + ett.serie * tjock
        slut = noll + float(ett.tal or 0) * per_enhet
        duk.falt(noll, y + 1, slut, y + tjock - 2, ett.fyllning)
        x, fast = (slut - LUFT, "rm") if ett.at_vanster else (slut + LUFT, "lm")
        duk.skriv(x, y + tjock / 2, ett.text, GRAD, fast=fast, ton=textton(ett.tal))
    duk.linje(noll, topp - LUFT, noll, alla.botten)
    skriv_kategorier(duk, data, alla)
    return duk


def _staplarna(data: Diagramdata, satt: Skrivsatt) -> Iterator[_Stapel]:
    forst = next((nr for nr in range(len(data.kategorier)) if nr not in data.avsnitt), 0)
    for plats, (serie, fyllning) in enumerate(zip(data.serier, FYLLNINGAR, strict=False)):
        for nr, tal in enumerate(serie.tal):
            namn = f"  {serie.namn}" if len(data.serier) > 1 and nr == forst else ""
            if nr not in data.avsnitt:
                yield _Stapel(nr, plats, tal, skrivet(tal, data, satt) + namn, fyllning)


def _skala(staplar: Sequence[_Stapel], borjan: int, bredd: int) -> tuple[float, float]:
    """Var noll är, och bildpunkterna per enhet, så att varje text ryms utanför sin stapel."""
    plats = {ett: Duk.textbredd(ett.text, GRAD) + 2 * LUFT for ett in staplar}
    vanster = borjan + max((plats[ett] for ett in staplar if ett.at_vanster), default=0)
    lagst = float(min((ett.tal for ett in staplar if ett.tal is not None and ett.at_vanster), default=Decimal(0)))
    matt = (
        (max(bredd - vanster - plats[ett], _MINST), float(ett.tal or 0) - lagst)
        for ett in staplar
        if not ett.at_vanster
    )
    per_enhet = min((rum / langd for rum, langd in matt if langd > 0), default=0.0)
    if not per_enhet and lagst:
        per_enhet = (bredd - vanster - LUFT) / -lagst
    return vanster - lagst * per_enhet, per_enhet
