"""Fältens värden: belopp, datum, period och årsnummer, lästa strängt som SIE skriver dem."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache

from finsam_xl.belopp import NOLL
from finsam_xl.sie.diagnos import Postfel
from finsam_xl.sie.lexer import visa
from finsam_xl.sie.slag import BELOPP, FALT

BELOPPSFORM = r"(-?[0-9]{1,15}(?:\.[0-9]{1,2})?)(?:(?<=\.[0-9][0-9])0{1,18})?"
"""Beloppet, i gruppen, och de nollor efter andra decimalen som inte ändrar det."""
_BELOPP = re.compile(BELOPPSFORM)
_UTAN_DECIMALER = re.compile(r"-?[0-9]{1,3}")
TRE_SIFFROR = r"[0-9]{3}(?:[.,][0-9]*)?"
"""Fältet efter ett belopp som kan vara dess tusental."""
_TRE_SIFFROR = re.compile(TRE_SIFFROR)
_DATUM = re.compile(r"[0-9]{8}")
_PERIOD = re.compile(r"[0-9]{4}(?:0[1-9]|1[0-2])")
_ARSNR = re.compile(r"0|-[1-9][0-9]?")


def belopp(text: str) -> Decimal:
    """Beloppet i kr. Punkt är decimaltecken, högst två decimaler utom nollor; minus noll läses som noll.

    Raises:
        Postfel: texten är tom eller skriven på annat sätt; den läses aldrig som 0.

    """
    traff = _BELOPP.fullmatch(text)
    if traff is None:
        raise Postfel(BELOPP, f"Beloppet «{visa(text)}» följer inte SIE: använd punkt och högst två decimaler.")
    return Decimal(traff[1]) + NOLL


def skilda_tusental(skrivet: str, nasta: str) -> bool:
    """Sant om ett belopp utan decimaler och fältet efter kan vara ett enda belopp, «490 000.00»."""
    return _UTAN_DECIMALER.fullmatch(skrivet) is not None and _TRE_SIFFROR.fullmatch(nasta) is not None


def datum_eller_inget(text: str) -> date | None:
    """Dagen ÅÅÅÅMMDD, eller inget om den inte finns i kalendern."""
    return _dag(text) if _DATUM.fullmatch(text) else None


@lru_cache(maxsize=4096)
def _dag(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def datum(text: str) -> date:
    """Dagen ÅÅÅÅMMDD.

    Raises:
        Postfel: dagen finns inte.

    """
    dag = datum_eller_inget(text)
    if dag is None:
        raise Postfel(FALT, f"«{visa(text)}» är inte ett datum (ÅÅÅÅMMDD).")
    return dag


def period(text: str) -> str:
    """Månaden ÅÅÅÅMM.

    Raises:
        Postfel: månaden finns inte.

    """
    if not _PERIOD.fullmatch(text):
        raise Postfel(FALT, f"«{visa(text)}» är inte en månad (ÅÅÅÅMM).")
    return text


def arsnr(text: str) -> int:
    """Årsnumret: 0 är filens år, -1 året före.

    Raises:
        Postfel: texten är inte ett årsnummer.

    """
    if not _ARSNR.fullmatch(text):
        raise Postfel(FALT, f"«{visa(text)}» är inte ett årsnummer (0, -1, -2 …).")
    return int(text)
