"""A workbook with lists of balances as the cells that they are read from."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.arbete.gemensamt.grind import godkand
from finsam_xl.arbete.importera.saldogranser import FLEST_KOLUMNER, FLEST_RADER, LANGSTA_TEXT, Olasbar
from finsam_xl.arbetsbok.lasa.bladvarden import Oraknad
from finsam_xl.arbetsbok.lasa.innehall import blad
from finsam_xl.arbetsbok.opc.ooxml import XmlFel, omrade, qn
from finsam_xl.arbetsbok.resultat import Felvarde
from finsam_xl.filslag import hinder
from finsam_xl.inlasning.saldolista.ark import Listark, Obrukbar
from finsam_xl.inlasning.saldolista.radslag import kontot_i

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from finsam_xl.arbetsbok.lasa.bladvarden import Bladvarden
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.inlasning.saldolista.ark import Arkvarde

__all__ = ["bokens_ark"]

_STORST = 10**12
_FLEST_OBJEKT = 1_000


def bokens_ark(data: bytes, fil: str) -> Iterator[Listark]:
    """The workbook's sheets, each with the values of its cells.

    Raises:
        Olasbar: it is no workbook, or larger than any list.
        Avbrott: it is not to be trusted.

    """
    if (vad := hinder(data)) is not None:
        raise Olasbar(str(vad))
    bok = godkand(data, fil)
    synliga = {ett.namn for ett in blad(bok.paket) if ett.lage == "visible"}
    for namn in bok.bladnamn:
        varden = bok.varden(namn)
        if len(varden.rader) > FLEST_RADER:
            raise Olasbar(f"Bladet {namn} har fler än {FLEST_RADER} rader.")
        rader = {nr: dict(_celler(varden, nr, rad)) for nr, rad in enumerate(varden.rader, start=1)}
        _fyll_konton(rader, bok.rot(namn))
        dolda = frozenset(_dolda_rader(bok.rot(namn)))
        yield Listark(namn, {nr: celler for nr, celler in rader.items() if celler}, namn not in synliga, dolda)


def _fyll_konton(rader: Mapping[int, dict[int, Arkvarde]], rot: Element) -> None:
    """Give an account that is merged over its objects' rows to each of them."""
    for en in rot.iterfind(f"{qn('mergeCells')}/{qn('mergeCell')}"):
        try:
            plats = omrade(en.get("ref", ""))
        except XmlFel:
            continue
        varde = rader.get(plats.rad, {}).get(plats.kolumn)
        if varde is not None and plats.kolumn == plats.sista_kolumn and kontot_i(varde)[0]:
            for nr in range(plats.rad + 1, min(plats.sista_rad, plats.rad + _FLEST_OBJEKT) + 1):
                if rader.get(nr):
                    rader[nr].setdefault(plats.kolumn, varde)


def _dolda_rader(rot: Element) -> Iterator[int]:
    for rad in rot.iterfind(f"{qn('sheetData')}/{qn('row')}"):
        if rad.get("hidden") in {"1", "true"} and (nr := rad.get("r", "")).isdecimal():
            yield int(nr)


def _celler(varden: Bladvarden, nr: int, rad: Sequence[object]) -> Iterator[tuple[int, Arkvarde]]:
    for kol in range(1, min(len(rad), FLEST_KOLUMNER) + 1):
        varde = _varde(varden.cell(nr, kol))
        if varde is not None:
            yield kol, varde


def _varde(varde: object) -> Arkvarde | None:  # noqa: PLR0911 - one answer for each kind of value
    """The value of a cell of a workbook, as the reader of balances knows values."""
    match varde:
        case Felvarde():
            return Obrukbar(f"cellen visar felet {varde.kod}")
        case Oraknad():
            return Obrukbar("cellens formel är inte räknad: öppna filen i Excel och spara den")
        case bool():
            return Obrukbar("cellen är SANT eller FALSKT")
        case int() | float():
            return Decimal(f"{varde:.15g}") if abs(varde) < _STORST else Obrukbar("talet är orimligt stort")
        case datetime():
            return varde.date() if varde.time() == time() else f"{varde:%Y-%m-%d %H:%M}"
        case date():
            return varde
        case str():
            return varde[:LANGSTA_TEXT] or None
        case None:
            return None
    return Obrukbar("cellen är ett klockslag")
