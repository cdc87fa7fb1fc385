"""How large a sheet of balances may be, and what is said of one that cannot be read."""

from __future__ import annotations

__all__ = ["FLEST_KOLUMNER", "FLEST_RADER", "LANGSTA_TEXT", "Olasbar"]

FLEST_RADER = 100_000
FLEST_KOLUMNER = 300
LANGSTA_TEXT = 1_000


class Olasbar(Exception):  # noqa: N818 - husets ord för fel är svenskt
    """What hinders the file from being read as cells, as a sentence."""
