"""A sheet of the scratch workbook, respelt for the workbook that receives it."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, del_av_slag
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import barnet, qn
from finsam_xl.arbetsbok.ympa.radkopia import omnumrerade, raka_delar

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.arbetsbok.ympa.stilympning import Stilympning

__all__ = ["bladkopia", "delade_strangar", "kodnamn", "text_pa_plats"]

_UTAN_RADER: Final = b"<sheetData/>"


def delade_strangar(paket: Paket) -> list[Element]:
    """Return the shared strings of a workbook, one element each."""
    delar = del_av_slag(paket, arbetsboksdel(paket), "sharedStrings")
    return paket.tolkad(delar[0], _strangar) if delar and delar[0] in paket else []


def _strangar(rot: Element) -> list[Element]:
    return rot.findall(qn("si"))


def kodnamn(paket: Paket, del_: str) -> str:
    """Return the name by which a macro project knows the sheet, "" when it has none."""
    if b"codeName" not in paket.las(del_):
        return ""
    egenskaper = paket.rot(del_).find(qn("sheetPr"))
    return "" if egenskaper is None else egenskaper.get("codeName", "")


def bladkopia(del_: bytes, strangar: list[Element], stilar: Stilympning, kod: str, dygn: int) -> bytes:
    """Return the part of a sheet with the workbook's style numbers, texts in their cells, and nothing selected.

    *kod* is the code name of the sheet it replaces, so that a macro project still knows it; *dygn* how many days later
    the workbook begins to count than the scratch did.
    """
    delar = None if dygn else raka_delar(del_)
    if delar is None:
        rot = ooxml.tolka(del_)
        _kopiera_cellerna(rot, strangar, stilar, dygn)
        _kopiera_ramen(rot, stilar, kod)
        return ooxml.skriv(rot)
    rader = omnumrerade(delar.rader, stilar.cell)
    rot = ooxml.tolka(delar.fore + _UTAN_RADER + delar.efter)
    _kopiera_ramen(rot, stilar, kod)
    ram = ooxml.skriv(rot)
    return ram.replace(_UTAN_RADER, b"<sheetData>" + rader + b"</sheetData>", 1) if rader else ram


def _kopiera_cellerna(rot: Element, strangar: list[Element], stilar: Stilympning, dygn: int) -> None:
    if dygn:
        _rakna_dagar_fran(rot, stilar, dygn)
    for element in rot.iter(qn("c"), qn("row")):
        _byt_stil(element, "s", stilar)
        if element.get("t") == "s":
            text_pa_plats(element, strangar)


def _kopiera_ramen(rot: Element, stilar: Stilympning, kod: str) -> None:
    """Respell what stands around the rows."""
    for kolumner in rot.iterchildren(qn("cols")):
        for kolumn in kolumner.iterchildren(qn("col")):
            _byt_stil(kolumn, "style", stilar)
    for format_ in rot.iterchildren(qn("conditionalFormatting")):
        for regel in format_.iterchildren(qn("cfRule")):
            if "dxfId" in regel.attrib:
                regel.set("dxfId", str(stilar.dxf(int(regel.attrib["dxfId"]))))
    for vyer in rot.iterchildren(qn("sheetViews")):
        for vy in vyer.iterchildren(qn("sheetView")):
            vy.attrib.pop("tabSelected", "")
    _satt_kodnamn(rot, kod)


def _byt_stil(element: Element, attribut: str, stilar: Stilympning) -> None:
    gammal = element.get(attribut)
    if gammal is not None:
        element.set(attribut, str(stilar.cell(int(gammal))))


def _rakna_dagar_fran(rot: Element, stilar: Stilympning, dygn: int) -> None:
    """Let the values that show days show the same days in a workbook that counts from another day."""
    for element in rot.iter(qn("c")):
        varde = barnet(element, "v")
        dag = element.get("t", "n") == "n" and stilar.ar_datum(int(element.get("s", "0")))
        if dag and varde is not None and varde.text:
            varde.text = format(Decimal(varde.text) - dygn, "f")


def text_pa_plats(element: Element, strangar: list[Element]) -> None:
    """Let a cell that points at a shared string hold the text itself."""
    varde = barnet(element, "v")
    if varde is None:
        return
    plats = etree.Element(qn("is"))
    plats.extend(deepcopy(barn) for barn in strangar[int(varde.text or "0")])
    element.replace(varde, plats)
    element.set("t", "inlineStr")


def _satt_kodnamn(rot: Element, kod: str) -> None:
    egenskaper = barnet(rot, "sheetPr")
    if egenskaper is None and kod:
        egenskaper = etree.Element(qn("sheetPr"))
        rot.insert(0, egenskaper)
    if egenskaper is not None:
        egenskaper.attrib.pop("codeName", "")
    if egenskaper is not None and kod:
        egenskaper.set("codeName", kod)
