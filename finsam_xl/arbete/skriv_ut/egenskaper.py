"""What the print workbook says of itself, and so the PDF made of it: its title, its language, when it was made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer
from finsam_xl.arbetsbok.skriva.xmltext import escape
from finsam_xl.book.spara import packa, relativa

if TYPE_CHECKING:
    from datetime import datetime

    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.skriva.page_head import PageText

__all__ = ["fardig"]

_DEL: Final = "docProps/core.xml"
_TYP: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_RELATION: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_KARNA: Final = """\
<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{titel}</dc:title><dc:creator>{av}</dc:creator>\
<dc:language>sv-SE</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">{tid:%Y-%m-%dT%H:%M:%SZ}</dcterms:created>\
</cp:coreProperties>"""


def fardig(paket: Paket, sida: PageText, tid: datetime) -> bytes:
    """The workbook's file, with what stands at the head of its pages as its title."""
    titel = ", ".join(filter(None, (sida.right, sida.left)))
    paket.satt(_DEL, _KARNA.format(titel=escape(titel), av=escape(sida.left or "finsam-xl"), tid=tid).encode())
    typer = Innehallstyper(paket)
    typer.satt(_DEL, _TYP)
    typer.spara()
    relationer = Relationer(paket, "")
    relationer.lagg_till(_RELATION, _DEL)
    relationer.spara()
    delar = {namn: paket.las(namn) for namn in paket.namn()}
    return packa({namn: relativa(namn, del_) if namn.endswith(".rels") else del_ for namn, del_ in delar.items()}, tid)
