"""A picture in a paragraph of its own, with the text that is read to who does not see it."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer
from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.wml import el

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Picture", "place_picture"]

_IMAGE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_REL: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_PER_TWIP: Final = 635
"""A twentieth of a point in the units of drawings."""
_FIRST_ID: Final = 7_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, its title, what it shows in words, and its width and height in twentieths of a point."""

    png: bytes
    title: str
    alternative: str
    width: int
    height: int


def place_picture(paket: Paket, document: str, picture: Picture, room: int, number: int) -> Element:
    """A paragraph with the picture, no wider than *room*; the file and its relationship are added to the package."""
    rel = _relation(paket, document, picture.png)
    width = min(picture.width, room)
    height = picture.height * width // picture.width
    drawing = etree.Element(wn("drawing"))
    inline = etree.SubElement(
        drawing, f"{{{_WP}}}inline", nsmap={"wp": _WP}, distT="0", distB="0", distL="0", distR="0"
    )
    size = {"cx": str(width * _PER_TWIP), "cy": str(height * _PER_TWIP)}
    etree.SubElement(inline, f"{{{_WP}}}extent", size)
    ident = str(_FIRST_ID + number)
    etree.SubElement(
        inline, f"{{{_WP}}}docPr", id=ident, name=f"Diagram {number}", title=picture.title, descr=picture.alternative
    )
    graphic = etree.SubElement(inline, f"{{{_A}}}graphic", nsmap={"a": _A})
    data = etree.SubElement(graphic, f"{{{_A}}}graphicData", uri=_PIC)
    pic = etree.SubElement(data, f"{{{_PIC}}}pic", nsmap={"pic": _PIC})
    named = etree.SubElement(pic, f"{{{_PIC}}}nvPicPr")
    etree.SubElement(named, f"{{{_PIC}}}cNvPr", id=ident, name=f"Diagram {number}", descr=picture.alternative)
    etree.SubElement(named, f"{{{_PIC}}}cNvPicPr")
    fill = etree.SubElement(pic, f"{{{_PIC}}}blipFill")
    blip = etree.SubElement(fill, f"{{{_A}}}blip", nsmap={"r": _REL})
    blip.set(f"{{{_REL}}}embed", rel)
    etree.SubElement(etree.SubElement(fill, f"{{{_A}}}stretch"), f"{{{_A}}}fillRect")
    shape = etree.SubElement(pic, f"{{{_PIC}}}spPr")
    frame = etree.SubElement(shape, f"{{{_A}}}xfrm")
    etree.SubElement(frame, f"{{{_A}}}off", x="0", y="0")
    etree.SubElement(frame, f"{{{_A}}}ext", size)
    etree.SubElement(etree.SubElement(shape, f"{{{_A}}}prstGeom", prst="rect"), f"{{{_A}}}avLst")
    return el("p", el("pPr", el("pStyle", val="FinsamBild")), el("r", drawing))


def _relation(paket: Paket, document: str, png: bytes) -> str:
    """The relationship to a file with these bytes, which is added when there is none."""
    for one in relationer(paket, document):
        if one.slag == "image" and not one.extern and one.mal in paket and _same(paket.las(one.mal), png):
            return one.id
    part = ledig_del(paket, "word/media/diagram1.png")
    paket.satt(part, png)
    types = Innehallstyper(paket)
    types.satt(part, "image/png")
    types.spara()
    links = Relationer(paket, document)
    made = links.lagg_till(_IMAGE, part)
    links.spara()
    return made


def _same(one: bytes, other: bytes) -> bool:
    return len(one) == len(other) and sha256(one).digest() == sha256(other).digest()
