"""Defined names: which spellings Excel takes for a cell or a number and must therefore never be a name."""

from __future__ import annotations

import re

__all__ = ["usable_name"]

_SHAPE = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
_CELL = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}")
_R1C1 = re.compile(r"[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")


def usable_name(name: str) -> bool:
    """Whether *name* can be a defined name that no engine mistakes for a cell (`RR1`, `NOT4`, `R1C1`)."""
    return bool(_SHAPE.fullmatch(name)) and not _CELL.fullmatch(name) and not _R1C1.fullmatch(name)
