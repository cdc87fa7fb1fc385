"""En rad med ett konto, som den står i en saldolista."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

__all__ = ["Listrad"]


@dataclass(frozen=True, slots=True)
class Listrad:
    """En rad med ett konto: beloppen per kolumn, och objektet, månaden och året som raden själv säger.

    *objekt* är (dimension, nummer, namn), en för varje kolumn med objekt; *tid* är ÅÅÅÅMMDD, ÅÅÅÅMM eller MM utan år,
    ur kolumnen *tidkol*. I en huvudbok är *balans* ingående eller utgående på de rader som är kontots saldo och ingen
    bokning.
    """

    rad: int
    konto: str
    namn: str
    belopp: Mapping[int, Decimal]
    objekt: tuple[tuple[str, str, str], ...] = ()
    tid: str = ""
    tidkol: int = 0
    ar: int | None = None
    balans: str = ""

    @property
    def manad(self) -> str:
        """Månaden, ÅÅÅÅMM eller MM utan år."""
        return self.tid[: len("ÅÅÅÅMM")]
