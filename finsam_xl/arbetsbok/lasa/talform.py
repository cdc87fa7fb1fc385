"""What a number shows in its cell: a percentage, a date, or so many decimals as its format leaves."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Final

from finsam_xl.belopp import avrunda

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

__all__ = ["ar_datum", "talkod", "visat"]

_BUILTIN: Final[Mapping[int, str]] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 22), "yyyy-mm-dd"),
    **dict.fromkeys((37, 38), "#,##0"),
    **dict.fromkeys((39, 40), "#,##0.00"),
}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DIGITS = re.compile(r"[#0?,]*[#0?](?:\.([#0?]+))?(,*)")
_MOST_DECIMALS: Final = 6
_PERCENT: Final = Decimal(100)
_LAST_DAY: Final = 2_958_465
"""9999-12-31, the last day that Excel knows."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A format as it is shown: a date, a percentage, its decimals and the power of ten that it leaves out."""

    datum: bool = False
    procent: bool = False
    decimaler: int = _MOST_DECIMALS
    skala: int = 0


def talkod(nummer: int, egna: Mapping[int, str]) -> str:
    """The code of a number format; *egna* are the workbook's own, and one that is not known shows all there is."""
    return egna.get(nummer, _BUILTIN.get(nummer, "General"))


@cache
def _form(kod: str) -> _Form:
    synlig = _NOT_SHOWN.sub("", kod.partition(";")[0])
    if re.search(r"y|d", synlig, re.IGNORECASE) and "general" not in synlig.casefold():
        return _Form(datum=True)
    procent = "%" in synlig
    traff = _DIGITS.search(synlig)
    if traff is None:
        return _Form(procent=procent)
    return _Form(procent=procent, decimaler=len(traff[1] or ""), skala=-3 * len(traff[2]))


def ar_datum(kod: str) -> bool:
    """Whether a number format shows its number as a day."""
    return _form(kod).datum


def visat(tal: Decimal, kod: str, noll: date) -> str:
    """The number as its format *kod* shows it, without blanks between thousands; *noll* is the workbook's day 0."""
    form = _form(kod)
    if form.datum and 0 <= tal <= _LAST_DAY:
        return (noll + timedelta(days=int(tal))).isoformat()
    skalat = (tal * _PERCENT if form.procent else tal).scaleb(form.skala)
    skalat = avrunda(skalat, Decimal(1).scaleb(-form.decimaler))
    text = format(skalat, "f") if skalat else "0"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"{text} %" if form.procent else text
