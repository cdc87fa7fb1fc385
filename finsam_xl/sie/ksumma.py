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
    from collections.abc import Sequence

_SKILJETECKEN = b" \t{}\n"
_CITATTECKEN_I_TEXT = b"\0"
_KSUMMA = re.compile(r'[ \t]*#KSUMMA(?:[ \t]+"?([0-9]{0,10})"?)?[ \t]*')


@dataclass(slots=True)
class Ksumma:
    """Kontrollsumman medan filen läses: *raknar* mellan de två posterna, *i_fil* är talet som filen anger.

    *olaslig* är sant om en avslutande post finns men inte har ett tal.
    """

    raknar: bool = False
    beraknad: int = 0
    i_fil: int | None = None
    olaslig: bool = False

    @property
    def avkortad(self) -> bool:
        """Sant om summan öppnats men aldrig avslutats: slutet av filen saknas."""
        return self.raknar

    @property
    def stammer(self) -> bool:
        """Sant om filen saknar kontrollsumma eller om den är rätt."""
        return self.i_fil is None or self.i_fil == self.beraknad

    def tag(self, rader: Sequence[str]) -> None:
        """Räkna in *rader*, som kan innehålla början eller slutet av det summerade."""
        text = "\n".join(rader)
        if "#KSUMMA" not in text:
            self._rakna(text)
            return
        for rad in rader:
            post = _KSUMMA.fullmatch(rad)
            if post is None and self.raknar and rad.lstrip(" \t").startswith("#KSUMMA"):
                self.raknar, self.olaslig = False, True
            elif post is None:
                self._rakna(rad)
            elif not self.raknar:
                self.raknar = self.i_fil is None
            else:
                self.raknar, self.i_fil = False, int(post[1] or 0)

    def _rakna(self, text: str) -> None:
        if self.raknar:
            self.beraknad = crc32(_summerat(text), self.beraknad)


def ksumma(rader: Sequence[str]) -> int:
    """Kontrollsumman för *rader*, alla mellan de två #KSUMMA."""
    summa = Ksumma(raknar=True)
    summa.tag(rader)
    return summa.beraknad


def _summerat(text: str) -> bytes:
    """Det som summeras av *text*: varannan bit mellan citattecknen är ett fält, resten har skiljetecken."""
    data = text.encode("cp437", "replace").replace(b'\\"', _CITATTECKEN_I_TEXT)
    bitar = data.split(b'"')
    if b"\n" in b"".join(bitar[1::2]):
        return b"".join(_summerat(rad) for rad in text.split("\n"))
    bitar[::2] = b'"'.join(bitar[::2]).translate(None, _SKILJETECKEN).split(b'"')
    return b"".join(bitar).replace(_CITATTECKEN_I_TEXT, b'"')
