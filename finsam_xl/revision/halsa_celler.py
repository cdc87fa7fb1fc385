"""What stands in a sheet's cells without being what it seems: numbers written as text, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.lasa.plats import Plats
from finsam_xl.arbetsbok.lasa.rutnat import rader
from finsam_xl.arbetsbok.opc.ooxml import Omrade, qn
from finsam_xl.belopp import tolka as tolka_belopp
from finsam_xl.inputs.schema import TABELLER, Typ
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from finsam_xl.arbetsbok.bok import Bok
    from finsam_xl.arbetsbok.lasa.cellinnehall import Cellinnehall
    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["dolda", "tal_som_text"]

_NUMBERS = frozenset({Typ.BELOPP, Typ.TAL, Typ.HELTAL, Typ.PROCENT})


def tal_som_text(bok: Bok, byggda: Collection[str]) -> Iterator[tuple[str, str]]:
    """Texts that are numbers, in a column of numbers: above or below stands one, or the column is for amounts."""
    textkolumner, talkolumner = _kolumner(bok)
    for blad in bok.bladnamn:
        celler = bok.celler(blad)
        for (rad, kolumn), ruta in celler.items():
            plats = Plats(blad, rad, kolumn)
            if blad in byggda or ruta.formel or not _ser_ut_som_tal(ruta):
                continue
            tabell = bok.tabell_vid(plats)
            nyckel = (tabell.namn if tabell else "", blad, kolumn)
            grannar = [celler.get((rad + steg, kolumn)) for steg in (-1, 1)]
            bland_tal = any(_ar_tal(granne) for granne in grannar) and nyckel not in textkolumner
            if bland_tal or nyckel in talkolumner:
                yield str(plats), f"«{str(ruta.varde).strip()}» är en text"


def _kolumner(bok: Bok) -> tuple[set[tuple[str, str, int]], set[tuple[str, str, int]]]:
    """Our own tables' columns for texts, and those for numbers: (table, sheet, column)."""
    texter: set[tuple[str, str, int]] = set()
    talen: set[tuple[str, str, int]] = set()
    for schema in TABELLER:
        tabell = bok.tabell(schema.namn)
        if tabell is None:
            continue
        for kolumn in schema.kolumner:
            nr = tabell.kolumn(kolumn.namn)
            if nr is not None:
                (talen if kolumn.typ in _NUMBERS else texter).add((tabell.namn, tabell.blad, nr))
    return texter, talen


def _ser_ut_som_tal(ruta: Cellinnehall) -> bool:
    if not isinstance(ruta.varde, str):
        return False
    try:
        tolka_belopp(ruta.varde.strip().removesuffix("kr").removesuffix("%"))
    except ValueError:
        return False
    return True


def _ar_tal(ruta: Cellinnehall | None) -> bool:
    return ruta is not None and isinstance(ruta.varde, (int, float)) and not isinstance(ruta.varde, bool)


def dolda(bok: Bok, byggda: Collection[str]) -> Iterator[tuple[str, str]]:
    """Hidden rows and columns with something in them, inside a table or on a sheet that we have built."""
    for blad in bok.bladnamn:
        ytor = [tabell.data for tabell in bok.tabeller if tabell.blad == blad]
        if blad in byggda:
            ytor.append(Omrade(1, 1, *bok.matt(blad)))
        if not ytor:
            continue
        rot, celler = bok.rot(blad), bok.celler(blad)
        fyllda = {plats for plats, ruta in celler.items() if ruta.formel or ruta.varde is not None}
        for rad in _dolda_rader(rot):
            if any(yta.rad <= rad <= yta.sista_rad for yta in ytor) and any(plats[0] == rad for plats in fyllda):
                yield f"{blad}, rad {rad}", ""
        for kolumn in _dolda_kolumner(rot, bok.matt(blad)[1]):
            inne = any(yta.kolumn <= kolumn <= yta.sista_kolumn for yta in ytor)
            if inne and any(plats[1] == kolumn for plats in fyllda):
                yield f"{blad}, kolumn {kolumnbokstaver(kolumn)}", ""


def _dolda_rader(rot: Element) -> Iterator[int]:
    return (nummer for nummer, rad in rader(rot) if rad.get("hidden") in {"1", "true"} or rad.get("ht") == "0")


def _dolda_kolumner(rot: Element, sista: int) -> Iterator[int]:
    for element in rot.iterfind(f"{qn('cols')}/{qn('col')}"):
        if element.get("hidden") in {"1", "true"} or float(element.get("width", "1")) == 0:
            yield from range(int(element.get("min", "1")), min(int(element.get("max", "1")), sista) + 1)
