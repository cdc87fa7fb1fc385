"""The sheet Förslag: every value that was proposed for a new book, where it came from, and whether it is accepted.

An input cell has the colour of a proposal as long as the sheet has its column, row and value without a *ja* beside it:
the colour goes when the value is changed, and when it is accepted. Rows are known by their keys, so that sorting and
inserting rows leave the colours where they belong.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from finsam_xl.arbetsbok.skriva.sheet_rows import DAY_ZERO
from finsam_xl.book.bladram import hjalprad, nytt_blad, radhojd, skriv
from finsam_xl.book.stilar import INMATNINGSFARG
from finsam_xl.book.visningsord import ORDEN, visa_orden
from finsam_xl.inputs.grunddata import BLAD
from finsam_xl.inputs.schema import tabell
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    "KOLUMNNAMN",
    "RADNAMN",
    "VARDEKOLUMN",
    "forslagsblad",
    "nyckelkolumner",
    "radnyckel",
    "tabellregel",
    "uppgiftsregel",
]

FORSLAGSBLAD = "Förslag"
KOLUMNNAMN, RADNAMN = "FORSLAG_KOLUMN", "FORSLAG_RAD"
"""The names of the columns that say by id which column and row a proposal is in."""
GODKAND = "ja"
_RUBRIKER = (
    ("Blad", 14),
    ("Vad", 34),
    ("Rad", 44),
    ("Förslag", 40),
    ("Källa", 60),
    ("Godkänt", 10),
    ("Kolumnens id", 26),
    ("Radens id", 34),
)
_NAMN = ("FORSLAG_BLAD", "", "", "FORSLAG_VARDE", "", "FORSLAG_GODKANT", KOLUMNNAMN, RADNAMN)
_FOR_FORMLERNA = ("G", "H")
"""The columns that the workbook's formulas find a proposal by; a person reads the others."""
VARDEKOLUMN = 4
GODKANDKOLUMN = 6
_RUBRIKRAD = 4
FORSTA_RAD = _RUBRIKRAD + 1
_OM = (
    "Det som föreslogs när boken gjordes. Ett förslag har sin färg tills du ändrar cellen, eller skriver ja i Godkänt."
)


_MED_NAMN = ("Medlemmar", "Insatser")
"""The tables whose ids others point at, with the name beside."""
_BESKED = ("Benämning", "Text", "Titel")


class _Forslag(NamedTuple):
    """A row of the sheet: what a person reads, the cell for an answer, and the ids of the column and the row."""

    blad: str
    vad: str
    rad: str
    varde: Cellvarde
    kalla: str
    godkant: None
    kolumnens_id: str
    radens_id: str


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
    hjalprad(blad, GODKANDKOLUMN)
    for rad, ett in enumerate(alla, start=FORSTA_RAD):
        for kol, varde in enumerate(ett, start=1):
            skriv(blad, rad, kol, varde, Style.DATUM if isinstance(varde, date) else Style.TEXT_BRYT)
        skriv(blad, rad, GODKANDKOLUMN, None, Style.INMATNING)
        radhojd(blad, rad, {"B": ett.vad, "C": ett.rad, "D": ett.varde or "", "E": ett.kalla})
    for bokstav in _FOR_FORMLERNA:
        blad.column_dimensions[bokstav].hidden = True
    visa_orden(blad, kolumnbokstaver(VARDEKOLUMN), FORSTA_RAD, sista, ORDEN)
    regel = DataValidation(type="list", formula1=f'"{GODKAND}"', allow_blank=True)
    bokstav = kolumnbokstaver(GODKANDKOLUMN)
    regel.add(f"{bokstav}{FORSTA_RAD}:{bokstav}{sista}")
    blad.add_data_validation(regel)
    blad.freeze_panes = f"A{FORSTA_RAD}"
    blad.print_title_rows = f"{_RUBRIKRAD}:{_RUBRIKRAD}"


def _forslagen(innehall: Bokinnehall) -> Iterator[_Forslag]:
    for uppgift in GRUNDDATA:
        if kalla := innehall.uppgifter.get(uppgift.namn, ""):
            varde = innehall.grunddata.get(uppgift.namn)
            yield _Forslag(BLAD, uppgift.etikett, "", varde, kalla, None, uppgift.namn, uppgift.etikett)
    namn = {rad[0]: rad[1] for tab in _MED_NAMN for rad in innehall.tabeller.get(tab, ())}
    for ett, kallor in innehall.rader.items():
        tab = tabell(ett)
        rubriker = [kolumn.namn for kolumn in tab.kolumner]
        for nr, kalla in kallor.items():
            rad = dict(zip(rubriker, innehall.tabeller[ett][nr], strict=True))
            nyckel = radnyckel([rad[rubrik] for rubrik in nyckelkolumner(tab)])
            for rubrik, varde in rad.items():
                if varde is not None:
                    yield _Forslag(tab.blad, rubrik, _raden(tab, rad, namn), varde, kalla, None, rubrik, nyckel)


def _raden(tab: Indatatabell, rad: Mapping[str, Cellvarde], namn: Mapping[Cellvarde, Cellvarde]) -> str:
    """Which row it is, in words: what the key's parts are called, and what the row is said to be."""
    besked = [ett for ett in _BESKED if ett in rad]
    delar = (
        namn.get(rad[rubrik]) or tab.kolumn(rubrik).ord.get(str(rad[rubrik])) or rad[rubrik]
        for rubrik in (*nyckelkolumner(tab), *besked)
        if rubrik != "Id" or not besked
    )
    return ", ".join(dict.fromkeys(str(ett) for ett in delar if ett is not None))
