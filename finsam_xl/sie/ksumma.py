"""#KSUMMA: kontrollsumman (CRC-32) som visar om en SIE-fil ändrats eller skadats sedan den skrevs.

Summan går över etikett och fält i varje post efter den första #KSUMMA till den sista, som byte i CP437, utan
skiljetecken, omgivande citattecken, klamrar och de omvända snedstreck som står före citattecken i text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable

_SKILJETECKEN = str.maketrans("", "", " \t{}")
_CITERAT_ELLER_SKILJE = re.compile(r'"((?:[^"\\]++|\\"|\\)*+)"|[ \t{}]++')
_KSUMMA = re.compile(r'[ \t]*#KSUMMA(?:[ \t]+"?([0-9]{0,10})"?)?[ \t]*')


@dataclass(slots=True)
class Ksumma:
    """Kontrollsumman medan filen läses: *raknar* mellan de två posterna, *i_fil* är talet som filen anger."""

    raknar: bool = False
    beraknad: int = 0
    i_fil: int | None = None

    @property
    def avkortad(self) -> bool:
        """Sant om summan öppnats men aldrig avslutats: slutet av filen saknas."""
        return self.raknar

    @property
    def stammer(self) -> bool:
        """Sant om filen saknar kontrollsumma eller om den är rätt."""
        return self.i_fil is None or self.i_fil == self.beraknad

    def tag(self, rader: Iterable[str]) -> None:
        """Räkna in *rader*, som kan innehålla början eller slutet av det summerade."""
        for rad in rader:
            post = _KSUMMA.fullmatch(rad) if "#KSUMMA" in rad else None
            if post is None:
                if self.raknar:
                    self.beraknad = crc32(_summerat(rad), self.beraknad)
            elif not self.raknar:
                self.raknar = self.i_fil is None
            else:
                self.raknar, self.i_fil = False, int(post[1] or 0)


def ksumma(rader: Iterable[str]) -> int:
    """Kontrollsumman för *rader*, alla mellan de två #KSUMMA."""
    summa = Ksumma(raknar=True)
    summa.tag(rader)
    return summa.beraknad


def _summerat(rad: str) -> bytes:
    if '"' not in rad:
        return rad.translate(_SKILJETECKEN).encode("cp437", "replace")
    return _CITERAT_ELLER_SKILJE.sub(r"\1", rad).replace('\\"', '"').encode("cp437", "replace")
