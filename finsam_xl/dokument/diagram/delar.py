"""Det som diagrammen har gemensamt: bredden, kategoriernas namn till vänster, och förklaringen överst."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.diagram.alttext import SAKNAS, i_enhet
from finsam_xl.dokument.diagram.duk import LJUS, MORK, STRECKAD, SVART, Duk, cm

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from finsam_xl.dokument.diagram.data import Diagramdata
    from finsam_xl.dokument.diagram.duk import Fyllning
    from finsam_xl.dokument.marken.i_ord import Skrivsatt

__all__ = [
    "BREDD_CM",
    "FYLLNINGAR",
    "GRA",
    "GRAD",
    "LUFT",
    "MELLAN",
    "Kategorier",
    "kategorierna",
    "nyckel",
    "skriv_enhet",
    "skriv_kategorier",
    "skrivet",
    "textton",
]

BREDD_CM: Final = 17.0
"""Så bred är texten på ett stående A4 med vanliga marginaler."""
FYLLNINGAR: Final = (MORK, STRECKAD, LJUS)
GRAD: Final = 8.5
GRA: Final = 82
LUFT: Final = cm(0.12)
MELLAN: Final = cm(0.22)
_NAMNEN: Final = 0.40
"""Högst så stor del av bredden är kategoriernas namn."""
_RADER: Final = 2
_RUTA: Final = cm(0.45)


@dataclass(frozen=True, slots=True)
class Kategorier:
    """Kategorierna till vänster: texten på rader, var varje börjar och dess höjd, bredden, och var de slutar."""

    texter: tuple[tuple[str, ...], ...]
    topp: tuple[int, ...]
    hojd: tuple[int, ...]
    bredd: int
    botten: int


def skrivet(tal: Decimal | None, data: Diagramdata, satt: Skrivsatt) -> str:
    """Talet som det står vid sin stapel."""
    return SAKNAS if tal is None else satt.tal(tal, data.decimaler)


def textton(tal: Decimal | None) -> int:
    """Textens ljushet vid en stapel: grå när talet saknas."""
    return GRA if tal is None else SVART


def kategorierna(data: Diagramdata, topp: int, staplarnas: int) -> Kategorier:
    """Kategorierna från *topp* och nedåt, var och en minst så hög som sina staplar."""
    hela = cm(BREDD_CM)
    namn = (ett for nr, ett in enumerate(data.kategorier) if nr not in data.avsnitt)
    bredd = min(max((Duk.textbredd(ett, GRAD) for ett in namn), default=0), round(hela * _NAMNEN)) + 1
    texter, platser, hojder = [], [], []
    for nr, ett in enumerate(data.kategorier):
        rubrik = nr in data.avsnitt
        texter.append(Duk.brutet(ett, GRAD, hela if rubrik else bredd, _RADER, halvfet=rubrik))
        hojder.append(max(len(texter[-1]) * Duk.radhojd(GRAD), 0 if rubrik else staplarnas))
        platser.append(topp)
        topp += hojder[-1] + MELLAN
    return Kategorier(tuple(texter), tuple(platser), tuple(hojder), bredd, topp - MELLAN + LUFT)


def skriv_kategorier(duk: Duk, data: Diagramdata, alla: Kategorier) -> None:
    """Varje kategori mitt för sina staplar; en rubrik börjar längst till vänster."""
    for nr, texten in enumerate(alla.texter):
        mitt = alla.topp[nr] + alla.hojd[nr] / 2
        for plats, rad in enumerate(texten):
            y = mitt + (plats - (len(texten) - 1) / 2) * duk.radhojd(GRAD)
            if nr in data.avsnitt:
                duk.skriv(0, y, rad, GRAD, halvfet=True)
            else:
                duk.skriv(alla.bredd, y, rad, GRAD, fast="rm")


def skriv_enhet(duk: Duk, data: Diagramdata, mitt: float) -> None:
    """Vad talen räknar, överst till höger."""
    if data.enhet:
        duk.skriv(duk.bredd - LUFT, mitt, i_enhet(data.enhet), GRAD, fast="rm", ton=GRA)


def nyckel(duk: Duk, data: Diagramdata, fyllningar: Sequence[Fyllning], x: int, mitt: float) -> None:
    """Vilken fyllning som är vad, på en rad överst, och enheten till höger."""
    for serie, fyllning in zip(data.serier, fyllningar, strict=False):
        duk.falt(x, mitt - cm(0.13), x + _RUTA, mitt + cm(0.13), fyllning)
        x += _RUTA + LUFT
        duk.skriv(x, mitt, serie.namn, GRAD)
        x += duk.textbredd(serie.namn, GRAD) + _RUTA
    skriv_enhet(duk, data, mitt)
