"""The frames as the book gives them now: taken out of a document just made, and set into an older one."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import lokalt
from finsam_xl.arbetsbok.opc.relationer import Innehallstyper, Relationer, ledig_del, relationer
from finsam_xl.dokument.ater.avtryck import avtryck, inga_bilder
from finsam_xl.dokument.ater.ramar import bilder, ramar
from finsam_xl.dokument.oppning import textdelar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket
    from finsam_xl.dokument.ater.ramar import Ram
    from finsam_xl.dokument.ater.utbyte import Bildbyte

__all__ = ["Bilddelar", "Farsk", "farska"]

_BILD: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@dataclass(frozen=True, slots=True)
class Farsk:
    """A frame of the new document: the first of its key, how many there are, and what its pictures are.

    *ordens* is the print of its words and alt texts alone, none when a picture has no alt text: another version of what
    draws them makes other bytes of the same figures.
    """

    ram: Ram
    avtryck: str
    ordens: str
    antal: int
    bilder: Mapping[str, tuple[str, bytes]]
    """By relationship: the name of the picture's part, and its bytes."""


def farska(paket: Paket) -> dict[str, Farsk]:
    """Return the frames of a document just made, by tag."""
    funna: dict[str, Farsk] = {}
    for del_ in textdelar(paket):
        las = bilder(paket, del_)
        egna = {ett.id: (ett.mal, paket.las(ett.mal)) for ett in relationer(paket, del_) if ett.slag == "image"}
        for ram in ramar(del_, paket.rot(del_)):
            forra = funna.get(ram.marke)
            antal = forra.antal + 1 if forra else 1
            funna[ram.marke] = (
                replace(forra, antal=antal)
                if forra
                else Farsk(ram, avtryck(ram.innehall, las), _ordens(ram.innehall), antal, egna)
            )
    return funna


def _ordens(innehall: Element) -> str:
    beskrivna = all(ett.get("descr") for ett in innehall.iter("*") if lokalt(ett) == "docPr")
    return avtryck(innehall, inga_bilder) if beskrivna else ""


class Bilddelar:
    """The pictures of a document that is renewed: new bytes in the same part, or a new part beside a shared one."""

    def __init__(self, paket: Paket) -> None:
        self._paket = paket
        self._nya: dict[tuple[str, bytes], str] = {}

    def bildbyte(self, del_: str, farsk: Farsk) -> Bildbyte:
        """What replaces the pictures of a frame that stands in *del_*."""
        return lambda gammal, ny: self._byt(del_, gammal, *farsk.bilder[ny])

    def _byt(self, del_: str, gammal: str, namn: str, data: bytes) -> str:
        mal = {ett.id: ett.mal for ett in relationer(self._paket, del_) if ett.slag == "image" and not ett.extern}
        forra = mal.get(gammal, "")
        if forra in self._paket and self._paket.las(forra) == data:
            return gammal
        if (del_, data) not in self._nya:
            if forra in self._paket and _andelse(forra) == _andelse(namn) and self._ar_ensam(del_, gammal, forra):
                self._paket.satt(forra, data)
                return gammal
            self._nya[del_, data] = self._lagg_till(del_, namn, data)
        return self._nya[del_, data]

    def _ar_ensam(self, del_: str, rel: str, bild: str) -> bool:
        """Whether the picture stands at one place in the whole document, so that no other changes with it."""
        fran = [
            ett
            for namn in self._paket.namn()
            for ett in relationer(self._paket, namn)
            if not namn.endswith(".rels") and ett.mal == bild
        ]
        return len(fran) == 1 and self._paket.las(del_).count(f'"{rel}"'.encode()) == 1

    def _lagg_till(self, del_: str, namn: str, data: bytes) -> str:
        bild = ledig_del(self._paket, f"{posixpath.dirname(del_)}/media/image1{_andelse(namn)}")
        self._paket.satt(bild, data)
        typer = Innehallstyper(self._paket)
        if not typer.typ(bild):
            typer.satt(bild, {".png": "image/png", ".svg": "image/svg+xml"}.get(_andelse(namn), "image/jpeg"))
            typer.spara()
        nya = Relationer(self._paket, del_)
        rel = nya.lagg_till(_BILD, bild)
        nya.spara()
        return rel


def _andelse(namn: str) -> str:
    return posixpath.splitext(namn)[1].casefold()
