"""Workbooks as PDF by Excel: an instance of its own that nobody sees, so that a person's open books are left alone."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.tillfalligt import tillfallig_mapp

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

__all__ = ["som_pdf"]

_LOGG = logging.getLogger(__name__)
_MAC_SANDBOX = Path.home() / "Library/Containers/com.microsoft.Excel/Data"
"""Where Excel for macOS reads and writes without asking."""


def som_pdf(bocker: Sequence[tuple[str, bytes]]) -> dict[str, bytes]:
    """Each workbook (name without ending, bytes) as PDF by its name, its visible sheets.

    One that could not be printed is missing, and the log says why.
    """
    import xlwings  # noqa: PLC0415 - only printing by Excel needs it

    with tillfallig_mapp(_MAC_SANDBOX if _MAC_SANDBOX.is_dir() else None) as mapp:
        try:
            app = xlwings.App(visible=False, add_book=False)
        except Exception:  # noqa: BLE001 - whatever Excel refuses with, the package is made and says so
            _LOGG.exception("Excel gick inte att starta för utskrift")
            return {}
        try:
            app.display_alerts = False
            klara = ((namn, _utskriven(app, mapp / namn, data)) for namn, data in bocker)
            return {namn: data for namn, data in klara if data is not None}
        finally:
            app.quit()


def _utskriven(app: xlwings.App, fil: Path, data: bytes) -> bytes | None:
    bok, pdf = fil.with_suffix(".xlsx"), fil.with_suffix(".pdf")
    bok.write_bytes(data)
    try:
        oppen = app.books.open(str(bok), update_links=False, read_only=True)
        try:
            oppen.to_pdf(str(pdf))
        finally:
            oppen.close()
        return pdf.read_bytes()
    except Exception:  # noqa: BLE001 - as above
        _LOGG.exception("Excel kunde inte skriva ut %s", fil.name)
        return None
