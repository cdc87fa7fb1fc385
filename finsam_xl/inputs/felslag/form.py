"""Hur ett slags fel i arbetsboken beskrivs, och hur ett fall av det blir ett problem med plats.

I *text* och *atgard* står det som skiljer fall från fall inom klammer. Det som kommer ur boken citeras där det skrivs,
``{text!c}``, och flera val räknas upp, ``{val!l}``. Det som programmet självt kan göra står som en handling,
``{skapa}``, med ord ur ``handlingar``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import TYPE_CHECKING, Any

from finsam_xl.inputs.citat import citat, lista
from finsam_xl.inputs.felslag.handlingar import HANDLINGAR
from finsam_xl.modell import Niva, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

__all__ = ["Felslag", "fel", "uppgifter", "varning"]

_SKRIVS: Mapping[str | None, Callable[[Any], str]] = {None: str, "c": citat, "l": lista}


@dataclass(frozen=True, slots=True)
class Felslag:
    """Ett slags fel: kod, allvar, rubrik i förteckningen, vad det betyder, meddelandet och vad man gör åt det."""

    kod: str
    niva: Niva
    rubrik: str
    betyder: str
    text: str
    atgard: str

    def vid(self, plats: str, **fall: object) -> Problem:
        """Problemet på *plats*, med det som skiljer just det *fall*et."""
        return Problem(self.kod, self.niva, plats, _ifylld(self.text, fall), _ifylld(self.atgard, fall))


def fel(kod: str, rubrik: str, betyder: str, text: str, atgard: str) -> Felslag:
    """Ett slag som hindrar att rapporter byggs."""
    return Felslag(kod, Niva.FEL, rubrik, betyder, text, atgard)


def varning(kod: str, rubrik: str, betyder: str, text: str, atgard: str) -> Felslag:
    """Ett slag som sägs, men inte hindrar något."""
    return Felslag(kod, Niva.VARNING, rubrik, betyder, text, atgard)


def uppgifter(mall: str) -> set[str]:
    """Det som *mall* vill ha för varje fall."""
    return {namn for _, namn, _ in _delar(mall) if namn and namn not in HANDLINGAR}


@cache
def _delar(mall: str) -> tuple[tuple[str, str | None, str | None], ...]:
    """Mallens delar: ord, uppgiften efter dem, och hur den skrivs."""
    return tuple((ord_, namn, skrivs) for ord_, namn, _, skrivs in Formatter().parse(mall))


def _ifylld(mall: str, fall: Mapping[str, object]) -> str:
    return "".join(_ord(mall, fall))


def _ord(mall: str, fall: Mapping[str, object]) -> Iterator[str]:
    for ord_, namn, skrivs in _delar(mall):
        yield ord_
        if namn is not None:
            yield HANDLINGAR[namn] if namn in HANDLINGAR else _SKRIVS[skrivs](fall[namn])
