"""The document as a PDF, and the pages of its headings, which only who sets the pages can tell."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from finsam_xl.arbete.pdf import dokument_som_pdf
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.dokument.oppning import huvuddel
from finsam_xl.dokument.word.toc import number_contents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PdfReader

    from finsam_xl.arbete.gemensamt.maskin import Maskin
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["med_sidnummer_och_pdf"]

_NIVAER = 2


def med_sidnummer_och_pdf(maskin: Maskin, namn: str, paket: Paket) -> bytes:
    """The PDF of the document, which is given the page of each heading in its list of contents.

    Raises:
        Avbrott: LibreOffice is not there, or could not print it.

    """
    pdf = dokument_som_pdf(maskin, namn, paket.skriv())
    huvud = huvuddel(paket)
    rot = paket.rot(huvud)
    if not number_contents(rot, _rubrikernas_sidor(pdf)):
        return pdf
    paket.satt(huvud, ooxml.skriv(rot))
    return dokument_som_pdf(maskin, namn, paket.skriv())


def _rubrikernas_sidor(pdf: bytes) -> list[int]:
    """The page of each heading of the upper levels, from the PDF's own outline."""
    from pypdf import PdfReader  # noqa: PLC0415 - only when a PDF is asked for

    lasare = PdfReader(io.BytesIO(pdf))
    return [sida + 1 for sida in _sidor(lasare, lasare.outline, 1) if sida is not None]


def _sidor(lasare: PdfReader, rader: Sequence[object], niva: int) -> Iterator[int | None]:
    for rad in rader:
        if isinstance(rad, list):
            if niva < _NIVAER:
                yield from _sidor(lasare, rad, niva + 1)
        else:
            yield lasare.get_destination_page_number(rad)  # type: ignore[arg-type]  # an outline holds destinations
