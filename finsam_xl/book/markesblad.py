"""The help sheet Märken: what is written in a template for the Word document, and what Grunddata's marks are now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from finsam_xl.book.bladram import hjalprad, nytt_blad, radhojd, skriv
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Context, Name, Text, call, formula
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.workbook import Workbook

__all__ = ["MARKESBLAD", "Markesavsnitt", "Markesrad", "markesblad"]

MARKESBLAD: Final = "Märken"
_OM: Final = (
    "Det som skrivs i en mall till Word, för finsam dokument. Siffrornas namn står i kolumnen Post i rapportens blad "
    "Poster. finsam dokument --namn räknar upp alla med det som de blir i texten."
)
_KOLUMNER: Final = (("Märke", 62), ("Vad det är", 78), ("Värde nu", 40))
_VARDE: Final = 3
_STIL: Final = {
    Typ.BELOPP: Style.POSTER_BELOPP,
    Typ.DATUM: Style.DATUM,
    Typ.PROCENT: Style.PROCENT,
    Typ.HELTAL: Style.AR,
    Typ.TAL: Style.TAL,
}


@dataclass(frozen=True, slots=True)
class Markesrad:
    """A mark as it is written, and what it is; *namn* is the named cell whose value it is, if there is one."""

    marke: str
    text: str
    namn: str = ""


@dataclass(frozen=True, slots=True)
class Markesavsnitt:
    """Marks of one kind under a heading."""

    rubrik: str
    rader: tuple[Markesrad, ...]


def markesblad(bok: Workbook, avsnitten: Sequence[Markesavsnitt]) -> None:
    """Add Märken; a cell of Grunddata that is blank is blank here too."""
    blad = nytt_blad(bok, MARKESBLAD, MARKESBLAD, _OM, Tab.HELP)
    for kol, (rubrik, bredd) in enumerate(_KOLUMNER, start=1):
        skriv(blad, 4, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[kolumnbokstaver(kol)].width = bredd
    hjalprad(blad, len(_KOLUMNER))
    stilar = {uppgift.namn: _STIL.get(uppgift.typ, Style.TEXT_BRYT) for uppgift in GRUNDDATA}
    for nr, rad in enumerate(_rader(avsnitten), start=5):
        if isinstance(rad, str):
            skriv(blad, nr, 1, rad, Style.AVSNITT)
            continue
        skriv(blad, nr, 1, rad.marke, Style.TEXT_BRYT)
        skriv(blad, nr, 2, rad.text, Style.TEXT_BRYT)
        radhojd(blad, nr, {"A": rad.marke, "B": rad.text})
        if rad.namn:
            skriv(blad, nr, _VARDE, f"={_varde(rad.namn)}", stilar[rad.namn], formel=True)
    blad.freeze_panes = "A5"
    blad.print_title_rows = "4:4"


def _rader(avsnitten: Sequence[Markesavsnitt]) -> Iterator[str | Markesrad]:
    for ett in avsnitten:
        yield ett.rubrik
        yield from ett.rader


def _varde(namn: str) -> str:
    """The named cell's value; a reference alone makes a blank 0, and a blank day the year 1900."""
    return formula(call("IF", call("ISBLANK", Name(namn)), Text(""), Name(namn)), Context(""))
