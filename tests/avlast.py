"""A workbook as openpyxl reads it, a reader that is not ours; the same bytes are read once."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.workbook import Workbook

__all__ = ["avlast"]


def avlast(bok: Path | bytes, *, varden: bool = False) -> Workbook:
    """The workbook with its formulas, or with the values saved in them: shared, so nobody changes it."""
    return _last(bok if isinstance(bok, bytes) else bok.read_bytes(), varden)


@lru_cache(maxsize=6)
def _last(data: bytes, varden: bool) -> Workbook:  # noqa: FBT001 - the key of what is kept
    return load_workbook(BytesIO(data), data_only=varden)
