"""Rubriker på ett blad: en tabells rubrik, en rad med kolumnrubriker, och enheten som någon av dem nämner."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import siffror_av
from finsam_xl.granskning.tryck.dokument import tal
from finsam_xl.granskning.tryck.etiketter import alla_slag, slag_av, stada
from finsam_xl.granskning.tryck.kolumner import filform, kolumnfalt
from finsam_xl.granskning.tryck.ordslag import har_ord

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.granskning.tryck.etiketter import Tabellslag

__all__ = ["ar_okand_rubrikrad", "ar_rubrikrad", "enhet_i", "rattstavad", "slag_for_rubrik"]

_LANGST = 90
_LIK = 0.85
"""Så lik ska en rubrik vara tabellens vanliga namn för att vara det med annan stavning."""
_ANTAL_AR = re.compile(r"(två|tre|fyra|fem|sex|sju|åtta|nio|tio)\s?års")
"""En femårsöversikt är en flerårsöversikt med ett eget namn, ingen felstavad."""
_ARTAL = re.compile(r"(19|20)\d\d")
_ENHET = re.compile(r"(?<!\w)(tkr|mkr|mnkr|kr|kronor|(?:tusen|tusental|miljoner) kronor)(?!\w)", re.IGNORECASE)
_ENHETER = {"kronor": "kr", "tusen kronor": "tkr", "tusental kronor": "tkr", "mnkr": "mkr", "miljoner kronor": "mkr"}


@cache
def slag_for_rubrik(text: str) -> Tabellslag | None:
    """Slaget som en tabellrubrik menar, också när den är lite fel stavad."""
    if not text or len(text) > _LANGST:
        return None
    if slag := slag_av(filform(text)):
        return slag
    likhet, basta = _likast(_utan_tal(text))
    return basta if likhet >= _LIK else None


@lru_cache(maxsize=4_096)
def rattstavad(text: str) -> str:
    """Tabellens vanliga namn, när rubriken är nästan men inte riktigt det; tomt när bara en ändelse skiljer."""
    ren = _utan_tal(text)
    likhet, slag = _likast(ren)
    vanlig = stada(slag.rubrik)
    if likhet < _LIK or ren.startswith(vanlig) or vanlig.startswith(ren) or _ANTAL_AR.match(ren):
        return ""
    return slag.rubrik


def _utan_tal(text: str) -> str:
    return " ".join(re.sub(r"\d", " ", stada(text)).split())


def _likast(ren: str) -> tuple[float, Tabellslag]:
    return max(((_likhet(ren, slag.rubrik), slag) for slag in alla_slag()), key=lambda en: en[0])


def _likhet(ren: str, rubrik: str) -> float:
    """Hur lik texten är rubriken; noll när det syns direkt att den inte är lik nog."""
    jamforelse = SequenceMatcher(None, ren, stada(rubrik))
    if not rubrik or jamforelse.real_quick_ratio() < _LIK or jamforelse.quick_ratio() < _LIK:
        return 0.0
    return jamforelse.ratio()


def ar_rubrikrad(
    celler: Mapping[int, str], under: Mapping[int, str], *, under_rubrik: bool, direkt: bool, fritt: bool
) -> bool:
    """Om en rad är kolumnrubriker: inga belopp, och minst en rubrik vi känner utöver radtexternas.

    *under* är raden efter. Bara årtal räcker under tabellens rubrik (*under_rubrik*, *direkt*), efter en tom rad
    (*fritt*) eller med tabellens namn eller enhet i hörnet: annars kunde de vara belopp.
    """
    if any(len(text) > _LANGST or _ar_belopp(text) for text in celler.values()):
        return False
    kanda = [kolumn for kolumn, text in celler.items() if kolumnfalt(text)]
    if not kanda:
        return False
    forsta = min(celler)
    if len(celler) == 1:
        i_kolumn = bool(under) and min(under) < forsta and not slag_for_rubrik(celler[forsta])
        return i_kolumn or (direkt and not kolumnfalt(celler[forsta]).startswith("utfall_"))
    if kanda == [forsta]:
        return False
    if any(not _ar_tid(celler[kolumn]) for kolumn in kanda) or under_rubrik or fritt:
        return True
    return forsta in kanda or bool(slag_for_rubrik(celler[forsta]) or enhet_i(celler[forsta]))


def ar_okand_rubrikrad(celler: Mapping[int, str], under: Mapping[int, str]) -> bool:
    """Om en rad är rubriker som vi inte känner: bara texter, och tal närmast under minst en av dem."""
    if any(len(text) > _LANGST or re.fullmatch(r"[\W\d]*", text) or har_ord("inget", text) for text in celler.values()):
        return False
    if any(_ar_belopp(text) for text in celler.values()):
        return False
    return any(kolumn > min(celler) and _ar_belopp(under.get(kolumn, "")) for kolumn in celler) and len(celler) > 1


def _ar_belopp(text: str) -> bool:
    return tal(siffror_av(text)) is not None and not _ARTAL.fullmatch(text)


def _ar_tid(text: str) -> bool:
    return not re.search(r"[a-z]", filform(text))


def enhet_i(text: str) -> str:
    """Enheten som en text nämner (kr, tkr, mkr, som också skrivs mnkr), annars tomt."""
    traff = _ENHET.search(text)
    return _ENHETER.get(traff[1].casefold(), traff[1].casefold()) if traff else ""
