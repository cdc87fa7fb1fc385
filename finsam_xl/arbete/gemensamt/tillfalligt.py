"""Folders for copies of a book that another program must reach: nobody else's to read, and never left behind for long.

A program that is killed cannot clear away after itself. The next one does it: a folder says whose process made it.
"""

from __future__ import annotations

import os
import re
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.fil.lamnat import stada

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["stada_tillfalligt", "tillfallig_mapp"]

_PREFIX: Final = "finsam-"
_VAR: Final = re.compile(r"finsam-(?P<process>\d+)-.*")


@contextmanager
def tillfallig_mapp(i: Path | None = None) -> Iterator[Path]:
    """A folder that is gone afterwards, in *i* or where the system keeps such; older ones of ours go first."""
    stada_tillfalligt(i)
    with tempfile.TemporaryDirectory(
        prefix=f"{_PREFIX}{os.getpid()}-", dir=i, ignore_cleanup_errors=True
    ) as mapp:  # made for its owner only
        yield Path(mapp)


def stada_tillfalligt(i: Path | None = None) -> None:
    """Clear away the folders that killed runs left, in *i* or where the system keeps such."""
    stada(i or Path(tempfile.gettempdir()), _VAR)
