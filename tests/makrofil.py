"""A macro workbook in openpyxl, its VBA project with it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from openpyxl import load_workbook

if TYPE_CHECKING:
    from openpyxl import Workbook

__all__ = ["makrofil"]


def makrofil(data: bytes) -> Workbook:
    """The workbook; openpyxl holds the project in an archive open for writing, which fails when it is thrown away."""
    bok = load_workbook(BytesIO(data), keep_vba=True)
    if bok.vba_archive is not None:
        bok.vba_archive.close()
        bok.vba_archive = ZipFile(BytesIO(data))
    return bok
