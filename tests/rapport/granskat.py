"""Det en byggd rapport granskas med: dess formelceller, värden ur två motorer och dess blad som text."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.rapporter.placerad import bygg
from tests.avlast import avlast
from tests.bladtext import sheet_text
from tests.rapport.conftest import TID, Blad

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.rapporter.slag import Rapportslag

FELVARDEN = ("#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "Err:")


def formelceller(bok: Path) -> dict[tuple[str, str], str]:
    """Varje formelcell i filen: (blad, cell) -> formel."""
    return {
        (blad.title, cell.coordinate): str(cell.value)
        for blad in avlast(bok).worksheets
        for rad in blad.iter_rows()
        for cell in rad
        if cell.data_type == "f"
    }


def varde(blad: Blad, namn: str, adress: str) -> object:
    """Cellens värde som calamine läser det."""
    bokstav, nummer = coordinate_from_string(adress)
    rader = blad[namn]
    kolumn, rad = column_index_from_string(bokstav) - 1, nummer - 1
    return rader[rad][kolumn] if rad < len(rader) and kolumn < len(rader[rad]) else ""


def lika(ena: object, andra: object) -> bool:
    """Lika, där LibreOffice håller femton siffror och ett datum kan läsas som tidpunkt."""
    if isinstance(ena, dt.datetime):
        ena = ena.date()
    if isinstance(andra, dt.datetime):
        andra = andra.date()
    if isinstance(ena, (int, float)) and isinstance(andra, (int, float)):
        return abs(ena - andra) <= 1e-9 * max(1.0, abs(ena))
    return (ena or "") == (andra or "")


def olika(bok: Path, ena: Blad, andra: Blad) -> list[tuple[str, str, object, object]]:
    """Formelcellerna där två motorer kommit till olika värden."""
    return [
        (namn, adress, varde(ena, namn, adress), varde(andra, namn, adress))
        for namn, adress in formelceller(bok)
        if not lika(varde(ena, namn, adress), varde(andra, namn, adress))
    ]


def felvarden(blad: Blad) -> list[tuple[str, list[object]]]:
    """Raderna som visar ett felvärde."""
    return [
        (namn, rad)
        for namn, rader in blad.items()
        for rad in rader
        if any(isinstance(cell, str) and cell.startswith(FELVARDEN) for cell in rad)
    ]


def skrivna_tal(bok: Path, bladprefix: str) -> list[tuple[str, str]]:
    """Cellerna på rapportens blad som håller ett skrivet tal i stället för en formel."""
    return [
        (blad.title, cell.coordinate)
        for blad in avlast(bok).worksheets
        if blad.title.startswith(f"{bladprefix} ")
        for rad in blad.iter_rows()
        for cell in rad
        if cell.data_type not in {"s", "f", "inlineStr"} and cell.value is not None
    ]


def skiljer_fran_guld(slag: Rapportslag, bok: Path, guld: Path) -> list[str]:
    """Bladen vars text inte är filens i *guld*, och filer utan blad; FINSAM_SKRIV_GULD=1 skriver filerna på nytt."""
    bokslut = las_bok(Bok(bok.read_bytes())).bokslut
    assert bokslut is not None
    skiss = skissa(bygg(slag, bokslut, TID), bokslut, TID)
    skilda, utan_blad = [], {fil.name for fil in guld.glob("*.txt")}
    for grid in skiss.rapport.blad:
        text = sheet_text(grid, lambda rad, kolumn, namn=grid.name: skiss.cell(namn, rad, kolumn))  # type: ignore[misc]
        fil = guld / f"{_filnamn(grid.name, slag.bladprefix)}.txt"
        utan_blad.discard(fil.name)
        if os.environ.get("FINSAM_SKRIV_GULD"):
            fil.parent.mkdir(parents=True, exist_ok=True)
            fil.write_text(text, encoding="utf-8")
        if not fil.exists() or fil.read_text(encoding="utf-8") != text:
            skilda.append(grid.name)
    return [*skilda, *sorted(utan_blad)]


def _filnamn(blad: str, prefix: str) -> str:
    return blad.removeprefix(f"{prefix} ").lower().translate(str.maketrans("åäö ", "aao_"))
