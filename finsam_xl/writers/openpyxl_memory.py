"""openpyxl's writer for sheets whose rows are already file text, and without a temporary file per sheet."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

from finsam_xl.writers.sheet_rows import SheetRows, with_rows

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from zipfile import ZipFile

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink

__all__ = ["in_memory"]


class _InMemory(ExcelWriter):
    rows: Mapping[str, SheetRows]
    links: Mapping[str, Sequence[Hyperlink]]

    def write_worksheet(self, ws: Any) -> None:
        ws._drawing = SpreadsheetDrawing()  # noqa: SLF001 - the steps of openpyxl's own method, but for the file
        ws._drawing.charts, ws._drawing.images = ws._charts, ws._images  # noqa: SLF001 - as above
        out = BytesIO()
        writer: Any = WorksheetWriter(ws, out)
        ws._hyperlinks = list(self.links.get(ws.title, ()))  # noqa: SLF001 - as above; its cells are not openpyxl's
        writer.write()
        ws._rels = writer._rels  # noqa: SLF001 - as above
        archive: ZipFile = self._archive  # type: ignore[attr-defined]  # there, but not in the types
        archive.writestr(ws.path[1:], with_rows(out.getvalue(), self.rows[ws.title]))
        self.manifest.append(ws)


def in_memory(
    book: Workbook, archive: ZipFile, rows: Mapping[str, SheetRows], links: Mapping[str, Sequence[Hyperlink]]
) -> ExcelWriter:
    """A writer of *book* into *archive*, where each sheet gets its *rows* as they are given, and its *links*."""
    writer = _InMemory(book, archive)
    writer.rows, writer.links = rows, links
    return writer
