"""Which rows a person may give a label of their own: the ids of every report's tables and cards, and labels for none.

A row that only some books show counts as one: the book of this year may lack what last year's labels were for.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.mallbok import INSATSENS_ID, MEDLEMMENS_ID, mallbok, med_alla_perioder
from finsam_xl.figurer.underlag import underlag
from finsam_xl.inputs.problem import okand_etikett
from finsam_xl.rapporter.slag import RAPPORTSLAG, visade_blad
from finsam_xl.rapporter.tabellval import numrerade

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.inputs.bok import Inlast
    from finsam_xl.modell import Bokslut, Problem
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["Etikettrad", "etikettrader", "okanda_etiketter"]

_KORT = "KORT"


@dataclass(frozen=True, slots=True)
class Etikettrad:
    """A row that can have a label of its own: the report that prints it, table and id as in Etiketter, its own text."""

    rapport: str
    tabell: str
    id: str
    text: str


@cache
def etikettrader() -> tuple[Etikettrad, ...]:
    """Every row that any book can print, once; rows per insats and member have a word in place of their id."""
    alla = mallbok()
    rader = (rad for slag in RAPPORTSLAG.values() for rad in _rader(slag, alla))
    return tuple({(rad.rapport, rad.tabell, rad.id): rad for rad in rader if rad.id}.values())


def okanda_etiketter(inlast: Inlast) -> tuple[Problem, ...]:
    """The rows of Etiketter whose table or id no report has, each with those that there are."""
    if inlast.bokslut is None or not inlast.bokslut.etiketter:
        return ()
    giltiga = _giltiga(inlast.bokslut)
    return tuple(
        _problem(inlast.etikettrader[tabell, ident].plats("Id"), tabell, ident, giltiga)
        for tabell, ident in inlast.bokslut.etiketter
        if ident not in giltiga.get(tabell, ())
    )


def _problem(plats: str, tabell: str, ident: str, giltiga: Mapping[str, Mapping[str, str]]) -> Problem:
    if tabell not in giltiga:
        return okand_etikett(plats, "Tabell", tabell, sorted(giltiga), "")
    iden = giltiga[tabell]
    lik = next(iter(difflib.get_close_matches(ident, iden, n=1)), "")
    return okand_etikett(plats, "Id", ident, [ett for ett in iden if ett], lik)


def _giltiga(bokslut: Bokslut) -> dict[str, dict[str, str]]:
    """The ids by table: those of the book's own reports, and every other row, with the book's insatser and members."""
    giltiga: dict[str, dict[str, str]] = {}
    alla = med_alla_perioder(bokslut)
    egna = (rad for slag in RAPPORTSLAG.values() for rad in _rader(slag, alla))
    andras = (egen for rad in etikettrader() for egen in _for_bokens(rad, bokslut))
    for rad in (*egna, *andras):
        giltiga.setdefault(rad.tabell, {}).setdefault(rad.id, rad.text)
    return giltiga


def _for_bokens(rad: Etikettrad, bokslut: Bokslut) -> Iterator[Etikettrad]:
    for ord_, alla in ((INSATSENS_ID, bokslut.insatser), (MEDLEMMENS_ID, bokslut.medlemmar)):
        if ord_ in rad.id:
            yield from (replace(rad, id=rad.id.replace(ord_, ett.id)) for ett in alla)
            return
    yield rad


def _rader(slag: Rapportslag, bokslut: Bokslut) -> Iterator[Etikettrad]:
    data = underlag(bokslut, slag.prefix)
    for blad in visade_blad(slag, data):
        yield from (Etikettrad(slag.titel, ident, ident, titel) for _, ident, titel in numrerade((blad,)))
        for tabell in blad.tables:
            yield from (Etikettrad(slag.titel, tabell.ident, rad.ident, rad.label) for rad in tabell.rows)
        for kort in blad.cards:
            for falt in kort.fields:
                text = falt.label if isinstance(falt.label, str) else ""
                yield Etikettrad(slag.titel, _KORT, falt.ident, text)
