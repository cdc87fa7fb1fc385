"""A row or a column inserted in a sheet as Excel does it: what is below or to the right moves, formulas follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.andra.ark import Ark
from finsam_xl.arbetsbok.lasa.formeltext import delar, utan_citat
from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel, blad, del_av_slag, hitta_blad, namnelement
from finsam_xl.arbetsbok.opc import ooxml
from finsam_xl.arbetsbok.opc.ooxml import kolumnnummer, lokalt, omrade, omrade_text, qn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element, Omrade

__all__ = ["infoga_kolumn", "infoga_rad"]

_FORMULAS = {"f", "formula", "formula1", "formula2"}


class _Infogning(NamedTuple):
    """Where: the sheet, and the row or the column (the other is 0) that the new one takes the place of."""

    blad: str
    rad: int
    kolumn: int

    def plats(self, yta: Omrade) -> Omrade:
        """Where a rectangle of the sheet stands afterwards."""
        rad, sista_rad = (nr + (0 < self.rad <= nr) for nr in (yta.rad, yta.sista_rad))
        kolumn, sista_kolumn = (nr + (0 < self.kolumn <= nr) for nr in (yta.kolumn, yta.sista_kolumn))
        return yta._replace(rad=rad, sista_rad=sista_rad, kolumn=kolumn, sista_kolumn=sista_kolumn)

    def ref(self, text: str) -> str:
        """A reference on the sheet, or several with blanks between."""
        return " ".join(omrade_text(self.plats(omrade(ett))) for ett in text.split())

    def formel(self, text: str, hem: str) -> str:
        """A formula that stands on the sheet *hem*."""
        ut, blad_nu, fore = "", hem, ""
        for slag, del_ in delar(text):
            if slag in {"citat", "blad"}:
                blad_nu = utan_citat(del_)
            elif slag in {"cell", "rader", "kolumner"}:
                blad_nu = blad_nu if fore in {"!", ":"} else hem
            traffar = blad_nu.casefold() == self.blad.casefold()
            ut += ":".join(map(self._halva, del_.split(":"))) if traffar and slag in _REFERENCES else del_
            fore = del_
        return ut

    def _halva(self, text: str) -> str:
        bokstaver = "".join(tecken for tecken in text if tecken.isalpha())
        siffror = "".join(tecken for tecken in text if tecken.isdigit())
        las_kolumn, las_rad = "$" * text.startswith("$"), "$" * ("$" in text[1:] if bokstaver else text.startswith("$"))
        if bokstaver:
            nummer = kolumnnummer(bokstaver)
            bokstaver = las_kolumn + kolumnbokstaver(nummer + (0 < self.kolumn <= nummer))
        if siffror:
            siffror = las_rad + str(int(siffror) + (0 < self.rad <= int(siffror)))
        return bokstaver + siffror


_REFERENCES = {"cell", "rader", "kolumner"}


def infoga_rad(data: bytes, blad_: str, rad: int) -> bytes:
    """The workbook with an empty row before *rad*."""
    return _infoga(data, _Infogning(blad_, rad, 0))


def infoga_kolumn(data: bytes, blad_: str, kolumn: int) -> bytes:
    """The workbook with an empty column before *kolumn*, which no table reaches over."""
    return _infoga(data, _Infogning(blad_, 0, kolumn))


def _infoga(data: bytes, ny: _Infogning) -> bytes:
    paket = Paket.oppna(data)
    for ett in blad(paket):
        rot = paket.rot(ett.del_)
        har = ett.namn.casefold() == ny.blad.casefold()
        if har:
            rot = _utskriven(rot)
        andrade = [_i_formel(element, ny, ett.namn) for element in rot.iter() if lokalt(element) in _FORMULAS]
        if har:
            _flytta_celler(rot, ny)
        if har or any(andrade):
            paket.satt(ett.del_, ooxml.skriv(rot))
    _flytta_det_bredvid(paket, hitta_blad(paket, ny.blad).del_, ny)
    bok = arbetsboksdel(paket)
    rot = paket.rot(bok)
    for namn in namnelement(rot):
        namn.text = ny.formel(namn.text or "", "")
    paket.satt(bok, ooxml.skriv(rot))
    return paket.skriv()


def _utskriven(rot: Element) -> Element:
    ark = Ark(rot)
    ark.skriv_ut_delade_formler()
    return ark.rot


def _i_formel(element: Element, ny: _Infogning, hem: str) -> bool:
    fore, element.text = element.text or "", ny.formel(element.text or "", hem)
    return element.text != fore


def _flytta_celler(rot: Element, ny: _Infogning) -> None:
    for rad in rot.iter(qn("row")):
        rad.set("r", str(int(rad.get("r", "0")) + (0 < ny.rad <= int(rad.get("r", "0")))))
        rad.attrib.pop("spans", "")
    for cell in rot.iter(qn("c")):
        cell.set("r", ny.ref(cell.get("r", "")))
    for element in rot.iter(*map(qn, ("mergeCell", "hyperlink", "autoFilter", "dimension", "f"))):
        if element.get("ref"):
            element.set("ref", ny.ref(element.get("ref", "")))
    for element in rot.iter():
        if element.get("sqref"):
            element.set("sqref", ny.ref(element.get("sqref", "")))
    for kolumn in rot.iter(qn("col")):
        for attribut in ("min", "max"):
            nummer = int(kolumn.get(attribut, "0"))
            kolumn.set(attribut, str(min(nummer + (0 < ny.kolumn <= nummer), 16_384)))


def _flytta_det_bredvid(paket: Paket, del_: str, ny: _Infogning) -> None:
    for slag in ("table", "comments"):
        for ett in del_av_slag(paket, del_, slag):
            rot = paket.rot(ett)
            for element in rot.iter():
                if element.get("ref"):
                    element.set("ref", ny.ref(element.get("ref", "")))
            paket.satt(ett, ooxml.skriv(rot))
