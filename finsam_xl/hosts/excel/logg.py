"""The log: what the buttons did and what went wrong, for whoever looks after the program. It holds no amounts."""

from __future__ import annotations

import logging
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from finsam_xl.hosts.excel.knappord import som_knapp
from finsam_xl.hosts.excel.mappar import loggfil

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["borja_logga"]

_PROGRAMMET = logging.getLogger("finsam_xl")
_BYTE = 500_000
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Skrift(logging.Formatter):
    """A line of the log, with every action named by its button."""

    def format(self, record: logging.LogRecord) -> str:
        return som_knapp(super().format(record))


def borja_logga() -> Path:
    """Let the program write to its log, and say where it lies."""
    fil = loggfil()
    if not any(getattr(ett, "baseFilename", "") == str(fil) for ett in _PROGRAMMET.handlers):
        skrivare = RotatingFileHandler(fil, maxBytes=_BYTE, backupCount=2, encoding="utf-8", delay=True)
        skrivare.setFormatter(_Skrift(_FORM))
        _PROGRAMMET.addHandler(skrivare)
        _PROGRAMMET.setLevel(logging.INFO)
    return fil
