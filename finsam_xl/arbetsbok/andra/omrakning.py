"""When Excel calculates a workbook anew: at opening or not, and the calculation chain that new formulas outdate."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.opc.ooxml import infoga, qn, skriv
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, relationer
from finsam_xl.arbetsbok.ympa.namnympning import ARBETSBOK

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["rakna_om_vid_oppning", "raknas_om", "satt_omrakning", "slapp_kedjan"]

_CURRENT: Final = 191029
"""An older Excel's number makes Excel calculate at opening, whatever else is said."""


def satt_omrakning(rot: Element, *, vid_oppning: bool) -> None:
    """Say in the workbook part whether Excel is to calculate everything when it opens the file."""
    berakning = rot.find(qn("calcPr"))
    if berakning is None:
        berakning = etree.Element(qn("calcPr"), calcId=str(_CURRENT))
        infoga(rot, berakning, ARBETSBOK)
    berakning.attrib.pop("fullCalcOnLoad", "")
    if vid_oppning:
        berakning.set("fullCalcOnLoad", "1")
    elif int(berakning.get("calcId", "0")) < _CURRENT:
        berakning.set("calcId", str(_CURRENT))


def rakna_om_vid_oppning(paket: Paket) -> None:
    """Let Excel calculate everything when it opens the file: input has changed and calculated values are old."""
    bok = arbetsboksdel(paket)
    rot = paket.rot(bok)
    satt_omrakning(rot, vid_oppning=True)
    paket.satt(bok, skriv(rot))


def raknas_om(paket: Paket) -> bool:
    """Whether Excel calculates everything when it opens the file."""
    berakning = paket.rot(arbetsboksdel(paket)).find(qn("calcPr"))
    return berakning is not None and berakning.get("fullCalcOnLoad") in {"1", "true"}


def slapp_kedjan(paket: Paket) -> None:
    """Remove the calculation chain: Excel rebuilds it, but calls the file damaged if it names cells that are gone."""
    bok = arbetsboksdel(paket)
    kedjor = [relation for relation in relationer(paket, bok) if relation.slag == "calcChain"]
    if kedjor:
        bokens, typer = Relationer(paket, bok), Innehallstyper(paket)
        for kedja in kedjor:
            bokens.ta_bort(kedja.id)
            typer.ta_bort(kedja.mal)
            paket.ta_bort(kedja.mal)
        bokens.spara()
        typer.spara()
