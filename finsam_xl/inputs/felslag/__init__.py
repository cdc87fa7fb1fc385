"""Förteckningen över allt som kan vara fel i arbetsboken: kod, rubrik, vad det betyder, meddelandet och vad man gör.

Varje kod har en bok som framkallar den i ``tests/fel/inputs``, och dokumentet Arbetsboksfel skrivs härifrån.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.felslag import bladen, cellerna, filen, kontona, perioderna, raderna, talen, uppstallningen
from finsam_xl.inputs.felslag.form import Felslag

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

__all__ = ["OMRADEN", "SLAG"]


def _slagen(modul: ModuleType) -> tuple[Felslag, ...]:
    return tuple(ett for ett in vars(modul).values() if isinstance(ett, Felslag))


OMRADEN: Mapping[str, tuple[Felslag, ...]] = {
    modul.__doc__ or "": _slagen(modul)
    for modul in (filen, bladen, cellerna, talen, raderna, kontona, perioderna, uppstallningen)
}
"""Slagen efter vad de gäller, i den ordning som modulerna säger dem."""
SLAG: tuple[Felslag, ...] = tuple(ett for slagen in OMRADEN.values() for ett in slagen)
