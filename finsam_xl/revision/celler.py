"""Every cell of a workbook as it was delivered, one to a line: what it is compared with when it is verified.

A text or a formula begins with a word, so that a spreadsheet that opens the list takes neither for a formula of its
own. An amount is written with every digit.
"""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.andra.cellvarde import taltext
from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.harkomst.rakna import lika

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.arbetsbok.resultat import Resultat

__all__ = ["Andring", "andringar", "celler", "las_celler", "skriv_celler"]

_HEADINGS = ("cell", "formel", "varde")
_QUOTE, _QUOTED = "'", "''"
_TEXT, _FORMULA = "text: ", "formel: "


@dataclass(frozen=True, slots=True)
class Andring:
    """A cell that is not as it was: *fore* and *efter* say its formula or value, whichever changed."""

    plats: str
    fore: str
    efter: str


def celler(bok: Bok) -> dict[str, tuple[str, str]]:
    """Formula and value of every filled cell, as they are written in the list, by address (`ÅR Noter!C7`)."""
    return {
        str(Plats(blad, *plats)): _skriven(ruta)
        for blad in bok.bladnamn
        for plats, ruta in sorted(bok.celler(blad).items())
        if ruta.formel or ruta.varde is not None
    }


def _skriven(ruta: Cellinnehall) -> tuple[str, str]:
    return f"{_FORMULA}{ruta.formel}" if ruta.formel else "", _varde(ruta.varde)


def _varde(varde: Resultat) -> str:
    match varde:
        case None:
            return ""
        case Felvarde(kod):
            return f"fel: {kod}"
        case bool():
            return "sant" if varde else "falskt"
        case str():
            return f"{_TEXT}{varde}"
        case _:
            return taltext(varde)


def skriv_celler(alla: Mapping[str, tuple[str, str]]) -> bytes:
    """The list as a file."""
    text = io.StringIO()
    skrivare = csv.writer(text, delimiter=";", lineterminator="\r\n")
    skrivare.writerow(_HEADINGS)
    for plats, (formel, varde) in alla.items():
        blad, _, adress = plats.rpartition("!")
        skrivare.writerow((f"{citera(blad)}!{adress}", formel, varde))
    return text.getvalue().encode("utf-8-sig", errors="replace")


def las_celler(data: bytes) -> dict[str, tuple[str, str]]:
    """The list read back.

    Raises:
        ValueError: it is not such a list.

    """
    rader = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";", strict=True)
    try:
        if tuple(next(rader, ())) != _HEADINGS:
            raise ValueError("rubrikerna saknas")
        return {_ociterad(plats): (formel, varde) for plats, formel, varde in rader}
    except csv.Error as fel:
        raise ValueError(str(fel)) from fel


def _ociterad(plats: str) -> str:
    blad, _, adress = plats.rpartition("!")
    return f"{blad[1:-1].replace(_QUOTED, _QUOTE)}!{adress}"


def andringar(fore: Mapping[str, tuple[str, str]], efter: Mapping[str, tuple[str, str]]) -> Iterator[Andring]:
    """The cells that differ, in the order of the list; those that have come to last."""
    for plats in [*fore, *(ny for ny in efter if ny not in fore)]:
        var, ar = fore.get(plats, ("", "")), efter.get(plats, ("", ""))
        if var[0] != ar[0]:
            yield Andring(plats, _visad(*var), _visad(*ar))
        elif not _samma(var[1], ar[1]):
            yield Andring(plats, _visad("", var[1]), _visad("", ar[1]))


def _samma(ett: str, annat: str) -> bool:
    if ett == annat:
        return True
    try:
        return lika(float(ett), float(annat))
    except ValueError:
        return False


def _visad(formel: str, varde: str) -> str:
    """`=A1+A2`, `«ord»`, `-1449`; a formula is what matters where there is one."""
    if formel:
        return f"={formel.removeprefix(_FORMULA)}"
    return f"«{varde.removeprefix(_TEXT)}»" if varde.startswith(_TEXT) else varde or "tom"
