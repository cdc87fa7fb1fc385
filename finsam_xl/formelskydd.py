"""Text utifrån som blir en cell: det som ett kalkylblad skulle ta för en formel förblir text."""

from __future__ import annotations

import re

__all__ = ["FORMELTECKEN", "skyddad"]

FORMELTECKEN = ("=", "+", "-", "@", "\t", "\r")
"""Tecknen som en formel börjar med för det program som öppnar cellen."""
_BELOPP = re.compile(r"-\d[\d .,\u00a0\u202f]*(?:\s?(?:%|kr|tkr|mkr|mnkr|procent))?")


def skyddad(text: str) -> str:
    """Texten med tecknet som håller den text, om den börjar som en formel; ett negativt belopp är inget att skydda."""
    return f"'{text}" if text.startswith(FORMELTECKEN) and not _BELOPP.fullmatch(text) else text
