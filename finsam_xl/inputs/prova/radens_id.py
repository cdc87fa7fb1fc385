"""Id för en rad i räkningarna eller en not: det blir ett namn i arbetsboken och en kod i Kontoplan."""

from __future__ import annotations

import re

from finsam_xl.koder import RESERVERADE_SLUT

__all__ = ["idbrist"]

_LANGST = 60
_TECKEN = re.compile(r"[a-z0-9_]+")


def idbrist(ident: str, fore: str) -> str:
    """Varför id:t inte går att använda; tomt när det går."""
    if not ident.startswith(f"{fore}_"):
        return f"det ska börja med {fore}_"
    if not _TECKEN.fullmatch(ident.removeprefix(f"{fore}_")):
        return f"efter {fore}_ får det bara ha a–z, siffror och _"
    if len(ident) > _LANGST:
        return f"det är {len(ident)} tecken långt, och högst {_LANGST} går"
    slut = next((slut for slut in RESERVERADE_SLUT if ident.endswith(slut)), "")
    return f"slutet {slut} använder programmet självt" if slut else ""
