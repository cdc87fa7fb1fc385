"""What a control says in its own words of what it lacks: which input table it speaks of, and of which day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.inputs.schema import TABELLER

if TYPE_CHECKING:
    from finsam_xl.inputs.schema import Indatatabell

__all__ = ["Kvarmening", "kvarmening"]

_UTAN_RADER = re.compile(r"har inga (?:rader|belopp|mål)|är tomt|är inte ifyllt")
_DAG = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Kvarmening:
    """A sentence: its table, the column to fill in, the day (""), and whether it only says that rows are lacking."""

    text: str
    tabell: Indatatabell | None
    kolumn: str
    dag: str
    bara_utan_rader: bool


def kvarmening(text: str) -> Kvarmening:
    """The sentence read."""
    namnda = _namnda(text)
    dag = traff[0] if (traff := _DAG.search(text)) else ""
    tab = namnda[0] if namnda else None
    kolumn = _kolumnen(tab, text) if tab is not None else ""
    return Kvarmening(text, tab, kolumn, dag, len(namnda) == 1 and _UTAN_RADER.search(text) is not None)


def _namnda(text: str) -> list[Indatatabell]:
    """The input tables that it speaks of, by the names of their sheets, in its order."""
    traffar = ((re.search(rf"\b{re.escape(ett.blad)}\b", text), nr) for nr, ett in enumerate(TABELLER))
    return [TABELLER[nr] for _, nr in sorted((traff.start(), nr) for traff, nr in traffar if traff is not None)]


def _kolumnen(tab: Indatatabell, text: str) -> str:
    namnda = (ett.namn for ett in tab.kolumner if re.search(rf"\b[Ff]yll i {re.escape(ett.namn)}\b", text))
    return next(namnda, tab.kolumner[0].namn)
