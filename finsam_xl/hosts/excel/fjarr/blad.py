"""A finished sheet as cells, for whoever cannot set it in as it is: texts, numbers, formulas, and plain looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from finsam_xl.arbetsbok.opc.ooxml import omrade
from finsam_xl.hosts.excel.fjarr.lika import lika_rutor
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.hosts.excel.plan import Bladplan

__all__ = ["TEXT", "Fjarrblad", "bladets_rader", "fjarrblad"]

TEXT: Final = "@"
_VANLIGT: Final = "General"
_PUNKTER_PER_TECKEN, _KANT = 5.25, 4.0
_BARA_TEXT: Final = re.compile(r"[^\W\d_]\D*")
"""A text that no Excel takes for anything else, but for a word or two: it begins with a letter and has no digit."""
_SANT_OCH_FALSKT: Final = frozenset({"sant", "falskt", "true", "false"})

Cellvarde = str | int | float | None


@dataclass(frozen=True, slots=True)
class Fjarrblad:
    """A sheet: over the one of ours that has its name (*finns*), or new.

    *insatt* is its name in the workbook of finished sheets. *block* are its formulas in rectangles, and *rader* all its
    cells from A1 with formulas and texts; *format*, *fet*, *bredder* and *hojder* (in points) how those look.
    """

    namn: str
    finns: bool
    insatt: str
    block: tuple[tuple[str, tuple[tuple[str, ...], ...]], ...]
    rader: tuple[tuple[Cellvarde, ...], ...]
    format: tuple[tuple[str, str], ...]
    fet: tuple[str, ...]
    bredder: tuple[tuple[str, float], ...]
    hojder: tuple[tuple[int, float], ...]


def fjarrblad(ark: Worksheet, plan: Bladplan, tillfalligt_namn: str) -> Fjarrblad:
    """The sheet *ark* of the finished workbook, where one to be filled over another is called *tillfalligt_namn*."""
    rader: list[list[Cellvarde]] = [list(rad) for rad in bladets_rader(ark)]
    med_formel: set[tuple[int, int]] = set()
    for block in plan.block:
        hor = omrade(block.plats)
        for nr, formler in enumerate(block.formler, start=hor.rad):
            for kolumn, formel in enumerate(formler, start=hor.kolumn):
                if formel:
                    rader[nr - 1][kolumn - 1] = formel
                    med_formel.add((nr, kolumn))
    alla: Iterator[Any] = (cell for rad in ark.iter_rows() for cell in rad)
    fyllda = [cell for cell in alla if rader[cell.row - 1][cell.column - 1] is not None]
    former = {(cell.row, cell.column): _form(cell, (cell.row, cell.column) in med_formel) for cell in fyllda}
    feta = {(cell.row, cell.column): bool(cell.font.b) for cell in fyllda}
    return Fjarrblad(
        plan.namn,
        bool(tillfalligt_namn),
        tillfalligt_namn or plan.namn,
        tuple((ett.plats, ett.formler) for ett in plan.block),
        tuple(map(tuple, rader)),
        tuple(
            (plats, form)
            for plats, form in lika_rutor({ett: form for ett, form in former.items() if form})
            if form != _VANLIGT
        ),
        tuple(plats for plats, fet in lika_rutor(feta) if fet),
        tuple(_bredder(ark)),
        tuple((rad, ett.height) for rad, ett in ark.row_dimensions.items() if ett.height),
    )


def bladets_rader(ark: Worksheet) -> tuple[tuple[Cellvarde, ...], ...]:
    """The sheet's cells, row by row from A1."""
    return tuple(tuple(rad) for rad in ark.iter_rows(values_only=True))  # type: ignore[arg-type]  # ours hold no others


def _form(cell: Any, ar_formel: bool) -> str:  # noqa: FBT001 - what the cell is to hold, beside the cell
    """The cell's number format; that of text where Excel could take a text for something else, and none where not."""
    if ar_formel or not isinstance(cell.value, str):
        return str(cell.number_format)
    return "" if _BARA_TEXT.fullmatch(cell.value) and cell.value.casefold() not in _SANT_OCH_FALSKT else TEXT


def _bredder(ark: Any) -> Iterator[tuple[str, float]]:
    """The columns that stand together and are as wide, and how wide."""
    bredder = [
        (kolumn, ett.width * _PUNKTER_PER_TECKEN + _KANT)
        for ett in ark.column_dimensions.values()
        for kolumn in range(ett.min, ett.max + 1)
    ]
    for (_, bredd), grupp in groupby(enumerate(sorted(bredder)), lambda par: (par[1][0] - par[0], par[1][1])):
        kolumner = [kolumnbokstaver(kolumn) for _, (kolumn, _) in grupp]
        yield f"{kolumner[0]}:{kolumner[-1]}", bredd
