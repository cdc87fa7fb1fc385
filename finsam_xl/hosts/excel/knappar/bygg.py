"""The buttons *Bygg ...*: a report's sheets built into the open book."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbete.bygg.kontrollresultat import kontrollresultat
from finsam_xl.arbete.bygg.rapportbygge import Byggd, byggd
from finsam_xl.arbete.gemensamt.utskrift import bevarade
from finsam_xl.book.klocka import klockan
from finsam_xl.hosts.excel import besked
from finsam_xl.hosts.excel.knappar.makro import makro
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.lage import arbetsro
from finsam_xl.hosts.excel.logg import borja_logga
from finsam_xl.hosts.excel.placera import att_saga, placera
from finsam_xl.hosts.excel.plan import planera
from finsam_xl.hosts.excel.startrader import vik_ut
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from finsam_xl.layout.grid import Grid

__all__ = [
    "Lagt",
    "bygg_arsredovisning",
    "bygg_bilagor",
    "bygg_halvarsredovisning",
    "bygg_verksamhetsplan",
    "lagda_blad",
    "lagg_in",
    "sagt",
]


@makro
def bygg_arsredovisning(bok: xlwings.Book) -> None:
    """Build the årsredovisning's sheets into the open book."""
    _bygg(bok, "AR")


@makro
def bygg_halvarsredovisning(bok: xlwings.Book) -> None:
    """Build the halvårsredovisning's sheets into the open book."""
    _bygg(bok, "HR")


@makro
def bygg_verksamhetsplan(bok: xlwings.Book) -> None:
    """Build the verksamhetsplan's sheets into the open book."""
    _bygg(bok, "VP")


@makro
def bygg_bilagor(bok: xlwings.Book) -> None:
    """Build the bilagor's sheets into the open book."""
    _bygg(bok, "BI")


def _bygg(bok: xlwings.Book, prefix: str) -> None:
    besked.saga(bok, lagg_in(bok, prefix).text)


class Lagt(NamedTuple):
    """A report that has been set in (at a distance: ordered), what is told of it, and what only a distance adds."""

    byggt: Byggd
    text: str
    mer: tuple[str, ...]


def lagg_in(bok: xlwings.Book, prefix: str) -> Lagt:
    """Build the report into the open book; everything that can fail or be said comes before anything is changed."""
    slag = RAPPORTSLAG[prefix]
    with arbetsro(bok, "finsam-xl: bygger ...") as visa:
        data = bokens_data(bok)
        byggt = byggd(data, slag, klockan(), visa)
        plan = planera(data, byggt)
        mer = att_saga(bok, plan)
        lagt = Lagt(byggt, sagt(byggt, mer), mer)
        placera(bok, plan, data)
        vik_ut(bok, data, prefix)
    return lagt


def lagda_blad(lagt: Lagt) -> tuple[Grid, ...]:
    """The report's sheets, and the list of what is left."""
    kvar = lagt.byggt.kvar
    return (*lagt.byggt.skiss.rapport.blad, *(() if kvar is None else (kvar,)))


def sagt(byggt: Byggd, mer: Sequence[str]) -> str:
    """What is told when the sheets are in; *mer* is what only a distance adds."""
    kontroller = kontrollresultat(byggt.skiss)
    kvar = mer or bevarade(byggt.ympning.bevarade, len(byggt.skiss.rapport.blad))
    varningar = [f"{ett.plats}: {ett.text}" for ett in byggt.varningar]
    byggda = f"{byggt.skiss.rapport.slag.titel}: {len(byggt.skiss.rapport.blad)} blad byggda."
    utfall = besked.kontrolltext(kontroller, borja_logga())
    return "\n".join([*besked.forst(kontroller), byggda, *kvar, *varningar, "", utfall])
