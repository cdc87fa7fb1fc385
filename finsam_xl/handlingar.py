"""Vad en text ber någon göra: texten nämner handlingen, och värden säger hur den görs där programmet körs.

Vid kommandot skriver man något, i Excel trycker man på en knapp. Texten bär ett märke, och den som visar texten byter
märket mot sina egna ord med `utskriven`.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Handling", "be", "gor", "utskriven"]

_MARKE = re.compile(r"\{(gör|be|Be)/(\w+)/((?:[^/{}]*/)*)\}")


class Handling(StrEnum):
    """Något som programmet gör åt den som ber om det."""

    SKAPA = "skapa"
    SKAPA_MED_KONTOPLAN = "skapa_med_kontoplan"
    LAS_IN = "las_in"
    LAS_IN_BUDGET = "las_in_budget"
    BYGG = "bygg"
    KONTROLLERA = "kontrollera"
    RATTA = "ratta"
    REVISORSPAKET = "revisorspaket"
    TRYCKBOK = "tryckbok"
    FORNYA_DOKUMENT = "fornya_dokument"


def gor(handling: Handling, *uppgifter: str) -> str:
    """Märket för det som gör handlingen: `finsam bygg årsredovisning bok.xlsx`, eller en knapp.

    *uppgifter* är det som handlingen gäller, för ett bygge rapportens prefix och bokens namn. Ett filnamn har inget
    snedstreck, och det som inte får plats i ett märke blir frågetecken.
    """
    return _marke("gör", handling, uppgifter)


def be(handling: Handling, *uppgifter: str, forst: bool = False) -> str:
    """Märket för en uppmaning: `skriv finsam bygg ...`, eller `tryck på ...`; med stor bokstav *forst* i en mening."""
    return _marke("Be" if forst else "be", handling, uppgifter)


def _marke(form: str, handling: Handling, uppgifter: tuple[str, ...]) -> str:
    delar = "".join(f"{re.sub('[/{}]', '?', ett)}/" for ett in uppgifter)
    return f"{{{form}/{handling}/{delar}}}"


def utskriven(text: str, ord_: Callable[[Handling, tuple[str, ...]], tuple[str, str]]) -> str:
    """*text* med varje märke utbytt mot det som *ord_* svarar: det som gör handlingen, och uppmaningen."""

    def bytt(traff: re.Match[str]) -> str:
        form, handling, delar = traff.groups()
        if handling not in set(Handling):
            return traff[0]
        gor_, be_ = ord_(Handling(handling), tuple(delar.split("/")[:-1]))
        return {"gör": gor_, "be": be_, "Be": be_[:1].upper() + be_[1:]}[form]

    return _MARKE.sub(bytt, text)
