"""The reports reckoned last, while the input they were reckoned from is the same.

A person builds one report after the other in the same workbook, and each build tells what is left in all of them. The
time that a report carries is not among what is told, so one reckoned a while ago serves.
"""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, Final

from finsam_xl.arbete.bygg.skiss import skissad
from finsam_xl.rapporter.slag import RAPPORTSLAG

if TYPE_CHECKING:
    from datetime import datetime

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.layout.expr import Dialect
    from finsam_xl.modell import Bokslut
    from finsam_xl.rapporter.slag import Rapportslag

__all__ = ["minns", "raknad"]

_RYMS: Final = len(RAPPORTSLAG)
"""One of each kind of report."""
_senaste: deque[tuple[Bokslut, Skiss]] = deque(maxlen=_RYMS)


def minns(bokslut: Bokslut, skiss: Skiss) -> None:
    """Keep the report that has just been reckoned from this input."""
    if skiss.raknad:
        _senaste.append((bokslut, skiss))


def raknad(slag: Rapportslag, bokslut: Bokslut, tid: datetime, dialekt: Dialect) -> Skiss:
    """The report, reckoned now if it was not among the last from the same input.

    Raises:
        Calculation: a formula gave an error value.

    """
    for ur, skiss in _senaste:
        if (skiss.rapport.slag, skiss.rapport.dialekt) == (slag, dialekt) and ur == bokslut:
            return skiss
    ny = skissad(slag, bokslut, tid, dialekt)
    minns(bokslut, ny)
    return ny
