"""The log: what the buttons did and what went wrong, for whoever looks after the program.

On a person's own computer it is a file of theirs, which names books, cells and what is wrong in them. On a server,
where many förbund's books pass, it says what the program did and where it failed, and nothing that came with a book.
"""

from __future__ import annotations

import logging
import os
import sys
import traceback
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from finsam_xl.hosts.excel.knappord import som_knapp
from finsam_xl.hosts.excel.mappar import loggfil

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["borja_logga", "tysta_loggar"]

_PROGRAMMET = logging.getLogger("finsam_xl")
_SERVERNS = ("", "uvicorn", "uvicorn.access", "uvicorn.error")
"""The loggers that have handlers of their own when xlwings Server runs; the first is that of all others."""
_BYTE = 500_000
_FORM = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class _Skrift(logging.Formatter):
    """A line of the log, with every action named by its button."""

    def format(self, record: logging.LogRecord) -> str:
        return som_knapp(super().format(record))


class _UtanInnehall(logging.Formatter):
    """A line of the log without anything that a book, a file or a person has brought: no arguments, no fault's text.

    What our own code says is a template; others may have put anything into theirs.
    """

    def format(self, record: logging.LogRecord) -> str:
        vart = record.name.startswith(_PROGRAMMET.name)
        rad = f"{self.formatTime(record)} {record.levelname} {record.name}:{record.lineno} {record.msg if vart else ''}"
        if record.exc_info is None or record.exc_info[0] is None:
            return rad
        spar = traceback.extract_tb(record.exc_info[2])
        return "\n".join(
            [f"{rad} {record.exc_info[0].__name__}", *(f"  {ett.filename}:{ett.lineno} {ett.name}" for ett in spar)]
        )


def borja_logga() -> Path | None:
    """Let the program write to its log, and say where it lies; at a distance there is none that the person can read."""
    if os.environ.get("XLWINGS_ON_SERVER") or sys.platform == "emscripten":
        _logga_pa_servern()
        return None
    fil = loggfil()
    if not any(getattr(ett, "baseFilename", "") == str(fil) for ett in _PROGRAMMET.handlers):
        skrivare = RotatingFileHandler(fil, maxBytes=_BYTE, backupCount=2, encoding="utf-8", delay=True)
        skrivare.setFormatter(_Skrift(_FORM))
        _PROGRAMMET.addHandler(skrivare)
        _PROGRAMMET.setLevel(logging.INFO)
    return fil


def tysta_loggar() -> None:
    """Let nothing that a server's own programs write to their logs tell who used it, or with what."""
    rot = logging.getLogger()
    if not rot.handlers:
        rot.addHandler(logging.StreamHandler())  # one that is there is let alone by whoever comes later
    for namn in _SERVERNS:
        for skrivare in logging.getLogger(namn).handlers:
            skrivare.setFormatter(_UtanInnehall())


def _logga_pa_servern() -> None:
    if _PROGRAMMET.propagate:
        skrivare = logging.StreamHandler()
        skrivare.setFormatter(_UtanInnehall())
        _PROGRAMMET.addHandler(skrivare)
        _PROGRAMMET.setLevel(logging.INFO)
        _PROGRAMMET.propagate = False
