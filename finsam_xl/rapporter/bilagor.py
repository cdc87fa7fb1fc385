"""Bilagornas innehåll: insatskorten (bilaga 1) med listorna över insatser, och indikatorrapporten (bilaga 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Sheet
from finsam_xl.tabeller.arets import verksamhet
from finsam_xl.tabeller.bilaga import (
    indikatordiagram,
    indikatorposter,
    indikatorrapport,
    insatskort,
    insatslistor,
    kortposter,
)

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.poster import Post

__all__ = ["blad", "poster"]


def poster(underlag: Underlag) -> dict[str, tuple[Post, ...]]:
    """Bilagornas alla siffror, i grupper med rubrik."""
    return {
        "Insatskort": kortposter.poster(underlag),
        "Indikatorer": indikatorposter.poster(underlag),
        **verksamhet.per_grupp(underlag),
    }


def blad(underlag: Underlag) -> tuple[Sheet, ...]:
    """Bilagornas blad i den ordning de läses."""
    return (
        Sheet(
            "BI Insatskort",
            "Bilaga 1. Insatskort",
            cards=insatskort.kort(underlag),
            fit=False,
            empty="Inga insatskort är inlagda i bladet Insatskort.",
        ),
        Sheet(
            "BI Finansierade insatser",
            "Insatser som finansierats under året",
            (insatslistor.finansierade_tabell(underlag),),
            landscape=True,
            unit=False,
        ),
        Sheet(
            "BI Startade insatser",
            "Insatser som startat under året",
            (insatslistor.startade_tabell(underlag),),
            landscape=True,
            unit=False,
        ),
        Sheet(
            "BI Indikatorer",
            "Bilaga 2. Indikatorrapport",
            (indikatorrapport.tabell(underlag),),
            landscape=True,
            unit=False,
        ),
        Sheet(
            "BI Diagram",
            "Bilaga 2. Diagram",
            indikatordiagram.tabeller(underlag),
            unit=False,
            fit=False,
            charts=indikatordiagram.diagram(underlag),
        ),
        *verksamhet.blad(underlag),
    )
