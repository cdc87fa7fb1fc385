"""openpyxl's writer without a temporary file per sheet: making and removing them costs more than the writing."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from zipfile import ZipFile

    from openpyxl.workbook import Workbook

__all__ = ["in_memory"]


class _InMemory(ExcelWriter):
    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - the steps of openpyxl's own method, but for the file
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001 - as above
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - as above
        archive: ZipFile = self._archive  # type: ignore[attr-defined]  # there, but not in the types
        archive.writestr(ws.path[1:], out.getvalue())
        self.manifest.append(ws)


def in_memory(book: Workbook, archive: ZipFile) -> ExcelWriter:
    """A writer of *book* into *archive* that keeps its sheets in memory until they are written."""
    return _InMemory(book, archive)
