"""A value in a cell: text is always text, an amount its exact digits, a date Excel's day number."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from typing import TYPE_CHECKING, Final, TypeAlias

from lxml import etree

from finsam_xl.arbetsbok.lasa.innehall import arbetsboksdel
from finsam_xl.arbetsbok.opc.ooxml import barnet, barnets_text, qn, satt_text, synlig_text
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.arbetsbok.ympa.bladkopia import delade_strangar

if TYPE_CHECKING:
    from finsam_xl.arbetsbok.opc.ooxml import Element
    from finsam_xl.arbetsbok.opc.paket import Paket

__all__ = [
    "DAY_ZERO_1904",
    "Cellvarde",
    "celltal",
    "dag_noll",
    "jamforbart",
    "lika_celler",
    "lika_som_i_cell",
    "skriv_varde",
    "taltext",
]

Cellvarde: TypeAlias = "str | int | float | Decimal | date | bool | None"

_LONGEST: Final = 32_767
_SECONDS: Final = 86_400
_TEXTS: Final = {"s", "str", "inlineStr"}
DAY_ZERO_1904: Final = date(1904, 1, 1)


def dag_noll(paket: Paket) -> date:
    """Return the day that the workbook counts as 0: books from old Macs count from 1904."""
    return paket.tolkad(arbetsboksdel(paket), _dag_noll)


def _dag_noll(rot: Element) -> date:
    egenskaper = barnet(rot, "workbookPr")
    sen = egenskaper is not None and egenskaper.get("date1904") in {"1", "true"}
    return DAY_ZERO_1904 if sen else DAY_ZERO


def skriv_varde(cell: Element, varde: Cellvarde, noll: date) -> None:
    """Write a value into an empty cell element; nothing for None and empty text.

    Raises:
        Paketfel: a text that is longer than a cell can hold.
        ArithmeticError: a number that is no number.

    """
    if isinstance(varde, str):
        _skriv_text(cell, varde)
    elif varde is not None:
        if isinstance(varde, bool):
            cell.set("t", "b")
        etree.SubElement(cell, qn("v")).text = celltal(varde, noll)


def _skriv_text(cell: Element, text: str) -> None:
    if len(text) > _LONGEST:
        raise Paketfel(
            f"Texten «{text[:40]}...» är {len(text)} tecken lång, och en cell i Excel rymmer {_LONGEST}. "
            "Korta den i underlaget och försök igen."
        )
    if text:
        cell.set("t", "inlineStr")
        satt_text(etree.SubElement(etree.SubElement(cell, qn("is")), qn("t")), text)


def celltal(varde: float | Decimal | date, noll: date) -> str:
    """Return a number as it stands in the file, and a day as its number from *noll*."""
    match varde:
        case datetime():
            dygn = varde.replace(tzinfo=None) - datetime.combine(noll, time())
            return repr(dygn.total_seconds() / _SECONDS)
        case date():
            return str((varde - noll).days)
        case _:
            return taltext(varde)


def taltext(tal: float | Decimal) -> str:
    """Return a number as it stands in the file: every digit, no exponent, never minus zero.

    Raises:
        ArithmeticError: infinite, or not a number.

    """
    exakt = tal if isinstance(tal, Decimal) else Decimal(repr(tal + 0))
    if not exakt.is_finite():
        raise ArithmeticError(f"{tal} is no number for a cell")
    return format(exakt or Decimal(0), "f")


def lika_som_i_cell(varde: Cellvarde, noll: date) -> str:
    """Return a value in the form in which *jamforbart* returns the value of a cell."""
    if varde is None or isinstance(varde, str):
        return (varde or "").strip()
    return _kort(celltal(varde, noll))


def jamforbart(cell: Element | None, paket: Paket) -> str:
    """Return what a cell says, a number and the text of the same digits alike; "" when it is empty."""
    if cell is None:
        return ""
    inne = barnet(cell, "is")
    if inne is not None:
        return synlig_text(inne).strip()
    varde = barnets_text(cell, "v") or ""
    if cell.get("t") == "s":
        return synlig_text(delade_strangar(paket)[int(varde)]).strip()
    return _kort(varde) if cell.get("t", "n") == "n" and varde else varde.strip()


def lika_celler(en: Element | None, annan: Element, paket: Paket) -> bool:
    """Return whether two cells say the same, as text or as number; a formula is never the same as its value."""
    if en is None:
        return len(annan) == 0
    if barnet(en, "f") is not None:
        return False
    return _slag(en) == _slag(annan) and jamforbart(en, paket) == jamforbart(annan, paket)


def _slag(cell: Element) -> str:
    """Return what kind of value a cell holds, "" when it is empty."""
    return ("text" if cell.get("t") in _TEXTS else cell.get("t", "n")) if len(cell) else ""


def _kort(tal: str) -> str:
    return f"{float(tal):.15g}"
