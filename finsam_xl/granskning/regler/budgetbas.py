"""Vad en budgetkolumn bygger på: verksamhetsplanen, en reviderad budget eller prognosen, när dess rubrik säger det.

Två tabeller kan visa olika budgetar. Säger båda vilken det är jämförs bara samma med samma.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.belopp import NOLL
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from finsam_xl.granskning.tryck.dokument import Dokument, Kolumn, Rad, Tabell

__all__ = ["avvikelsens_bas", "baser", "budgetbas", "kolumn_med_bas"]

_BASER = (
    ("prognos", re.compile(r"prognos")),
    ("reviderad", re.compile(r"reviderad|beslutad_andring")),
    ("verksamhetsplan", re.compile(r"verksamhetsplan|(^|_)(plan|vp)(_|$)")),
)
_JAMFORDA = frozenset({"budget", "prognos"})
_AVRUNDAT = 2


def budgetbas(kolumn: Kolumn) -> str:
    """Det som kolumnens rubrik säger att budgeten är; tomt när den bara heter budget."""
    rubrik = filform(f"{kolumn.namn} {kolumn.rubrik}")
    return next((bas for bas, monster in _BASER if monster.search(rubrik)), "")


def baser(dokument: Dokument, slag: str, ar: int) -> tuple[str, ...]:
    """De olika budgetar som tabellen av ett *slag* visar för året, i kolumnernas ordning."""
    tabell = dokument.tabell(slag)
    egna = (en for en in tabell.kolumner if en.roll == "budget" and en.ar == ar) if tabell else ()
    return tuple(dict.fromkeys(budgetbas(en) for en in egna))


def kolumn_med_bas(tabell: Tabell, bas: str, ar: int) -> Kolumn | None:
    """Kolumnen med samma budget, annars en som inte säger vilken den är."""
    egna = [en for en in tabell.kolumner if en.roll in _JAMFORDA and en.ar == ar]
    samma = (en for en in egna if budgetbas(en) == bas)
    return next(samma, None) or next((en for en in egna if en.roll == "budget" and not budgetbas(en)), None)


def avvikelsens_bas(tabell: Tabell, rad: Rad, avvikelse: Kolumn) -> str:
    """Budgeten som radens avvikelse är räknad mot; tomt när det inte syns eller den inte säger vilken den är."""
    utfall = next((en for en in tabell.kolumner if en.roll == "utfall" and en.ar == avvikelse.ar), None)
    tryckt, verkligt = rad.tal(avvikelse), rad.tal(utfall) if utfall else None
    if tryckt is None or verkligt is None:
        return ""
    for kolumn in tabell.kolumner:
        budget = rad.tal(kolumn) or NOLL
        if kolumn.roll in _JAMFORDA and abs(abs(verkligt - budget) - abs(tryckt)) <= _AVRUNDAT:
            return budgetbas(kolumn)
    return ""
