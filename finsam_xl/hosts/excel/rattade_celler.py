"""Mended cells of the open workbook: pasted as values, so that a text stays a text, and taken back on a fault."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING

from finsam_xl.arbetsbok.opc.ooxml import cell
from finsam_xl.arbetsbok.skriva.scratch_writer import InputTable

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from finsam_xl.arbete.kontrollera.rattning import Rattning
    from finsam_xl.hosts.excel.angra import Angra
    from finsam_xl.inputs.rattelser import Rattat

__all__ = ["INDATABLAD", "Cellbyte", "cellbyten", "kallor", "satt_celler"]

INDATABLAD = "_Indata"
_TABELL = "Rattat"
_KOLUMNER = ("Efter", "Före")


@dataclass(frozen=True, slots=True)
class Cellbyte:
    """A cell's value after and before, and its number format after and before ("" is as it is)."""

    blad: str
    cell: str
    efter: str | float | None
    fore: str
    talformat: str = ""
    talformat_fore: str = ""


def cellbyten(rattning: Rattning) -> tuple[Cellbyte, ...]:
    """The cells of a mending."""
    rattade, _ = rattning.fynd
    return tuple(
        Cellbyte(
            ett.blad,
            cell(ett.rad, ett.kolumn),
            _klistras(ett.efter, rattning.dag_noll),
            ett.fore,
            *reversed(rattning.talformat.get(ett.plats, ("", ""))),
        )
        for ett in rattade
    )


def _klistras(varde: Rattat, noll: date) -> str | float | None:
    """What is pasted: a day as the number that the book counts it by, which may be from another day 0 than ours."""
    match varde:
        case Decimal():
            return float(varde)
        case date():
            return (varde - noll).days
        case _:
            return varde


def kallor(byten: Sequence[Cellbyte]) -> tuple[InputTable, ...]:
    """The table of the scratch workbook that the values are pasted from."""
    return (InputTable(_TABELL, _KOLUMNER, _KOLUMNER, [(ett.efter, ett.fore) for ett in byten]),) if byten else ()


def satt_celler(bok: xlwings.Book, ark: xlwings.Book, byten: Sequence[Cellbyte], angra: Angra) -> None:
    """Set the cells from the scratch workbook *ark*."""
    if not byten:
        return
    kalla = ark.sheets[INDATABLAD]
    plats = kalla.tables[_TABELL].range
    for nr, ett in enumerate(byten, start=plats.row + 1):
        efter, fore = kalla.range((nr, plats.column)), kalla.range((nr, plats.column + 1))
        till = bok.sheets[ett.blad].range(ett.cell)
        angra.med(partial(_klistra, fore, till, ett.talformat_fore))
        _klistra(efter, till, ett.talformat)


def _klistra(fran: xlwings.Range, till: xlwings.Range, talformat: str) -> None:
    if talformat:
        till.number_format = talformat
    fran.copy()
    till.paste("values")
