"""Anmärkningarna i Importlogg: vad en inläsning hade att säga, och vilka frågor om siffrorna som besvarades med ja.

En besvarad fråga står först på sin rad och är märkt, så att kontrollerna och revisorns manifest minns den tills
periodens saldon kommer ur en annan inläsning.
"""

from __future__ import annotations

import re
import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.modell import Niva

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date

    from finsam_xl.modell import Bokslut, Importrad, Problem

__all__ = ["Besvarad", "besvarade", "som_text"]

_LANGST = 2000
_MELLAN = "; "
_JA = "BESVARAD MED JA "
_BESVARAD = re.compile(rf"(?:^|{_MELLAN}){_JA}([\w-]+): (.*?)(?={_MELLAN}(?:{_JA})?[a-z][\w-]*: |$)")
_FRAGAN = re.compile(r"\s*[^.?!]*\?$")


@dataclass(frozen=True, slots=True)
class Besvarad:
    """En fråga om siffrorna som besvarades med ja när *fil* lästes in för perioden, utan själva frågan i slutet."""

    period: date
    fil: str
    tid: str
    kod: str
    text: str


def som_text(problem: Iterable[Problem], ror_siffror: Collection[str]) -> str:
    """Anmärkningarna i en cell, de besvarade frågorna (koder i *ror_siffror*) först; en för lång text säger det."""
    alla = list(problem)
    fragor = [ett for ett in alla if ett.niva is Niva.FRAGA and ett.kod in ror_siffror]
    plats = _LANGST // max(1, len(fragor)) - len(_MELLAN)
    delar = [_kortad(f"{_JA}{ett.kod}: {ett.text}", plats) for ett in fragor]
    delar += [f"{ett.kod}: {ett.text}" for ett in alla if ett not in fragor]
    return textwrap.shorten(_MELLAN.join(delar), _LANGST, placeholder=" … (fler anmärkningar)")


def _kortad(text: str, langst: int) -> str:
    return textwrap.shorten(text, langst, placeholder=" …")


def besvarade(bokslut: Bokslut, dagar: Collection[date]) -> tuple[Besvarad, ...]:
    """De besvarade frågorna för inläsningarna som saldona för perioderna som slutar på *dagar* kommer ur."""
    inlasta = {rad.period for rad in bokslut.saldon if rad.sie_rad is not None}
    gallande = {rad.period: rad for rad in bokslut.importlogg if rad.period in inlasta and rad.period in dagar}
    return tuple(svar for dag in sorted(gallande, reverse=True) for svar in _ur_raden(gallande[dag]))


def _ur_raden(rad: Importrad) -> Iterator[Besvarad]:
    for traff in _BESVARAD.finditer(rad.anmarkningar):
        yield Besvarad(rad.period, rad.fil, rad.tid, traff[1], _FRAGAN.sub("", traff[2]))
