"""Lagens delar av en årsredovisning (LKBR 4 kap.): vilka trycket saknar, och jämförelsetalen för året före."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.fynd import Fynd, Klass
from finsam_xl.granskning.tryck.etiketter import mallrader, stada
from finsam_xl.granskning.tryck.kolumner import filform

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["granska_lagens_delar", "lagens_delar"]

_RAKNINGAR = frozenset({"resultatrakning", "balansrakning", "kassaflode"})
_LAG = "4 kap. 1 § lagen (2018:597) om kommunal bokföring och redovisning"
_NOTER = "5"
_ANNAN_RAPPORT = re.compile(r"halvar|delar|tertial|verksamhetsplan|budget|bilag")
_MANADER = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
_DATUM = re.compile(r"(?P<ar>20\d\d)-(?P<manad>\d\d)-\d\d")
_SKRIVET_DATUM = re.compile(rf"\d{{1,2}} (?P<manad>{'|'.join(_MANADER)}) (?P<ar>20\d\d)", re.IGNORECASE)
_BESLUT = re.compile(r"(fastställ|beslutad|undertecknad|underskrift|upprättad)", re.IGNORECASE)
_SISTA_MANAD = 3
_HEL_TEXT = 2_000
"""Så många tecken löpande text har en hel rapport minst."""
_UNDERSKRIFTER = re.compile(r"rubriken (styrelsens )?underskrift", re.IGNORECASE)
_ARSREDOVISNING = re.compile(r"arsredovisning")


@dataclass(frozen=True, slots=True)
class Lagdel:
    """En av lagens delar: vad den heter, tabellslagen den trycks som, och hur dess rubrik ser ut i en text."""

    nummer: str
    namn: str
    slag: frozenset[str]
    rubrik: re.Pattern[str]


@cache
def _lagdelar() -> tuple[Lagdel, ...]:
    return tuple(
        Lagdel(rad["nummer"], rad["del"], frozenset(rad["slag"].split()), re.compile(rad["rubrik"]))
        for rad in mallrader("lagdelar.csv")
    )


def granska_lagens_delar(dokument: Dokument) -> Iterator[Fynd]:
    """Upplysningar om delar som lagen kräver av en årsredovisning och som trycket inte har."""
    if not _ARSREDOVISNING.search(filform(dokument.namn)):
        return
    saknas = _saknade(dokument)
    if _ar_helt(dokument) or any(en.slag & _RAKNINGAR for en in saknas):
        for en in saknas:
            text = f"{dokument.namn} saknar {en.namn}, en av årsredovisningens delar enligt {_LAG}."
            yield Fynd("L01", dokument.namn, None, en.namn, Klass.SAKNAD_DEL, text)
    yield from _utan_jamforelse(dokument)
    yield from _utan_principer(dokument)
    yield from _for_sent(dokument)


def lagens_delar(dokument: Dokument) -> Iterator[str]:
    """Vad som sägs om delarna när det inte är ett fynd: trycket är en mapp tabeller, och andra delar kan finnas."""
    slag = {tabell.slag for tabell in dokument.tabeller}
    saknas = _saknade(dokument)
    annan = _ANNAN_RAPPORT.search(filform(dokument.namn)) or "prognos" in slag
    if _ar_helt(dokument) or annan or not slag & _RAKNINGAR or not saknas:
        return
    delar = ", ".join(en.namn for en in saknas)
    yield f"Av årsredovisningens delar ({_LAG}) finns i det som är läst inte: {delar}."


def _ar_helt(dokument: Dokument) -> bool:
    """Om trycket är en hel rapport med text, och inte bara dess tabeller."""
    return sum(len(stycke.text) for stycke in dokument.texter) >= _HEL_TEXT


def _saknade(dokument: Dokument) -> list[Lagdel]:
    slag = {tabell.slag for tabell in dokument.tabeller}
    texter = [stada(en) for en in (*dokument.rubriker, *(tabell.rubrik or tabell.fil for tabell in dokument.tabeller))]
    saknas = [en for en in _lagdelar() if not (en.slag & slag or any(en.rubrik.search(text) for text in texter))]
    return saknas if _ar_helt(dokument) else [en for en in saknas if en.slag and en.nummer != _NOTER]


def _utan_jamforelse(dokument: Dokument) -> Iterator[Fynd]:
    """En räkning ska ha året före bredvid sig."""
    for tabell in dokument.tabeller:
        ar = {kolumn.ar for kolumn in tabell.kolumner if kolumn.roll == "utfall"}
        if tabell.slag in _RAKNINGAR and len(ar) == 1:
            text = (
                f"{tabell.fil} har bara {min(ar)}. Talen för året före ska stå bredvid, enligt 4 kap. lagen (2018:597) "
                "om kommunal bokföring och redovisning."
            )
            yield Fynd("L02", tabell.fil, None, str(min(ar) - 1), Klass.SAKNAD_DEL, text)


def _utan_principer(dokument: Dokument) -> Iterator[Fynd]:
    """Ett helt dokument ska säga vilka redovisningsprinciper det följer."""
    texter = (*dokument.rubriker, *(stycke.text for stycke in dokument.texter))
    if _ar_helt(dokument) and not any("redovisningsprincip" in text.casefold() for text in texter):
        text = (
            f"{dokument.namn} nämner inga redovisningsprinciper. De ska stå i en not, också när inget har ändrats: "
            "9 kap. lagen (2018:597) om kommunal bokföring och redovisning."
        )
        yield Fynd("L03", dokument.namn, None, "redovisningsprinciper", Klass.SAKNAD_DEL, text)


def _for_sent(dokument: Dokument) -> Iterator[Fynd]:
    """Årsredovisningen är upprättad inom tre månader från årets slut."""
    texter = [(stycke.plats, stycke.text) for stycke in dokument.texter]
    texter += [(uppgift.plats, f"{uppgift.uppgift} {uppgift.varde}") for uppgift in dokument.uppgifter]
    for plats, text in texter:
        datum = _DATUM.search(text) or _SKRIVET_DATUM.search(text)
        beslutat = _BESLUT.search(text) or _UNDERSKRIFTER.search(plats)
        if datum and beslutat and int(datum["ar"]) == dokument.ar + 1 and _manad(datum["manad"]) > _SISTA_MANAD:
            mening = (
                f"{plats}: {datum[0]} är mer än tre månader efter räkenskapsåret {dokument.ar}. Årsredovisningen "
                "upprättas inom tre månader."
            )
            yield Fynd("L04", plats, datum[0], f"senast {dokument.ar + 1}-03-31", Klass.SAKNAD_DEL, mening)


def _manad(text: str) -> int:
    return int(text) if text.isdecimal() else _MANADER.index(text.casefold()) + 1
