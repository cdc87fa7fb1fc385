"""A sheet copied as Excel copies it: names of its own, tables under new names, everything else the same."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from lxml import etree

from finsam_xl.arbetsbok.lasa.formeltext import blad_i, byt_blad
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, hitta_blad, namnelement, tabeller
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import OFFICE, REL, qn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["kopiera_blad"]

_TYP = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def kopiera_blad(data: bytes, blad: str, kopia: str, *, lokala_sist: bool = True) -> bytes:
    """The workbook with a copy of *blad* at the end; its own names stand after or before those of the whole book."""
    paket = Paket.oppna(data)
    ett, typer, bok = hitta_blad(paket, blad), Innehallstyper(paket), arbetsboksdel(paket)
    del_ = ledig_del(paket, "xl/worksheets/sheet1.xml")
    rot = paket.rot(ett.del_)
    for nummer in ("legacyDrawing", "drawing"):
        for element in rot.findall(qn(nummer)):
            rot.remove(element)
    _kopiera_tabeller(paket, ett.del_, del_, rot, typer)
    paket.satt(del_, ooxml.skriv(rot))
    typer.satt(del_, f"{_TYP}worksheet+xml")
    bokens = Relationer(paket, bok)
    rel_id = bokens.lagg_till(f"{OFFICE}/worksheet", del_)
    bokens.spara()
    typer.spara()
    bokrot = paket.rot(bok)
    _ny_flik(bokrot, kopia, rel_id)
    _egna_namn(bokrot, ett.namn, kopia, lokala_sist=lokala_sist)
    paket.satt(bok, ooxml.skriv(bokrot))
    return paket.skriv()


def _kopiera_tabeller(paket: Paket, fran: str, till: str, rot: Element, typer: Innehallstyper) -> None:
    nummer = max([int(paket.rot(tabell.del_).get("id", "0")) for tabell in tabeller(paket)], default=0)
    nya = Relationer(paket, till)
    for relation in relationer(paket, fran):
        if relation.slag == "table":
            tabell, nummer = paket.rot(relation.mal), nummer + 1
            namn = f"{tabell.get('displayName')}{nummer}"
            tabell.attrib.update({"id": str(nummer), "name": namn, "displayName": namn})
            ny = ledig_del(paket, relation.mal)
            paket.satt(ny, ooxml.skriv(tabell))
            typer.satt(ny, f"{_TYP}table+xml")
            nya.lagg_till(relation.typ, ny, rel_id=relation.id)
    nya.spara()
    kvar = {relation.id for relation in relationer(paket, till)}
    for element in [*rot.iter(qn("hyperlink")), *rot.iter(qn("pageSetup"))]:
        if element.get(REL) not in {None, *kvar}:
            del element.attrib[REL]


def _ny_flik(bokrot: Element, namn: str, rel_id: str) -> None:
    (flikar,) = bokrot.findall(qn("sheets"))
    hogsta = max(int(flik.get("sheetId", "0")) for flik in flikar)
    etree.SubElement(flikar, qn("sheet"), {"name": namn, "sheetId": str(hogsta + 1), REL: rel_id})


def _egna_namn(bokrot: Element, blad: str, kopia: str, *, lokala_sist: bool) -> None:
    plats = len(bokrot.findall(f"{qn('sheets')}/{qn('sheet')}")) - 1
    for namn in namnelement(bokrot):
        if namn.get("localSheetId") is None and blad.casefold() in blad_i(namn.text or ""):
            eget = deepcopy(namn)
            eget.set("localSheetId", str(plats))
            eget.text = byt_blad(namn.text or "", blad, kopia)
            (namn.addnext if lokala_sist else namn.addprevious)(eget)
