"""Tryckta rubriker och radtexter till våra namn: data i templates/granskning, med tolerans för stavning."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import cache, lru_cache

from finsam_xl.mallar import mall

__all__ = ["OVRIG", "Etikett", "Tabellslag", "alla_slag", "etiketter", "mallrader", "radnamn", "slag_av", "stada"]

_LIKHET = 0.86
"""Så lika ska två radtexter vara för att vara samma rad med olika stavning."""


@dataclass(frozen=True, slots=True)
class Tabellslag:
    """Ett slag av tabell: filnamnets mönster.

    *rubrik* är tabellens vanliga namn, och *kannetecken* fält som bara den har, med mellanrum mellan.
    """

    slag: str
    filnamn: str
    rubrik: str
    kannetecken: str


OVRIG = Tabellslag("ovrig", "", "", "")
"""En tabell av ett slag vi inte känner: den prövas på sina egna summor."""


@dataclass(frozen=True, slots=True)
class Etikett:
    """En tryckt radtext, vårt namn på raden, om tabellen är ofullständig utan den, och radens enhet om en egen.

    En *frivillig* rad får saknas i trycket också när boken visar den.
    """

    slag: str
    id: str
    etikett: str
    kravs: bool
    enhet: str
    frivillig: bool = False


def mallrader(namn: str) -> list[dict[str, str]]:
    """Raderna i en datafil under templates/granskning."""
    with mall("granskning").joinpath(namn).open(encoding="utf-8", newline="") as fil:
        return list(csv.DictReader(fil))


@cache
def alla_slag() -> tuple[Tabellslag, ...]:
    """Alla slag av tabeller."""
    return tuple(Tabellslag(**rad) for rad in mallrader("tabeller.csv"))


@cache
def etiketter() -> tuple[Etikett, ...]:
    """Alla kända radtexter."""
    return tuple(
        Etikett(rad["slag"], rad["id"], rad["etikett"], rad["kravs"] == "ja", rad["enhet"], rad["kravs"] == "nej")
        for rad in mallrader("etiketter.csv")
    )


@cache
def _monster() -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    return tuple((rad["slag"], rad["id"], re.compile(rad["monster"])) for rad in mallrader("monster.csv"))


def slag_av(filnamn: str) -> Tabellslag | None:
    """Tabellens slag efter filnamnet; None när vi inte känner tabellen."""
    return next((slag for slag in alla_slag() if re.match(slag.filnamn, filnamn)), None)


@lru_cache(maxsize=16_384)
def stada(text: str) -> str:
    """En radtext utan versaler, skiljetecken och dubbla mellanslag."""
    return " ".join(re.sub(r"[^\w/ ]", " ", text.casefold()).split())


@lru_cache(maxsize=16_384)
def radnamn(slag: str, post: str) -> tuple[str, str]:
    """Vårt namn på en rad, och den kända radtext som *post* är en felstavning av; tomt där inget passar."""
    kanda = {stada(en.etikett): en for en in etiketter() if en.slag == slag}
    stadad = stada(post)
    if stadad in kanda:
        return kanda[stadad].id, ""
    lika = next((en for en in get_close_matches(stadad, kanda, n=1, cutoff=_LIKHET) if _felstavad(stadad, en)), "")
    for eget, namn, monster in _monster():
        if eget == slag and monster.search(post.casefold()):
            return namn, kanda[lika].etikett if lika and kanda[lika].id == namn else ""
    return (kanda[lika].id, kanda[lika].etikett) if lika else ("", "")


def _felstavad(tryckt: str, kand: str) -> bool:
    """Om orden är desamma så när som på bokstäver inne i dem; en annan ändelse är ingen felstavning."""
    ord_i_tryckt, ord_i_kand = tryckt.split(), kand.split()
    if len(ord_i_tryckt) != len(ord_i_kand):
        return False
    olika = [par for par in zip(ord_i_tryckt, ord_i_kand, strict=True) if par[0] != par[1]]
    return all(
        ett[0] == annat[0]
        and not ett.startswith(annat)
        and not annat.startswith(ett)
        and SequenceMatcher(None, ett, annat).ratio() >= _LIKHET
        for ett, annat in olika
    )
