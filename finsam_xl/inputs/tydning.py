"""Vad en text betyder som tal eller dag: alla läsningar den kan ha. Bara den som har en enda är säker.

«1.234» är ettusen tvåhundratrettiofyra eller en och en kvart, «03/04/2025» den tredje april eller den fjärde mars:
där gissar ingen, varken när texten rättas eller när ett meddelande säger vad den ser ut som.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["RIMLIGA_AR", "andel", "dagar", "matt", "stada", "tal"]

_OSYNLIGT = "\\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u180e\x00-\x1f"
_KANT = re.compile(f"^[{_OSYNLIGT}]+|[{_OSYNLIGT}]+$")
_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2212", "-"))
_MELLANRUM = re.compile(r"[ \u00a0\u2007\u2009\u202f]")
_VALUTA = re.compile(r"\s*(?:kr|kronor|sek)\.?$|(?:,|:)-$", re.IGNORECASE)
_HELT = re.compile(r"\d+")
_GRUPPERAT = re.compile(r"(\d{1,3}(?: \d{3})+)([.,]\d+)?")
_PUNKTGRUPPER = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+)(,\d+)?")
_KOMMAGRUPPER = re.compile(r"([1-9]\d{0,2}(?:,\d{3})+)(\.\d+)?")
_DECIMALT = re.compile(r"(\d+)[.,](\d+)")
_FLEST_SIFFROR = 15
_TRE_SIFFROR = 4

_MANADER = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_HELA_NAMN = {
    "januari": 1,
    "februari": 2,
    "mars": 3,
    "april": 4,
    "juni": 6,
    "juli": 7,
    "augusti": 8,
    "september": 9,
    "oktober": 10,
    "november": 11,
    "december": 12,
    "sept": 9,
}
_MANAD = {kort: nr for nr, kort in enumerate(_MANADER, start=1)} | _HELA_NAMN
_MIDNATT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?Z?$")
_AR_FORST = re.compile(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})")
_AR_SIST = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ] ?(\d{4})")
_I_ETT = re.compile(r"\d{8}")
_I_ORD = re.compile(r"(?:den )?(\d{1,2})(?:\.|:?e)? ([a-z]+)\.? (\d{4})")
RIMLIGA_AR = range(1990, 2100)
"""År som ett datum i en bok kan ha."""


def stada(text: str) -> str:
    """Texten utan blanktecken och osynliga tecken i kanterna, med å, ä och ö som ett tecken vardera."""
    if text.isprintable() and text[:1] != " " != text[-1:] and unicodedata.is_normalized("NFC", text):
        return text
    return _KANT.sub("", unicodedata.normalize("NFC", text))


def tal(text: str) -> tuple[Decimal, ...]:
    """De tal som *text* kan betyda; inget om den inte är ett tal."""
    rensad = _MELLANRUM.sub(" ", _VALUTA.sub("", stada(text).translate(_MINUS)))
    minus = rensad.startswith("-")
    belopp = rensad[1:].lstrip(" ") if rensad[:1] in {"-", "+"} else rensad
    if not belopp.isascii() or sum(tecken.isdigit() for tecken in belopp) > _FLEST_SIFFROR:
        return ()
    lasta = dict.fromkeys(map(Decimal, _lasningar(belopp)))
    return tuple(-ett if minus and ett else ett for ett in lasta)


def _lasningar(text: str) -> Iterator[str]:
    if _HELT.fullmatch(text):
        yield text
    elif traff := _GRUPPERAT.fullmatch(text):
        yield from _med_decimaler(traff[1].replace(" ", ""), traff[2] or "")
    elif traff := _PUNKTGRUPPER.fullmatch(text):
        yield from _gruppvis(traff[1], ".", traff[2] or "")
    elif traff := _KOMMAGRUPPER.fullmatch(text):
        yield from _gruppvis(traff[1], ",", traff[2] or "")
    elif traff := _DECIMALT.fullmatch(text):
        yield f"{traff[1]}.{traff[2]}"


def _med_decimaler(hela: str, decimaler: str) -> Iterator[str]:
    """Ett tal med mellanrum mellan tusental; tre siffror efter ett tecken kan vara en grupp till."""
    yield f"{hela}.{decimaler[1:]}" if decimaler else hela
    if len(decimaler) == _TRE_SIFFROR:
        yield hela + decimaler[1:]


def _gruppvis(grupper: str, skilje: str, decimaler: str) -> Iterator[str]:
    """Ett tal med punkt eller komma mellan tusental; en enda grupp utan decimaler kan vara decimaler."""
    hela = grupper.replace(skilje, "")
    yield f"{hela}.{decimaler[1:]}" if decimaler else hela
    if grupper.count(skilje) == 1 and not decimaler:
        yield grupper.replace(skilje, ".")


def andel(text: str) -> tuple[Decimal, ...]:
    """De andelar som *text* kan betyda: «40 %» är 0,4, och ett tal utan procenttecken är sig självt."""
    rensad = stada(text)
    if not rensad.endswith("%"):
        return tal(rensad)
    return tuple(ett.scaleb(-2) for ett in tal(rensad.removesuffix("%")))


def matt(text: str) -> tuple[Decimal, ...]:
    """De mått som *text* kan betyda där procent skrivs både som 0,5 och som 50: «50 %» är endera."""
    hela = tal(stada(text).removesuffix("%")) if stada(text).endswith("%") else ()
    return (*(ett.normalize() for ett in andel(text)), *hela) if hela else tal(text)


def dagar(text: str) -> tuple[date, ...]:
    """De dagar som *text* kan betyda; inget om den inte är en dag, eller har ett klockslag."""
    rensad = _MIDNATT.sub("", _MELLANRUM.sub(" ", stada(text).translate(_MINUS))).casefold()
    return tuple(dict.fromkeys(dag for ett in _datumlasningar(rensad) if (dag := _dag(*ett)) is not None))


def _datumlasningar(text: str) -> Iterator[tuple[int, int, int]]:
    """År, månad och dag på alla sätt som texten kan läsas."""
    if traff := _AR_FORST.fullmatch(text):
        yield int(traff[1]), int(traff[3]), int(traff[4])
    elif traff := _AR_SIST.fullmatch(text):
        ett, annat, ar = map(int, traff.groups())
        yield ar, annat, ett
        yield ar, ett, annat
    elif _I_ETT.fullmatch(text):
        yield int(text[:4]), int(text[4:6]), int(text[6:])
        yield int(text[4:]), int(text[2:4]), int(text[:2])
        yield int(text[4:]), int(text[:2]), int(text[2:4])
    elif (traff := _I_ORD.fullmatch(text)) and traff[2] in _MANAD:
        yield int(traff[3]), _MANAD[traff[2]], int(traff[1])


def _dag(ar: int, manad: int, dag: int) -> date | None:
    try:
        return date(ar, manad, dag) if ar in RIMLIGA_AR else None
    except ValueError:
        return None
