"""Form buttons on a sheet, as the drawing that every Excel since 2007 reads: shapes in VML, each bound to a macro."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import OFFICE, REL, lokalt, qn
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del
from finsam_xl.arbetsbok.skriva.xmltext import escape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Knapp", "satt_knappar"]

_VML_TYP = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_EFTER_TECKNINGEN = frozenset(
    {"legacyDrawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst"}
)
_FORSTA_FORM = 1025
_RAM = """\
<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
 xmlns:x="urn:schemas-microsoft-com:office:excel">
<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>
<v:shapetype id="_x0000_t201" coordsize="21600,21600" o:spt="201" path="m,l,21600r21600,l21600,xe">
<v:stroke joinstyle="miter"/>
<v:path shadowok="f" o:extrusionok="f" strokeok="f" fillok="f" o:connecttype="rect"/>
<o:lock v:ext="edit" shapetype="t"/>
</v:shapetype>
{former}
</xml>
"""
_FORM = """\
<v:shape id="_x0000_s{nummer}" type="#_x0000_t201" alt="{text}" style="position:absolute;z-index:{ordning}" \
o:button="t" fillcolor="buttonFace [67]" strokecolor="windowText [64]" o:insetmode="auto">
<v:fill color2="buttonFace [67]" o:detectmouseclick="t"/>
<o:lock v:ext="edit" rotation="t"/>
<v:textbox style="mso-direction-alt:auto" o:singleclick="f">
<div style="text-align:center"><font face="Arial" size="200" color="#000000">{text}</font></div>
</v:textbox>
<x:ClientData ObjectType="Button">
<x:Anchor>{ankare}</x:Anchor>
<x:PrintObject>False</x:PrintObject>
<x:AutoFill>False</x:AutoFill>
<x:FmlaMacro>[0]!{makro}</x:FmlaMacro>
<x:TextHAlign>Center</x:TextHAlign>
<x:TextVAlign>Center</x:TextVAlign>
</x:ClientData>
</v:shape>"""


@dataclass(frozen=True, slots=True)
class Knapp:
    """A button: its text, the macro it starts, the cell (row and column from 1) it begins in, and its size in pixels.

    It may not reach past that column, which it begins *in_i_kolumnen* pixels into; *rader* is how many rows it is high.
    """

    text: str
    makro: str
    rad: int
    kolumn: int
    bredd: int
    rader: int
    in_i_kolumnen: int = 0


def satt_knappar(paket: Paket, blad: str, knappar: Sequence[Knapp]) -> None:
    """Draw the buttons on a sheet that has no such drawing yet."""
    blad_del = hitta_blad(paket, blad).del_
    teckning = ledig_del(paket, "xl/drawings/vmlDrawing1.vml")
    former = "\n".join(_form(knapp, nummer) for nummer, knapp in enumerate(knappar))
    paket.satt(teckning, _RAM.format(former=former).encode())
    typer = Innehallstyper(paket)
    typer.satt(teckning, _VML_TYP)
    typer.spara()
    relationer = Relationer(paket, blad_del)
    rel_id = relationer.lagg_till(f"{OFFICE}/vmlDrawing", teckning)
    relationer.spara()
    rot = paket.rot(blad_del)
    _hang_pa(rot, etree.Element(qn("legacyDrawing"), {REL: rel_id}, nsmap={"r": OFFICE}))
    paket.satt(blad_del, ooxml.skriv(rot))


def _hang_pa(rot: Element, teckning: Element) -> None:
    """Place the drawing where the schema wants it: before the little that may come after it."""
    efter = next((barn for barn in rot if lokalt(barn) in _EFTER_TECKNINGEN), None)
    if efter is None:
        rot.append(teckning)
    else:
        efter.addprevious(teckning)


def _form(knapp: Knapp, nummer: int) -> str:
    vanster, overst = knapp.kolumn - 1, knapp.rad - 1
    fran, till = knapp.in_i_kolumnen, knapp.in_i_kolumnen + knapp.bredd
    ankare = (vanster, fran, overst, 0, vanster, till, overst + knapp.rader, 0)
    return _FORM.format(
        nummer=_FORSTA_FORM + nummer,
        ordning=nummer + 1,
        text=escape(knapp.text).replace('"', "&quot;"),
        ankare=", ".join(map(str, ankare)),
        makro=knapp.makro,
    )
