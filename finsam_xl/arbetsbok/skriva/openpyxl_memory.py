"""openpyxl's writer for a book whose rows and defined names are already file text, all of it in memory."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_STORED, ZipFile

from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter
from openpyxl.xml.constants import ARC_STYLE, ARC_WORKBOOK

from finsam_xl.arbetsbok.skriva.sheet_rows import SheetRows, with_rows
from finsam_xl.arbetsbok.skriva.xmltext import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink

__all__ = ["package"]

_NAMES = re.compile(rb"<definedNames>(.*?)</definedNames>|<definedNames ?/>", re.DOTALL)


class _Archive(ZipFile):
    """The package being written; the workbook part gets the defined names on its way in, the styles are ours."""

    names: Mapping[str, str]
    styles: bytes

    def writestr(self, zinfo_or_arcname: Any, data: Any, *args: Any, **kwargs: Any) -> None:
        if zinfo_or_arcname == ARC_WORKBOOK:
            data = _with_names(data, self.names)
        elif zinfo_or_arcname == ARC_STYLE:
            data = self.styles
        super().writestr(zinfo_or_arcname, data, *args, **kwargs)


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


def package(
    book: Workbook,
    styles: bytes,
    rows: Mapping[str, SheetRows],
    names: Mapping[str, str],
    links: Mapping[str, Sequence[Hyperlink]],
) -> bytes:
    """The file of *book* with the part *styles*, each sheet's *rows* and *links*, and the workbook's *names*."""
    buffer = BytesIO()
    with _Archive(buffer, "w", ZIP_STORED) as archive:
        archive.names, archive.styles = names, styles
        writer = _InMemory(book, archive)
        writer.rows, writer.links = rows, links
        writer.save()
    return buffer.getvalue()


def _with_names(workbook: bytes, names: Mapping[str, str]) -> bytes:
    """The workbook part with *names* (name -> reference) before those that openpyxl writes, such as print titles."""
    own = "".join(
        f"<definedName name={quoteattr(name)}>{escape(reference)}</definedName>" for name, reference in names.items()
    ).encode()

    def both(written: re.Match[bytes]) -> bytes:
        inside = own + (written[1] or b"")
        return b"<definedNames>" + inside + b"</definedNames>" if inside else b""

    with_own, places = _NAMES.subn(both, workbook)
    if places != 1:
        raise ValueError("the workbook part has no place for names")
    return with_own
