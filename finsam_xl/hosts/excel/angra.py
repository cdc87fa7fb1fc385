"""All or nothing in a program that cannot be rolled back: what has been done, and how each step is undone."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Angra", "forsok"]

_LOGG = logging.getLogger(__name__)
_GANGER = 2


class Angra:
    """Steps to take back, the last one first, and what to clear away once everything is in place."""

    def __init__(self) -> None:
        self._tillbaka: list[Callable[[], object]] = []
        self._stada: list[Callable[[], object]] = []

    def med(self, tillbaka: Callable[[], object]) -> None:
        """Remember how the step that comes is undone; it must also do no harm if the step never came about."""
        self._tillbaka.append(tillbaka)

    def till_sist(self, stada: Callable[[], object]) -> None:
        """Remember what to do when nothing will be undone any more."""
        self._stada.append(stada)

    def angra(self) -> None:
        """Take everything back; a step that cannot be undone does not keep the others from it."""
        for tillbaka in reversed(self._tillbaka):
            forsok(tillbaka)

    def klart(self) -> None:
        """Clear away what was kept for safety."""
        for stada in self._stada:
            forsok(stada)


def forsok(steg: Callable[[], object]) -> None:
    """Excel may be busy for a moment: one more try, and then it is written in the log."""
    for gang in range(_GANGER):
        try:
            steg()
        except Exception:  # noqa: BLE001 - Excel may refuse anything; it is tried again and logged
            if gang == _GANGER - 1:
                _LOGG.exception("Ett steg gick inte att slutföra")
        else:
            return
