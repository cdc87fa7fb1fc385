"""What is made beside its place before it has its name, and what of it a run that was killed has left.

A program that is killed cannot clear away after itself. The next run in the same folder does it: the name says which
computer and process made it, and while that process is at work nobody else touches it.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
import time
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["bredvid", "stada"]

_KORT_NAMN: Final = 40
"""So much of the name stands in that of what is made beside it: the longest names stay possible."""
_GAMMAL_SEKUNDER: Final = 3_600
"""So long no run of ours takes: what is older was left, whoever has the number of its process now."""
_BREDVID: Final = re.compile(r"\..{1,40}\.(?P<dator>[0-9a-f]{8})-(?P<process>\d+)\.[0-9a-f]{8}\.tmp")


def bredvid(mal: Path) -> Path:
    """Where *mal* can be made before it has its name."""
    vem = f"{_dator()}-{os.getpid()}"
    return mal.with_name(f".{mal.name[:_KORT_NAMN]}.{vem}.{secrets.token_hex(4)}.tmp")


def stada(mapp: Path, monster: re.Pattern[str] = _BREDVID) -> None:
    """Remove from a folder what of ours has no process at work any more.

    *monster* is how ours are named; it gives the *process*, and the *dator* where the folder can be several computers'.
    """
    with suppress(OSError):
        traffar = list(filter(None, map(monster.fullmatch, os.listdir(mapp))))  # noqa: PTH208 - a thousand names, few of them ours
        for traff in traffar:
            ett = mapp / traff.string
            if _ar_var(ett) and (_ar_gammal(ett) or _ar_dod(**traff.groupdict())):
                _ta_bort(ett)


@cache
def _dator() -> str:
    """The computer we run on, in few characters: in a network's folder several work, each with its own processes."""
    return hashlib.sha256(platform.node().encode()).hexdigest()[:8]


def _ar_var(vag: Path) -> bool:
    """A real file or folder of ours, not a link to somebody else's."""
    with suppress(OSError):
        return not vag.is_symlink() and (os.name == "nt" or vag.stat().st_uid == os.getuid())
    return False


def _ar_gammal(vag: Path) -> bool:
    with suppress(OSError):
        return time.time() - vag.stat().st_mtime > _GAMMAL_SEKUNDER
    return False


def _ar_dod(process: str, dator: str = "") -> bool:
    """Whether the process is known to be gone; Windows cannot be asked, nor can another computer."""
    if os.name == "nt" or dator not in {"", _dator()}:
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False


def _ta_bort(vag: Path) -> None:
    if vag.is_dir():
        shutil.rmtree(vag, ignore_errors=True)
    else:
        vag.unlink(missing_ok=True)
