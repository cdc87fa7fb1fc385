"""The cells of a sheet part: where each stands (addresses may be left out) and its formula, shared ones spelt out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.lasa.formeltext import flytta
from finsam_xl.arbetsbok.opc.ooxml import barnet, position, qn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["Cellelement", "formelelement", "formeltexter", "formler", "rader", "rutor"]

_SAKER_RAD = 1_000_000
"""Every row before this one is in a sheet: its cells' letters alone need be understood."""


class Cellelement(NamedTuple):
    """A cell element and its place, 1-based."""

    rad: int
    kolumn: int
    element: Element


def rader(rot: Element) -> Iterator[tuple[int, Element]]:
    """Yield each row element with its number; a row without a number follows the one before."""
    nummer = 0
    for bladdata in rot.iterchildren(qn("sheetData")):
        for rad in bladdata.iterchildren(qn("row")):
            nummer = int(rad.get("r", nummer + 1))
            yield nummer, rad


def rutor(rot: Element) -> Iterator[Cellelement]:
    """Yield each cell with its place; a cell without an address follows the one before."""
    kolumner: dict[str, int] = {}
    for nummer, rad in rader(rot):
        kolumn, siffror = 0, str(nummer)
        for cell in rad.iterchildren(qn("c")):
            adress = cell.get("r")
            bokstaver = adress.removesuffix(siffror) if adress and nummer < _SAKER_RAD else ""
            kolumn = kolumner.get(bokstaver) or (position(adress)[1] if adress else kolumn + 1)
            if bokstaver.isalpha():
                kolumner[bokstaver] = kolumn
            yield Cellelement(nummer, kolumn, cell)


def formelelement(alla: list[Cellelement]) -> list[tuple[Cellelement, Element]]:
    """Return the formula cells, each with the element that its formula stands in."""
    return [(ruta, formel) for ruta in alla if (formel := barnet(ruta.element, "f")) is not None]


def formler(alla: list[Cellelement]) -> dict[tuple[int, int], str]:
    """Return the formula of each formula cell by its place, a shared formula as it reads in that cell."""
    return formeltexter(formelelement(alla))


def formeltexter(med_formel: list[tuple[Cellelement, Element]]) -> dict[tuple[int, int], str]:
    """Return what *formler* does, of the formula cells and their elements."""
    moderformler = {
        formel.get("si"): (ruta, formel.text)
        for ruta, formel in med_formel
        if formel.get("t") == "shared" and formel.text
    }
    texter = {}
    for ruta, formel in med_formel:
        if formel.text:
            texter[ruta.rad, ruta.kolumn] = formel.text
        elif formel.get("si") in moderformler:
            moder, text = moderformler[formel.get("si")]
            texter[ruta.rad, ruta.kolumn] = flytta(text, ruta.rad - moder.rad, ruta.kolumn - moder.kolumn)
    return texter
