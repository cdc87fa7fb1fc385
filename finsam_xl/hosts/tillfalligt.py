"""Folders for copies of a book that another program must reach: nobody else's to read, and never left behind for long.

A program that is killed cannot clear away after itself. The next one does it: a folder says whose process made it.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["bredvid", "tillfallig_mapp"]

_PREFIX: Final = "finsam-"
_VAR: Final = re.compile(r"finsam-(\d+)-.*")
_GAMMAL_SEKUNDER: Final = 3_600
"""So long no run of ours takes: what is older was left by one that was killed."""


@contextmanager
def tillfallig_mapp(i: Path | None = None) -> Iterator[Path]:
    """A folder that is gone afterwards, in *i* or where the system keeps such; older ones of ours go first."""
    _stada(i or Path(tempfile.gettempdir()), _VAR)
    with tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", dir=i, ignore_cleanup_errors=True
    ) as mapp:  # made for its owner only
        yield Path(mapp)


def bredvid(mapp: Path) -> Path:
    """Where the folder *mapp* can be made before it has its name; what killed runs left there goes first."""
    monster = re.compile(rf"\.{re.escape(mapp.name)}\.(\d+)\.[0-9a-f]{{8}}\.tmp")
    _stada(mapp.parent, monster)
    return mapp.with_name(f".{mapp.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")


def _stada(plats: Path, monster: re.Pattern[str]) -> None:
    """Remove the folders of a pattern, whose first group is the process that made each, where it is gone."""
    with suppress(OSError):
        for ett, traff in [(ett, monster.fullmatch(ett.name)) for ett in plats.iterdir()]:
            if traff is not None and _ar_var(ett) and not _lever(ett, int(traff[1])):
                shutil.rmtree(ett, ignore_errors=True)


def _ar_var(mapp: Path) -> bool:
    """A real folder of ours, not a link to somebody else's."""
    with suppress(OSError):
        if mapp.is_symlink() or not mapp.is_dir():
            return False
        return os.name == "nt" or mapp.stat().st_uid == os.getuid()
    return False


def _lever(mapp: Path, process: int) -> bool:
    """Whether the process that made the folder is still at work; Windows can only be asked by the folder's age."""
    if os.name == "nt":
        return not _ar_gammal(mapp)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _ar_gammal(mapp: Path) -> bool:
    with suppress(OSError):
        return time.time() - mapp.stat().st_mtime > _GAMMAL_SEKUNDER
    return False
