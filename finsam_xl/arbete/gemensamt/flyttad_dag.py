"""A day so many months away, as EDATE counts: one rule for the leap day wherever a period is moved."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

__all__ = ["MANADER_PER_AR", "flyttad"]

MANADER_PER_AR = 12


def flyttad(dag: date, manader: int) -> date:
    """The day so many months later; the last of the month where it has no such day."""
    ar, manad = divmod(dag.year * MANADER_PER_AR + dag.month - 1 + manader, MANADER_PER_AR)
    return date(ar, manad + 1, min(dag.day, monthrange(ar, manad + 1)[1]))
