"""What the doctor finds: one thing of the machine, how it is, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Ron", "Ronlage"]


class Ronlage(StrEnum):
    """How it is with one thing."""

    OK = "OK"
    NOTIS = "ATT VETA"
    FEL = "FEL"


@dataclass(frozen=True, slots=True)
class Ron:
    """One finding: what was looked at, how it is, and what it means or what to do."""

    vad: str
    lage: Ronlage
    text: str
