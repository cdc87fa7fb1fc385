"""Objektens kolumner: deras nummer, deras namn, eller beloppen för ett enda objekt."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.kolumner import Listkolumn, Roll
from finsam_xl.inlasning.saldolista.ord import ordlistan, utan_prickar
from finsam_xl.inputs.tydning import stada

if TYPE_CHECKING:
    from collections.abc import Mapping


__all__ = ["objektets_kolumn"]

_OBJEKTNUMMER = re.compile(r"(\d{1,6})(?:[\s:.\-–]+(\D.*))?")
_NUMRETS = re.compile(r"(?: ?(?:nr|nummer|no|kod|id|code))?")
_NAMNETS = re.compile(r" ?s? ?(?:benämning|namn|text|beskrivning|name)")


def objektets_kolumn(kol: int, rubrik: str, ord_: str, objekt: Mapping[str, str]) -> Listkolumn | None:
    """En kolumn med objektens nummer, med deras namn, eller med beloppen för ett enda objekt."""
    for dimension, uttryck in _objektord().items():
        traff = uttryck.match(ord_)
        resten = ord_[traff.end() :] if traff else ""
        if traff and _NUMRETS.fullmatch(resten):
            return Listkolumn(kol, rubrik, Roll.OBJEKT, dimension=dimension)
        if traff and _NAMNETS.fullmatch(resten):
            return Listkolumn(kol, rubrik, Roll.OBJEKTNAMN, dimension=dimension)
        if traff and (eget := _OBJEKTNUMMER.fullmatch(_efter(rubrik, traff[0]))):
            return _objektbelopp(kol, rubrik, eget[1], eget[2] or "", dimension)
    if traff := _OBJEKTNUMMER.fullmatch(stada(rubrik)):
        return _objektbelopp(kol, rubrik, traff[1], traff[2] or "", "")
    kanda = {namn.casefold(): nummer for nummer, namn in objekt.items()}
    nummer = kanda.get(stada(rubrik).casefold())
    return _objektbelopp(kol, rubrik, nummer, stada(rubrik), "") if nummer else None


@cache
def _objektord() -> Mapping[str, re.Pattern[str]]:
    """Orden för objekt i varje dimension, de längsta först."""
    alla = {}
    for dimension, namnen in ordlistan()["objekt"].items():
        ord_ = sorted({*namnen, *map(utan_prickar, namnen)}, key=len, reverse=True)
        alla[dimension] = re.compile(rf"(?:{'|'.join(map(re.escape, ord_))})(?![a-zåäö])")
    return alla


def _efter(rubrik: str, ord_: str) -> str:
    """Rubriken efter sina första ord."""
    return re.sub(r"^\W+", "", " ".join(stada(rubrik).split()[len(ord_.split()) :]))


def _objektbelopp(kol: int, rubrik: str, objekt: str, namn: str, dimension: str) -> Listkolumn:
    return Listkolumn(kol, rubrik, Roll.OBJEKTBELOPP, dimension=dimension, objekt=objekt, objektnamn=namn.strip())
