"""The sheet Förslag: every value that was proposed for a new book, where it came from, and whether it is accepted.

An input cell has the colour of a proposal as long as the sheet has its column, row and value without a *ja* beside it:
the colour goes when the value is changed, and when it is accepted. Rows are known by their keys, so that sorting and
inserting rows leave the colours where they belong.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.book.bladram import hjalprad, nytt_blad, skriv
from finsam_xl.book.stilar import INMATNINGSFARG
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.formatting.rule import Rule
    from openpyxl.workbook import Workbook

    from finsam_xl.book.innehall import Bokinnehall
    from finsam_xl.inputs.falt import Cellvarde
    from finsam_xl.inputs.schema import Indatatabell
    from finsam_xl.inputs.uppgifter import Uppgift

__all__ = [
    "FORSLAGSBLAD",
    "FORSTA_RAD",
    "GODKAND",
    "GODKANDKOLUMN",
    "VARDEKOLUMN",
    "forslagsblad",
    "nyckelkolumner",
    "radnyckel",
    "tabellregel",
    "uppgiftsregel",
]

FORSLAGSBLAD = "Förslag"
GODKAND = "ja"
_RUBRIKER = (("Blad", 14), ("Kolumn", 26), ("Rad", 34), ("Förslag", 40), ("Källa", 60), ("Godkänt", 10))
_NAMN = ("FORSLAG_BLAD", "FORSLAG_KOLUMN", "FORSLAG_RAD", "FORSLAG_VARDE", "", "FORSLAG_GODKANT")
VARDEKOLUMN = 4
GODKANDKOLUMN = len(_RUBRIKER)
_RUBRIKRAD = 4
FORSTA_RAD = _RUBRIKRAD + 1
_OM = (
    "Det som föreslogs när boken gjordes. Ett förslag har sin färg tills du ändrar cellen, eller skriver ja i Godkänt."
)


class _Forslag(NamedTuple):
    blad: str
    kolumn: str
    rad: str
    varde: Cellvarde
    kalla: str


def nyckelkolumner(tab: Indatatabell) -> tuple[str, ...]:
    """The headings of the columns that tell the table's rows apart."""
    return tab.nyckel or tab.kannetecken


def radnyckel(varden: Sequence[object], dag_noll: date = DAY_ZERO) -> str:
    """A row's key as the workbook's own formula spells it: its parts after each other, a day as its number."""
    return "|".join(_del(ett, dag_noll) for ett in varden)


def _del(varde: object, dag_noll: date) -> str:
    if isinstance(varde, date):
        return str(varde.toordinal() - dag_noll.toordinal())
    if isinstance(varde, float) and varde.is_integer():
        return str(int(varde))
    return "" if varde is None else str(varde)


def uppgiftsregel(uppgift: Uppgift, cell: str) -> Rule:
    """The rule that gives a cell of Grunddata the colour of any input once its proposal is changed or accepted."""
    return _regel(BLAD, uppgift.namn, f'"{uppgift.etikett}"', cell)


def tabellregel(tab: Indatatabell, kolumn: str, rad: int) -> Rule:
    """The same for a column of a table, as it reads on its first row."""
    platser = {ett.namn: kolumnbokstaver(nr) for nr, ett in enumerate(tab.kolumner, start=1)}
    nyckel = [f"${platser[rubrik]}{rad}" for rubrik in nyckelkolumner(tab)]
    raden = '&"|"&'.join(nyckel) if len(nyckel) > 1 else f'{nyckel[0]}&""'
    return _regel(tab.blad, kolumn, raden, f"{platser[kolumn]}{rad}")


def _regel(blad: str, kolumn: str, raden: str, cell: str) -> Rule:
    from openpyxl.formatting.rule import Rule  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.styles import PatternFill  # noqa: PLC0415 - as above
    from openpyxl.styles.differential import DifferentialStyle  # noqa: PLC0415 - as above

    oppet = (
        f'COUNTIFS(FORSLAG_BLAD,"{blad}",FORSLAG_KOLUMN,"{kolumn}",FORSLAG_RAD,{raden},FORSLAG_VARDE,{cell},'
        f'FORSLAG_GODKANT,"<>{GODKAND}")'
    )
    som_annan = DifferentialStyle(fill=PatternFill("solid", bgColor=f"FF{INMATNINGSFARG}"))
    return Rule("expression", formula=[f"{oppet}=0"], dxf=som_annan)


def forslagsblad(bok: Workbook, innehall: Bokinnehall) -> None:
    """Add Förslag, with a row per proposed cell; a book without proposals has no such sheet."""
    alla = [*_forslagen(innehall)]
    if not alla:
        return
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - as above

    blad = nytt_blad(bok, FORSLAGSBLAD, FORSLAGSBLAD, _OM, Tab.INPUT)
    sista = _RUBRIKRAD + len(alla)
    for kol, ((rubrik, bredd), namn) in enumerate(zip(_RUBRIKER, _NAMN, strict=True), start=1):
        bokstav = kolumnbokstaver(kol)
        skriv(blad, _RUBRIKRAD, kol, rubrik, Style.RUBRIKRAD)
        blad.column_dimensions[bokstav].width = bredd
        if namn:
            plats = f"'{FORSLAGSBLAD}'!${bokstav}${FORSTA_RAD}:${bokstav}${sista}"
            bok.defined_names[namn] = DefinedName(namn, attr_text=plats)
    hjalprad(blad, len(_RUBRIKER))
    for rad, ett in enumerate(alla, start=FORSTA_RAD):
        for kol, varde in enumerate(ett, start=1):
            skriv(blad, rad, kol, varde, Style.DATUM if isinstance(varde, date) else Style.TEXT_BRYT)
        skriv(blad, rad, GODKANDKOLUMN, None, Style.INMATNING)
    regel = DataValidation(type="list", formula1=f'"{GODKAND}"', allow_blank=True)
    bokstav = kolumnbokstaver(GODKANDKOLUMN)
    regel.add(f"{bokstav}{FORSTA_RAD}:{bokstav}{sista}")
    blad.add_data_validation(regel)
    blad.freeze_panes = f"A{FORSTA_RAD}"
    blad.print_title_rows = f"{_RUBRIKRAD}:{_RUBRIKRAD}"


def _forslagen(innehall: Bokinnehall) -> Iterator[_Forslag]:
    for uppgift in GRUNDDATA:
        if kalla := innehall.uppgifter.get(uppgift.namn, ""):
            yield _Forslag(BLAD, uppgift.namn, uppgift.etikett, innehall.grunddata.get(uppgift.namn), kalla)
    for namn, kallor in innehall.rader.items():
        tab = tabell(namn)
        rubriker = [kolumn.namn for kolumn in tab.kolumner]
        for nr, kalla in kallor.items():
            rad = dict(zip(rubriker, innehall.tabeller[namn][nr], strict=True))
            nyckel = radnyckel([rad[rubrik] for rubrik in nyckelkolumner(tab)])
            for rubrik, varde in rad.items():
                if varde is not None:
                    yield _Forslag(tab.blad, rubrik, nyckel, varde, kalla)
