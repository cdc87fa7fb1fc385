"""Vad fyllningen av en mall gjorde: det som sägs, ramarna som sattes, och det som blev utan."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

__all__ = ["Fyllt"]


@dataclass(slots=True)
class Fyllt:
    """Vad fyllningen gjorde: besked till den som läser, nycklarna som fick ramar, och de siffror som skrevs.

    *oplacerade* är tabellerna som inget märke visar: titlarna per id. *fasta* är det som står utan ram, i en textruta,
    en fotnot eller en länk, och som inte kan förnyas: antalet per nyckel. *ramar* är antalet ramar per nyckel.
    """

    besked: list[str] = field(default_factory=list)
    nycklar: dict[str, str] = field(default_factory=dict)
    siffror: Counter[str] = field(default_factory=Counter)
    oplacerade: dict[str, str] = field(default_factory=dict)
    fasta: Counter[str] = field(default_factory=Counter)
    ramar: Counter[str] = field(default_factory=Counter)

    def saga(self, mening: str) -> None:
        """Säg det en gång, hur många märken det än gäller."""
        if mening not in self.besked:
            self.besked.append(mening)

    def ny_ram(self, nyckel: str, namn: str) -> int:
        """Numret på en ram till med den nyckeln, räknat från 1."""
        self.nycklar[nyckel] = namn
        self.ramar[nyckel] += 1
        return self.ramar[nyckel]
