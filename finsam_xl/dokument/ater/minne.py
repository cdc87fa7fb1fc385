"""What a document remembers of what we wrote in it: a custom XML part with the print of every frame's content.

Beside the prints stand the report, its period, the version of the program, and the print of the book's figures. Nothing
in it is of the clock or the machine, so that the same document is made of the same book.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from lxml import etree

from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationsdel
from finsam_xl.dokument.oppning import Dokumentfel

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = ["Dokumentminne", "Minnesrad", "las_dokumentminne", "med_dokumentminne", "siffrornas_avtryck"]

_NAMNRYMD: Final = "urn:finsam-xl:dokument"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/"
_CUSTOM: Final = f"{_OFFICE}relationships/customXml"
_PROPS: Final = f"{_OFFICE}relationships/customXmlProps"
_PROPS_TYP: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_FOREBILD: Final = "customXml/item1.xml"
_EGENSKAPER: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{{F15A4D0C-4E2B-5C6A-9B1D-0D0C0F1A5A31}}" xmlns:ds="{_OFFICE}customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{_NAMNRYMD}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()
_FLEST_RAMAR: Final = 10_000
_ANTAL: Final = re.compile("[0-9]{1,6}")
_PLATSHALLARE: Final = "222000-0000"
_FALT: Final = ("rapport", "period", "version", "siffror", "mall", "bok", "forbund", "orgnr")


@dataclass(frozen=True, slots=True)
class Minnesrad:
    """One key: the whole of it, what a person calls it, the print of what we wrote, and at how many places.

    *block* are the kinds of its blocks in order, as "p tbl"; none when it stands inside a paragraph. *fasta* is at how
    many places it stands without a frame and cannot be renewed.
    """

    nyckel: str
    namn: str
    avtryck: str
    antal: int = 1
    block: str = ""
    fasta: int = 0


@dataclass(frozen=True, slots=True)
class Dokumentminne:
    """A document as it was made; *rader* by tag.

    *siffror* is the print of the book's figures, *mall* and *bok* what the template and the book are called. *forbund*
    and *orgnr* are empty in a document of before they were remembered.
    """

    rapport: str
    period: str
    version: str
    siffror: str
    mall: str = ""
    bok: str = ""
    rader: Mapping[str, Minnesrad] = field(default_factory=dict)
    forbund: str = ""
    orgnr: str = ""

    def av_annat_forbund(self, andra: Dokumentminne) -> bool:
        """Whether the other is of another förbund: by number, else by name and by what the book is called."""
        if _ar_nummer(self.orgnr) and _ar_nummer(andra.orgnr):
            return self.orgnr != andra.orgnr
        annat_namn = self.forbund.casefold() != andra.forbund.casefold()
        return bool(self.forbund and andra.forbund) and annat_namn and self.bok != andra.bok


def _ar_nummer(orgnr: str) -> bool:
    return bool(orgnr) and orgnr != _PLATSHALLARE


def siffrornas_avtryck(figurer: Mapping[str, object] | Iterable[tuple[str, object]]) -> str:
    """Return the print of a book's figures, given as names with values, whatever order they come in."""
    rader = sorted(f"{namn}\t{varde}" for namn, varde in dict(figurer).items())
    return hashlib.sha256("\n".join(rader).encode(errors="replace")).hexdigest()


def las_dokumentminne(paket: Paket) -> Dokumentminne | None:
    """Return what the document remembers; None of one that we have not made.

    Raises:
        Dokumentfel: it remembers more than any report has, or its memory is damaged.

    """
    try:
        del_ = _minnesdel(paket)
        minne = None if del_ is None else paket.tolkad(del_, _minne)
    except Paketfel as fel:
        raise Dokumentfel(
            "Dokumentet är skadat: det som minns vad programmet skrev i det går inte att läsa. Hämta en ny kopia av "
            "dokumentet, eller gör ett nytt och flytta den egna texten dit."
        ) from fel
    if minne is not None and sum(rad.antal for rad in minne.rader.values()) > _FLEST_RAMAR:
        raise Dokumentfel(f"Dokumentet har fler än {_FLEST_RAMAR} siffror och tabeller, vilket ingen rapport har.")
    return minne


def med_dokumentminne(paket: Paket, dokument: str, minne: Dokumentminne) -> None:
    """Write the memory in its part, which is added, with its relationship from the part *dokument*, when missing."""
    data = _skrivet(minne)
    finns = _minnesdel(paket)
    if finns is not None:
        paket.satt(finns, data)
        return
    del_ = ledig_del(paket, _FOREBILD)
    egenskaper = ledig_del(paket, del_.replace("/item", "/itemProps"))
    paket.satt(del_, data)
    paket.satt(egenskaper, _EGENSKAPER)
    _relatera(paket, del_, _PROPS, egenskaper)
    _relatera(paket, dokument, _CUSTOM, del_)
    typer = Innehallstyper(paket)
    typer.satt(del_, "application/xml")
    typer.satt(relationsdel(del_), "application/vnd.openxmlformats-package.relationships+xml")
    typer.satt(egenskaper, _PROPS_TYP)
    typer.spara()


def _relatera(paket: Paket, kalla: str, typ: str, mal: str) -> None:
    relationer = Relationer(paket, kalla)
    relationer.lagg_till(typ, mal)
    relationer.spara()


def _minnesdel(paket: Paket) -> str | None:
    """The part by its namespace, since others name it anew; LibreOffice may leave two alike."""
    delar = (namn for namn in paket.namn() if namn.casefold().startswith("customxml/item") and namn.endswith(".xml"))
    return next((namn for namn in delar if _NAMNRYMD.encode() in paket.las(namn) and _ar_vart(paket, namn)), None)


def _ar_vart(paket: Paket, namn: str) -> bool:
    return paket.rot(namn).tag == f"{{{_NAMNRYMD}}}dokument"


def _skrivet(minne: Dokumentminne) -> bytes:
    rot = ooxml.tolka(f'<dokument xmlns="{_NAMNRYMD}"/>'.encode())
    for falt in _FALT:
        rot.set(falt, getattr(minne, falt))
    for market, rad in sorted(minne.rader.items()):
        ett = etree.SubElement(rot, f"{{{_NAMNRYMD}}}ram", marke=market, nyckel=rad.nyckel, namn=rad.namn)
        ett.set("avtryck", rad.avtryck)
        ett.set("antal", str(rad.antal))
        if rad.block:
            ett.set("block", rad.block)
        if rad.fasta:
            ett.set("fasta", str(rad.fasta))
    return ooxml.skriv(rot)


def _minne(rot: Element) -> Dokumentminne:
    rader = {ett.get("marke", ""): _rad(ett) for ett in rot.iterchildren(f"{{{_NAMNRYMD}}}ram")}
    return Dokumentminne(**{falt: rot.get(falt, "") for falt in _FALT}, rader=rader)


def _rad(ett: Element) -> Minnesrad:
    return Minnesrad(
        ett.get("nyckel", ""),
        ett.get("namn", ""),
        ett.get("avtryck", ""),
        _antal(ett, "antal", 1),
        ett.get("block", ""),
        _antal(ett, "fasta", 0),
    )


def _antal(ett: Element, namn: str, annars: int) -> int:
    text = ett.get(namn, "")
    return int(text) if _ANTAL.fullmatch(text) else annars
