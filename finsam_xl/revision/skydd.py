"""A workbook locked for reading: every sheet protected without a password, nothing calculated when it is opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.andra.omrakning import satt_omrakning, slapp_kedjan
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import lokalt, qn
from finsam_xl.arbetsbok.opc.paket import oskadad

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["las"]

_BEFORE: Final = {"sheetData", "sheetCalcPr"}


@oskadad
def las(paket: Paket) -> None:
    """Protect every worksheet without a password, and let the values stand when the file is opened."""
    for ett in blad(paket):
        if ett.slag == "worksheet":
            _las_blad(paket, ett.del_)
    slapp_kedjan(paket)
    del_ = arbetsboksdel(paket)
    rot = paket.rot(del_)
    satt_omrakning(rot, vid_oppning=False)
    paket.satt(del_, ooxml.skriv(rot))


def _las_blad(paket: Paket, del_: str) -> None:
    rot = paket.rot(del_)
    for gammalt in rot.findall(qn("sheetProtection")):
        rot.remove(gammalt)
    sist = [barn for barn in rot if lokalt(barn) in _BEFORE][-1]
    sist.addnext(etree.Element(qn("sheetProtection"), sheet="1", objects="1", scenarios="1"))
    paket.satt(del_, ooxml.skriv(rot))
