"""The order of the tabulator in a PDF: links are reached in the order that the page is read.

LibreOffice before 24 leaves it unsaid on a page with links, which PDF/UA forbids. It is added after the file, which
is otherwise as it was.
"""

from __future__ import annotations

from io import BytesIO

__all__ = ["med_flikordning"]


def med_flikordning(pdf: bytes) -> bytes:
    """The PDF with the order said on every page that has links; the same bytes when it is said already."""
    from pypdf import PdfWriter  # noqa: PLC0415 - only a PDF needs it
    from pypdf.generic import NameObject  # noqa: PLC0415 - as above

    skrivare = PdfWriter(BytesIO(pdf), incremental=True)
    utan = [sida for sida in skrivare.pages if "/Annots" in sida and sida.get("/Tabs") != "/S"]
    if not utan:
        return pdf
    for sida in utan:
        sida[NameObject("/Tabs")] = NameObject("/S")
    ut = BytesIO()
    skrivare.write(ut)
    return ut.getvalue()
