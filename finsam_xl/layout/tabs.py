"""The colours of the tabs: what kind of sheet one is going to."""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Tab"]


class Tab(StrEnum):
    """The kinds of sheets, each with its colour as RRGGBB; they differ in lightness too."""

    START = "1F1F1F"
    INPUT = "F2C14E"
    REPORT = "1F4E79"
    CONTROL = "5B8C5A"
    HELP = "BFC5CA"
