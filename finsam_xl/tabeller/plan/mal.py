"""Verksamhetsplanens mål och indikatorer, med den gräns som planen sätter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.ident import mal_ident
from finsam_xl.figurer.urval import uppslag
from finsam_xl.layout.expr import Expr, Name, number
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.table import PrintedColumn, Row, Table
from finsam_xl.layout.value import Content, count
from finsam_xl.modell import Matt
from finsam_xl.tabeller.arets.malbedomning import indikatorer, mal
from finsam_xl.tabeller.arets.maluppfyllelse import malrader
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.modell import Indikator

__all__ = ["poster", "tabell"]


def _alla(underlag: Underlag) -> tuple[Indikator, ...]:
    return tuple(rad for malet in mal(underlag) for rad in indikatorer(underlag, malet.mal_nr))


def _har_grans(rad: Indikator) -> bool:
    return rad.matt is Matt.EGET_KAPITAL or rad.gransvarde is not None


def poster(underlag: Underlag) -> tuple[Post, ...]:
    """Gränsvärdet för varje indikator som har ett; målet för eget kapital är det i Grunddata."""
    return tuple(
        Post(
            f"{mal_ident(rad.indikator_nr)}_grans",
            _grans(rad),
            Enhet.ANTAL,
            f"Indikator {rad.indikator_nr}: gränsvärde",
            "malskala",
            bara_period=True,
        )
        for rad in _alla(underlag)
        if _har_grans(rad)
    )


def _grans(rad: Indikator) -> Expr:
    if rad.matt is Matt.EGET_KAPITAL:
        return Name("EK_Mal") * number(100)
    return uppslag("Mal", "Gränsvärde", "Indikator nr", rad.indikator_nr)


def tabell(underlag: Underlag) -> Table:
    """Målen som avsnitt, indikatorerna under dem."""
    per_id = {mal_ident(rad.indikator_nr): rad for rad in _alla(underlag)}

    def grans(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        return count(f"{rad.ident}_grans") if indikator is not None and _har_grans(indikator) else None

    def enhet(rad: Row) -> Content:
        indikator = per_id.get(rad.ident)
        if indikator is None:
            return None
        return "procent" if indikator.matt is Matt.EGET_KAPITAL else indikator.enhet

    rader = malrader(underlag, mal(underlag))
    return Table(
        "PM",
        "Mål och indikatorer",
        (PrintedColumn("grans", "Gränsvärde", grans, 12), text("enhet", "Enhet", enhet, 20)),
        rader,
        label="Indikator",
        label_width=90,
        notes=() if rader else ("Bladet Mål är tomt.",),
    )
