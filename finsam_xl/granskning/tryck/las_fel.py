"""What is said when a print cannot be read."""

from __future__ import annotations

__all__ = ["GranskningsfelError", "UtanTabellerError"]


class GranskningsfelError(Exception):
    """The print cannot be read; the message says which file and why."""


class UtanTabellerError(GranskningsfelError):
    """There is no table that can be read; the message says how one is recognised."""
