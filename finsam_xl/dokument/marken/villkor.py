"""Om ett villkor är uppfyllt: siffror jämförda på exakta belopp, uppgifter och tabeller som finns eller saknas."""

from __future__ import annotations

from operator import eq, ge, gt, le, lt, ne
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.marken.i_ord import exakt

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from finsam_xl.dokument.marken.marke import Om, Villkorsled
    from finsam_xl.dokument.marken.uppgifter import Uppgifter

__all__ = ["JAMFORELSER", "uppfyllt"]

JAMFORELSER: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    ">": gt,
    "<": lt,
    ">=": ge,
    "<=": le,
    "=": eq,
    "<>": ne,
}
"""Tecknen som ett villkor kan jämföra med."""


def uppfyllt(om: Om, uppgifter: Uppgifter, har_tabell: Callable[[str], bool]) -> bool:
    """Om villkoret är uppfyllt; en siffra som saknas uppfyller ingen jämförelse."""
    svar = (_lett(led, uppgifter, har_tabell) for led in om.led)
    return all(svar) if om.alla else any(svar)


def _lett(led: Villkorsled, uppgifter: Uppgifter, har_tabell: Callable[[str], bool]) -> bool:
    if led.fragar:
        return _finns(led, uppgifter, har_tabell) == (led.hur == "finns")
    tal = exakt(uppgifter.get(led.namn))
    mot = led.tal if led.tal is not None else exakt(uppgifter.get(led.mot))
    return tal is not None and mot is not None and JAMFORELSER[led.hur](tal, mot)


def _finns(led: Villkorsled, uppgifter: Uppgifter, har_tabell: Callable[[str], bool]) -> bool:
    if led.tabell:
        return har_tabell(led.namn)
    uppgift = uppgifter.get(led.namn)
    return uppgift is not None and not uppgift.saknas
