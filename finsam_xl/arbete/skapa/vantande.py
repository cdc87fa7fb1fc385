"""Rows that wait for an amount in a new book: what Budget and Historik need that no ledger holds.

Everything but the amount is known: the day, the post, the insats, the version, the unit. A row without its amount is
none until it has one.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.flyttad_dag import MANADER_PER_AR, flyttad
from finsam_xl.inputs.schema import tabell
from finsam_xl.modell import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from finsam_xl.book.exempel import Rader
    from finsam_xl.inlasning.forslag.form import Bokforslag
    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["dagen", "vantande"]

_INTAKTER = ("stat", "region", "kommuner", "ovriga_intakter")
_KOSTNADER = ("personal", "ovriga_externa")
_BELOPPEN = ("intakter", "kostnader", "resultat")
_ENHET = {"soliditet": "%", "anstallda": "antal"}
_KAPITAL = "eget_kapital"
_INGAENDE = 2
"""The year whose closing equity last year began with."""
_ARS_HISTORIK = 4
"""So many years back the report's overview goes."""


def vantande(forslag: Bokforslag) -> Mapping[str, Rader]:
    """The rows by table, those of the year that the book is for and of the years before it that the files lack."""
    period = forslag.grunddata["AR_Period"].varde if "AR_Period" in forslag.grunddata else None
    if not isinstance(period, date):
        return {}
    budget = () if forslag.budget else _budgeten(forslag, period)
    return {"Budget": _celler("Budget", budget), "Historik": _celler("Historik", _historiken(forslag, period))}


def _budgeten(forslag: Bokforslag, period: date) -> Iterator[dict[str, Cellvarde]]:
    insatser = (ett.varde.id for ett in forslag.insatser if not ett.varde.forbundets_eget)
    per_insats = (("insatsmedel", insats) for insats in insatser)
    for post, insats in (*((ett, None) for ett in _INTAKTER), *per_insats, *((ett, None) for ett in _KOSTNADER)):
        yield {"Period": period, "Post": post, "Insats": insats, "Version": Version.VERKSAMHETSPLAN.value}


def _historiken(forslag: Bokforslag, period: date) -> Iterator[dict[str, Cellvarde]]:
    kanda = {(ett.varde.period.year, ett.varde.post) for ett in forslag.historik}
    for tillbaka in range(1, _ARS_HISTORIK + 1):
        ar = period.year - tillbaka
        for post in _posterna(tillbaka):
            if (ar, post) not in kanda:
                yield {"Period": dagen(period, ar), "Post": post, "Enhet": _ENHET.get(post, "tkr")}


def dagen(period: date, ar: int) -> date:
    """The same day of another year; the last of February in one that has no 29th."""
    return flyttad(period, MANADER_PER_AR * (ar - period.year))


def _posterna(tillbaka: int) -> tuple[str, ...]:
    """Last year's report as it was printed; the ledger holds the rest of that year. Equity is needed two years back."""
    if tillbaka == 1:
        return (*_BELOPPEN, _KAPITAL)
    return (*_BELOPPEN, *_ENHET, _KAPITAL) if tillbaka == _INGAENDE else (*_BELOPPEN, *_ENHET)


def _celler(namn: str, rader: Iterable[dict[str, Cellvarde]]) -> Rader:
    rubriker = [kolumn.namn for kolumn in tabell(namn).kolumner]
    return tuple(tuple(rad.get(rubrik) for rubrik in rubriker) for rad in rader)
