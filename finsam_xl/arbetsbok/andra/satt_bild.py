"""A picture at the top of a sheet, small enough for the head of a page; what it is, is read from its own bytes."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import del_av_slag, hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import OFFICE, REL, lokalt, qn
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Bild", "Bildfel", "bild", "satt_bild"]

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_EMU_PER_POINT: Final = 12_700
_HOGST, _BREDAST = 34.0, 140.0
"""Points: as high as the rows of title and subtitle, and a fourth of the page."""
_XDR: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_TECKNING: Final = "application/vnd.openxmlformats-officedocument.drawing+xml"
_EFTER: Final = frozenset(
    {"legacyDrawing", "legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_ANKARE: Final = """\
<xdr:absoluteAnchor xmlns:xdr="{xdr}" xmlns:a="{a}" xmlns:r="{r}"><xdr:pos x="{x}" y="0"/>\
<xdr:ext cx="{bredd}" cy="{hojd}"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="{nr}" name="Logotyp" descr="{alt}"/>\
<xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr>\
<xdr:blipFill><a:blip r:embed="{rel}"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill>\
<xdr:spPr><a:xfrm><a:off x="{x}" y="0"/><a:ext cx="{bredd}" cy="{hojd}"/></a:xfrm>\
<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/></xdr:absoluteAnchor>"""
_ALT: Final = "Förbundets logotyp"
_LEDIGT_NUMMER: Final = 1_001


class Bildfel(ValueError):  # noqa: N818 - Swedish for error, as all the project's exceptions
    """Why the bytes are no picture to set in, as the end of a sentence that began with its name."""


@dataclass(frozen=True, slots=True)
class Bild:
    """A picture: its bytes, its kind (png or jpeg), and its width and height in points on the page."""

    data: bytes
    slag: str
    bredd: float
    hojd: float


def bild(data: bytes) -> Bild:
    """The picture in *data*, small enough for the head of a page.

    Raises:
        Bildfel: it is neither PNG nor JPEG, or its size cannot be read.

    """
    if data.startswith(_PNG):
        slag, matt = "png", _pngmatt(data)
    elif data.startswith(_JPEG):
        slag, matt = "jpeg", _jpegmatt(data)
    else:
        raise Bildfel("är ingen bild av slaget PNG eller JPEG.")
    if not all(matt):
        raise Bildfel("är en skadad bild: dess mått går inte att läsa.")
    bredd, hojd = matt
    skala = min(_HOGST / hojd, _BREDAST / bredd)
    return Bild(data, slag, bredd * skala, hojd * skala)


def _pngmatt(data: bytes) -> tuple[int, int]:
    forsta, slut = 16, 24
    return struct.unpack(">II", data[forsta:slut]) if len(data) >= slut else (0, 0)


def _jpegmatt(data: bytes) -> tuple[int, int]:
    """Width and height from the frame header, which the segments before it lead to."""
    plats, ramar = 2, {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
    while plats + 9 <= len(data) and data[plats] == 0xFF:  # noqa: PLR2004 - what every segment begins with
        if data[plats + 1] in ramar:
            hojd, bredd = struct.unpack(">HH", data[plats + 5 : plats + 9])
            return bredd, hojd
        plats += 2 + struct.unpack(">H", data[plats + 2 : plats + 4])[0]
    return 0, 0


def satt_bild(paket: Paket, blad: str, bilden: Bild, vanster: float) -> None:
    """Set the picture in at the top of the sheet, *vanster* points from its left edge.

    Raises:
        Paketfel: the workbook has no such sheet.

    """
    del_ = hitta_blad(paket, blad).del_
    teckning = _teckningen(paket, del_)
    media = ledig_del(paket, f"xl/media/image1.{bilden.slag}")
    paket.satt(media, bilden.data)
    typer = Innehallstyper(paket)
    typer.satt(media, f"image/{bilden.slag}")
    typer.spara()
    relationer = Relationer(paket, teckning)
    rel = relationer.lagg_till(f"{OFFICE}/image", media)
    relationer.spara()
    rot = paket.rot(teckning)
    ankare = _ANKARE.format(
        xdr=_XDR,
        a=_A,
        r=OFFICE,
        rel=rel,
        alt=_ALT,
        nr=_LEDIGT_NUMMER,
        x=_emu(vanster),
        bredd=_emu(bilden.bredd),
        hojd=_emu(bilden.hojd),
    )
    rot.append(etree.fromstring(ankare))
    paket.satt(teckning, ooxml.skriv(rot))


def _emu(points: float) -> int:
    return int(points * _EMU_PER_POINT)


def _teckningen(paket: Paket, del_: str) -> str:
    """The sheet's drawing, a new one where it has none."""
    finns = [*del_av_slag(paket, del_, "drawing")]
    if finns:
        return finns[0]
    ny = ledig_del(paket, "xl/drawings/drawing1.xml")
    paket.satt(ny, f'<xdr:wsDr xmlns:xdr="{_XDR}"/>'.encode())
    typer = Innehallstyper(paket)
    typer.satt(ny, _TECKNING)
    typer.spara()
    relationer = Relationer(paket, del_)
    rel = relationer.lagg_till(f"{OFFICE}/drawing", ny)
    relationer.spara()
    rot = paket.rot(del_)
    efter = next((barn for barn in rot if lokalt(barn) in _EFTER), None)
    element = etree.Element(qn("drawing"), {REL: rel}, nsmap={"r": OFFICE})
    if efter is None:
        rot.append(element)
    else:
        efter.addprevious(element)
    paket.satt(del_, ooxml.skriv(rot))
    return ny
