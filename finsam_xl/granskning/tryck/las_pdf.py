"""Read a report saved as PDF: each page's text by position, its tables as columns of numbers under their headings.

A page without text is a picture (a scan) and is said to be unread. The library that takes the file apart is needed only
here.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.granskning.tryck.bladrad import ar_streck, siffror_av
from finsam_xl.granskning.tryck.dokument import Olasbart, Stycke, ar_i, tal
from finsam_xl.granskning.tryck.helt_dokument import Dokumentdel, dokument_av
from finsam_xl.granskning.tryck.las_fel import GranskningsfelError, UtanTabellerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.granskning.tryck.dokument import Dokument

__all__ = ["ar_pdf", "las_pdf"]

_FLEST_SIDOR = 500
_LANGST_SIDA = 200_000
_ORD = re.compile(r"\S+(?: \S+)*")
"""Words with one space between them stand together; two or more part two columns."""
_NARA = 3
"""Numbers whose right edges differ by at most so many characters stand in the same column."""
_RUBRIK = 80


@dataclass(frozen=True, slots=True)
class _Ord:
    """A piece of a line: its text and where it begins and ends."""

    text: str
    start: int
    slut: int


def ar_pdf(data: bytes) -> bool:
    """Whether the file is a PDF."""
    return data[:1024].lstrip().startswith(b"%PDF")


def las_pdf(namn: str, data: bytes) -> Dokument:
    """The PDF that its user calls *namn*.

    Raises:
        GranskningsfelError: the reading library is missing, or the file is damaged, locked or too large.
        UtanTabellerError: every page is a picture, or no table can be read.

    """
    sidor = _sidor(namn, data)
    tomma = [nr for nr, text in enumerate(sidor, 1) if not text.strip()]
    if len(tomma) == len(sidor):
        raise UtanTabellerError(
            f"{namn} är inte läst: sidorna är bilder (en skannad rapport) och har ingen text. Granska originalet, "
            "eller skriv av tabellerna i en arbetsbok."
        )
    olasta = tuple(Olasbart(f"sida {nr}", "sidan är en bild utan text") for nr in tomma)
    delar, rubriker, texter = [], [], []
    for nr, text in enumerate(sidor, 1):
        rader = text.splitlines()
        delar.append(Dokumentdel(f"sida {nr}", _rutor(rader)))
        rubriker += [rad.strip() for rad in rader if 0 < len(rad.strip()) <= _RUBRIK and not re.search(r"\d{3}", rad)]
        texter.append(Stycke(f"sida {nr}", " ".join(text.split())))
    return dokument_av(namn, delar, tuple(rubriker), tuple(texter), olasta)


def _sidor(namn: str, data: bytes) -> list[str]:
    try:
        from pypdf import PdfReader  # noqa: PLC0415 - only a PDF needs it
        from pypdf.errors import PyPdfError  # noqa: PLC0415 - as above
    except ImportError as fel:
        raise GranskningsfelError(
            f"{namn} är en PDF, och att läsa PDF kräver tillägget pypdf: pip install pypdf. Granska annars originalet "
            "i Word eller Excel."
        ) from fel
    try:
        lasare = PdfReader(io.BytesIO(data))
        if lasare.is_encrypted:
            raise GranskningsfelError(f"{namn} är skyddad med lösenord och läses inte. Spara den utan lösenord.")
        if len(lasare.pages) > _FLEST_SIDOR:
            raise GranskningsfelError(f"{namn} har fler än {_FLEST_SIDOR} sidor och läses inte.")
        return [_rent(sida.extract_text(extraction_mode="layout")[:_LANGST_SIDA]) for sida in lasare.pages]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as fel:
        raise GranskningsfelError(
            f"{namn} går inte att läsa som PDF ({type(fel).__name__}). Spara rapporten som PDF igen, eller granska "
            "originalet."
        ) from fel


def _rent(text: str) -> str:
    """Hard and narrow spaces as plain ones, so that «18 920» is one word."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _rutor(rader: Sequence[str]) -> dict[tuple[int, int], str]:
    """The page's cells: each line's first text in column 1, its numbers in columns by their right edge."""
    ord_per_rad = {nr: [_Ord(m[0], m.start(), m.end()) for m in _ORD.finditer(rad)] for nr, rad in enumerate(rader, 1)}
    kanter = _kolumner(en.slut for orden in ord_per_rad.values() for en in orden if _ar_tal(en.text))
    rutor: dict[tuple[int, int], str] = {}
    for nr, orden in ord_per_rad.items():
        for plats, en in enumerate(orden):
            kolumn = 1 if plats == 0 and _ar_radtext(en, kanter) else _kolumn(en, kanter)
            if (nr, kolumn) in rutor:
                rutor[nr, kolumn] = f"{rutor[nr, kolumn]} {en.text}"
            else:
                rutor[nr, kolumn] = en.text
    return rutor


def _ar_radtext(en: _Ord, kanter: Sequence[int]) -> bool:
    """Whether a line's first words are its text, and not the heading of a column further to the right."""
    i_kolumn = any(abs(kant - en.slut) <= _NARA for kant in kanter) and en.start * 2 > kanter[0]
    return not _ar_tal(en.text) and not i_kolumn


def _ar_tal(text: str) -> bool:
    return ar_streck(text) or tal(siffror_av(text)) is not None or bool(ar_i(text) and len(text) <= _NARA * 4)


def _kolumner(slut: Iterator[int]) -> list[int]:
    """The right edges of the columns, those that nearly coincide as one."""
    kanter: list[int] = []
    for kant in sorted(set(slut)):
        if not kanter or kant - kanter[-1] > _NARA:
            kanter.append(kant)
        else:
            kanter[-1] = kant
    return kanter


def _kolumn(en: _Ord, kanter: Sequence[int]) -> int:
    """The column whose right edge is nearest to the word's."""
    if not kanter:
        return 2
    return 2 + min(range(len(kanter)), key=lambda nr: abs(kanter[nr] - en.slut))
