"""Läsa ett märke: det som står mellan {{ och }}, skrivet av en människa i Word.

Grammatiken är hela språket: ett namn med val efter komman, «tabell», «tabeller», «diagram», «innehåll», «om», «annars»
och «slut». Inget kan upprepas, anropas eller räknas ut utöver det.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.marken.enheter import KR_PER_ENHET
from finsam_xl.dokument.marken.marke import (
    Annars,
    Diagrammarke,
    Innehallsmarke,
    Om,
    Siffermarke,
    Slut,
    Tabellmarke,
    Villkorsled,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.dokument.marken.marke import Marke

__all__ = ["LANGST", "MARKEN", "Markesfel", "tolka"]

LANGST: Final = 300
"""Så många tecken ryms i ett märke."""
MARKEN: Final = re.compile(rf"\{{\{{([^{{}}]{{1,{LANGST}}})\}}\}}")
_FLEST_LED: Final = 4
_FLEST_DECIMALER: Final = 6
_NAMN: Final = re.compile(r"[^\W\d]\w*")
_SIFFRA: Final = re.compile(r"(?P<namn>[^\s,]+)(?:\s+i\s+(?P<enhet>kr|tkr|mnkr|mkr))?", re.IGNORECASE)
_DECIMALER: Final = re.compile(r"(\d{1,2}|en|två|tre|inga)\s+decimal(?:er)?", re.IGNORECASE)
_ORDTAL: Final = {"inga": 0, "en": 1, "två": 2, "tre": 3}
_JAMFOR: Final = re.compile(r"(?P<namn>\S+)\s*(?P<hur>>=|<=|<>|≥|≤|≠|>|<|=)\s*(?P<mot>.+)", re.DOTALL)
_FINNS: Final = re.compile(r"(?P<tabell>tabell\s+)?(?P<namn>.+?)\s+(?P<hur>finns|saknas)", re.IGNORECASE | re.DOTALL)
_TECKEN: Final = {"≥": ">=", "≤": "<=", "≠": "<>"}
_TAL: Final = re.compile(r"([-−–]?)\s*(\d[\d\s]{0,17}(?:,\d{1,6})?)\s*(kr|tkr|mnkr|mkr|%)?", re.IGNORECASE)
_OM_DEN_FINNS: Final = re.compile(r"(?:om|när) (?:den|det|de|något|någon) finns", re.IGNORECASE)

_ENKLA: Final[dict[str, dict[str, object]]] = {
    "kr": {"enhet": "kr"},
    "i kr": {"enhet": "kr"},
    "tkr": {"enhet": "tkr"},
    "i tkr": {"enhet": "tkr"},
    "mnkr": {"enhet": "mnkr"},
    "i mnkr": {"enhet": "mnkr"},
    "mkr": {"enhet": "mnkr"},
    "i mkr": {"enhet": "mnkr"},
    "utan enhet": {"utan_enhet": True},
    "utan tecken": {"utan_tecken": True},
    "med plus": {"med_plus": True},
    "med plustecken": {"med_plus": True},
    "omvänt tecken": {"omvant": True},
    "jämförelseåret": {"jamforelse": True},
    "jämförelseperioden": {"jamforelse": True},
    "föregående år": {"jamforelse": True},
    "förändring": {"forandring": True},
    "förändring i procent": {"forandring": True, "i_procent": True},
    "procent": {"i_procent": True},
    "i procent": {"i_procent": True},
    "bara ordet": {"bara_ordet": True},
    "år": {"ar": True},
    "långt datum": {"lang_datum": True},
    "versaler": {"versaler": True},
}
VALEN: Final = (*_ENKLA, "2 decimaler", "andel av NAMN", "jämfört med NAMN", "annars TEXT", "ORD/ORD/ORD")


class Markesfel(Exception):  # noqa: N818 - husets ord för fel är svenskt
    """Ett märke som inte går att förstå; texten säger varför."""


def tolka(text: str) -> Marke:
    """Märket som texten mellan {{ och }} skriver.

    Raises:
        Markesfel: det är inget märke.

    """
    ren = _renad(text)
    if not ren:
        raise Markesfel("märket är tomt")
    ordet, _, resten = ren.partition(" ")
    tolk = _ORDEN.get(ordet.casefold())
    if tolk is not None and (resten or ordet.casefold() in _ENSAMMA):
        return tolk(resten.strip())
    return _siffra(ren)


def _renad(text: str) -> str:
    """Texten utan det som Word själv lägger i den: hårda blanksteg, tabbar, mjuka bindestreck, delade tecken."""
    text = unicodedata.normalize("NFC", text).replace("\u00ad", "").replace("\u200b", "").replace("\ufeff", "")
    return " ".join(text.split())


def _utan(vad: str, marke: Marke) -> Callable[[str], Marke]:
    def tolk(resten: str) -> Marke:
        if resten:
            raise Markesfel(f"efter «{vad}» ska inget stå, men där står «{resten}»")
        return marke

    return tolk


def _tabell(resten: str, *, alla: bool = False) -> Tabellmarke:
    titel, *val = (ett.strip() for ett in resten.split(","))
    marke = Tabellmarke(titel, alla=alla)
    for ett in val:
        if _OM_DEN_FINNS.fullmatch(ett):
            marke = replace(marke, om_den_finns=True)
        elif ett.casefold() == "med rubrik":
            marke = replace(marke, med_rubrik=True)
        elif marke == Tabellmarke(marke.titel, alla=alla):
            marke = replace(marke, titel=f"{marke.titel}, {ett}")
        else:
            raise Markesfel(f"«{ett}» är inget val för en tabell; de är «med rubrik» och «om den finns»")
    return marke


def _diagram(resten: str) -> Diagrammarke:
    titel, komma, val = resten.rpartition(",")
    if komma and _OM_DEN_FINNS.fullmatch(val.strip()):
        return Diagrammarke(titel.strip(), om_den_finns=True)
    return Diagrammarke(resten)


def _om(resten: str) -> Om:
    och, eller = re.split(r"\s+och\s+", resten), re.split(r"\s+eller\s+", resten)
    if len(och) > 1 and len(eller) > 1:
        raise Markesfel("ett villkor kan ha «och» eller «eller», men inte båda")
    leden = och if len(och) > 1 else eller
    if len(leden) > _FLEST_LED:
        raise Markesfel(f"ett villkor kan ha högst {_FLEST_LED} led")
    return Om(tuple(map(_led, leden)), alla=len(eller) == 1)


def _led(text: str) -> Villkorsled:
    if finns := _FINNS.fullmatch(text):
        namn = finns["namn"].strip()
        tabell = finns["tabell"] is not None
        return Villkorsled(namn if tabell else _namnet(namn), finns["hur"].casefold(), tabell=tabell)
    jamfort = _JAMFOR.fullmatch(text)
    if jamfort is None:
        raise Markesfel(
            f"«{text}» är inget villkor; skriv som «om AR_RR_arets_resultat > 0» eller «om Beslutsdatum finns»"
        )
    hur = _TECKEN.get(jamfort["hur"], jamfort["hur"])
    namn, mot = _namnet(jamfort["namn"]), jamfort["mot"].strip()
    tal = _TAL.fullmatch(mot)
    if tal is None:
        return Villkorsled(namn, hur, mot=_namnet(mot))
    varde = Decimal(re.sub(r"\s", "", tal[2]).replace(",", ".")) * (-1 if tal[1] else 1)
    enhet = (tal[3] or "").casefold()
    return Villkorsled(namn, hur, varde / 100 if enhet == "%" else varde * KR_PER_ENHET.get(enhet, 1))


def _siffra(text: str) -> Siffermarke:
    forst, *val = (ett.strip() for ett in text.split(","))
    traff = _SIFFRA.fullmatch(forst)
    if traff is None:
        raise Markesfel(_obegripligt(forst))
    enhet = (traff["enhet"] or "").casefold()
    marke = Siffermarke(_namnet(traff["namn"]), enhet="mnkr" if enhet == "mkr" else enhet)
    for ett in val:
        marke = replace(marke, **_val(ett))  # type: ignore[arg-type]  # each option names its own field
    return marke


def _obegripligt(text: str) -> str:
    return f"«{text}» är inget namn; ett namn är ett ord, som AR_RR_intakter, och val skrivs efter ett komma"


def _val(text: str) -> dict[str, object]:
    ordet = text.casefold()
    if ordet in _ENKLA:
        return _ENKLA[ordet]
    if antal := _DECIMALER.fullmatch(text):
        decimaler = _ORDTAL[antal[1].casefold()] if antal[1].casefold() in _ORDTAL else int(antal[1])
        if decimaler > _FLEST_DECIMALER:
            raise Markesfel(f"högst {_FLEST_DECIMALER} decimaler kan skrivas")
        return {"decimaler": decimaler}
    for inledning, falt in (("andel av ", "av"), ("procent av ", "av"), ("jämfört med ", "mot"), ("minus ", "mot")):
        if ordet.startswith(inledning):
            return {falt: _namnet(text[len(inledning) :].strip())}
    if ordet.startswith("annars"):
        return {"annars": text[len("annars") :].strip()}
    if 2 <= len(ord_ := tuple(ett.strip() for ett in text.split("/"))) <= 3:  # noqa: PLR2004 - mer, mindre, noll
        return {"ord": ord_}
    raise Markesfel(f"«{text}» är inget val; valen är {', '.join(VALEN)}")


def _namnet(text: str) -> str:
    if not _NAMN.fullmatch(text):
        raise Markesfel(_obegripligt(text))
    return text


_ENSAMMA: Final = frozenset({"annars", "slut", "innehåll", "innehållsförteckning"})
_ORDEN: Final[dict[str, Callable[[str], Marke]]] = {
    "tabell": _tabell,
    "tabeller": lambda resten: _tabell(resten, alla=True),
    "diagram": _diagram,
    "om": _om,
    "annars": _utan("annars", Annars()),
    "slut": _utan("slut", Slut()),
    "innehåll": _utan("innehåll", Innehallsmarke()),
    "innehållsförteckning": _utan("innehållsförteckning", Innehallsmarke()),
}
