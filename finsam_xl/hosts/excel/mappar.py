"""Where the program keeps what Excel needs to reach, and its log, on each system; never beside the workbook."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.tillfalligt import tillfallig_mapp

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["arbetsmapp", "loggfil"]

_EXCELS_EGEN = "Library/Containers/com.microsoft.Excel/Data"


@contextmanager
def arbetsmapp() -> Iterator[Path]:
    """A folder that is gone afterwards; on macOS inside Excel's own, where it opens files without asking."""
    egen = Path.home() / _EXCELS_EGEN
    med = egen if sys.platform == "darwin" and egen.is_dir() else None
    with tillfallig_mapp(med) as mapp:
        yield mapp


def loggfil() -> Path:
    """The log's place; its folder is made if it is missing."""
    fil = _loggmapp() / "finsam.log"
    fil.parent.mkdir(parents=True, exist_ok=True)
    return fil


def _loggmapp() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", str(Path.home()))) / "FinsamXL" / "logg"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Logs" / "FinsamXL"
    return Path(os.environ.get("XDG_STATE_HOME", str(Path.home() / ".local" / "state"))) / "finsam-xl"
