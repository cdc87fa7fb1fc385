"""Excel at a distance (xlwings Server): the book comes as values, and changes go back as a list of orders.

There no workbook can be opened beside it and no sheet copied from one, so the report's sheets are written cell by
cell: right figures and live formulas, plainer than on a desktop. The orders are carried out together or not at all.
"""

from __future__ import annotations

from datetime import date
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.lasa.formeltext import utan_citat
from finsam_xl.arbetsbok.opc.ooxml import omrade, omrade_text
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.hosts.excel.fjarrdagar import ratta_dagarna
from finsam_xl.hosts.excel.tabellstorlek import satt_storlek
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.hosts.excel.plan import Bladplan, Byggplan
    from finsam_xl.hosts.excel.tabellplan import Tabellplan

__all__ = ["ar_fjarr", "fjarrdata", "placera_fjarr"]

_SYNS_INTE = "Kommentarer, färger och formler syns inte på avstånd."
_TEXT, _DATUM = "@", "yyyy-mm-dd"
_PUNKTER_PER_TECKEN, _KANT = 5.25, 4.0


def ar_fjarr(bok: xlwings.Book) -> bool:
    """Whether the book is open somewhere else than on this machine."""
    return bok.app.engine.type != "desktop"


def fjarrdata(bok: xlwings.Book) -> bytes:
    """A workbook with the values, the tables and the names of *bok*; its formulas and formats stay where they are."""
    from openpyxl import Workbook  # noqa: PLC0415 - only a book at a distance is written anew
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - as above
    from openpyxl.worksheet.table import Table  # noqa: PLC0415 - as above

    ny: Any = Workbook()
    ny.remove(ny.worksheets[0])
    for blad in bok.sheets:
        ark = ny.create_sheet(blad.name)
        anvant = blad.used_range
        rader = anvant.options(ndim=2, err_to_str=True).value
        for nr, rad in enumerate(rader, start=anvant.row):
            for kolumn, varde in enumerate(rad, start=anvant.column):
                ark.cell(nr, kolumn).value = varde
                if isinstance(varde, str):
                    ark.cell(nr, kolumn).data_type = "s"
        for tabell in blad.tables:
            adress = tabell.range.address.replace("$", "")
            ark.add_table(Table(displayName=tabell.name, ref=adress))
            _marka(ark, adress)
    for namn in bok.names:
        hem, _, kort = namn.name.rpartition("!")
        ager = ny[utan_citat(hem)] if hem else ny
        ager.defined_names[kort] = DefinedName(kort, attr_text=(namn.refers_to or "").removeprefix("="))
    ratta_dagarna(ny)
    fil = BytesIO()
    ny.save(fil)
    return fil.getvalue()


def _marka(ark: Any, adress: str) -> None:
    """Note on each row that something may hang on it: at a distance nobody sees, so no row gives its place away."""
    from openpyxl.comments import Comment  # noqa: PLC0415 - only a book at a distance is written anew

    tabell = omrade(adress)
    for rad in range(tabell.rad + 1, tabell.sista_rad + 1):
        ark.cell(rad, tabell.kolumn).comment = Comment(_SYNS_INTE, "finsam-xl")


def placera_fjarr(bok: xlwings.Book, plan: Byggplan) -> None:
    """Give the orders that carry out *plan*."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only a plan at a distance is read back

    noll = dag_noll(Paket.oppna(plan.ark))
    for tabell in plan.tabeller:
        _fyll(bok.sheets[tabell.blad], tabell, noll)
    ark = load_workbook(BytesIO(plan.ark))
    for ett in plan.blad:
        _skriv(_blad(bok, ett), ark[ett.namn], ett)
    for byte in plan.namn:
        if byte.nytt:
            bok.names.add(byte.namn, f"={byte.nytt}")


def _fyll(blad: xlwings.Sheet, plan: Tabellplan, noll: date) -> None:
    """Set the table's rows column by column: a column with texts is text, so that none becomes a formula."""
    till = plan.data
    satt_storlek(blad, plan.namn, plan.data_fore, till)
    for nr in (nr for forsta, sista in plan.spann for nr in range(forsta, sista + 1)):
        varden = [rad[nr] for rad in plan.rader]
        celler = blad.range(omrade_text(till._replace(kolumn=till.kolumn + nr, sista_kolumn=till.kolumn + nr)))
        if any(isinstance(varde, date) for varde in varden):
            celler.number_format = _DATUM
        elif any(isinstance(varde, str) for varde in varden):
            celler.number_format = _TEXT
        celler.value = [[_skrivet(varde, noll)] for varde in varden]


def _skrivet(varde: str | float | date | None, noll: date) -> str | float | None:
    """A value that means the same in every language: a day as its number, counted from the book's own day 0."""
    return (varde - noll).days if isinstance(varde, date) else varde


def _blad(bok: xlwings.Book, plan: Bladplan) -> xlwings.Sheet:
    if plan.finns:
        blad = bok.sheets[plan.namn]
        blad.clear()
        return blad
    if plan.behalls_som:
        bok.sheets[plan.namn].name = plan.behalls_som
    return bok.sheets.add(plan.namn, after=bok.sheets[-1])


def _skriv(blad: xlwings.Sheet, ark: Worksheet, plan: Bladplan) -> None:
    for bokstav, bredd in ark.column_dimensions.items():
        blad.range(f"{bokstav}1").column_width = bredd.width * _PUNKTER_PER_TECKEN + _KANT
    for plats, form, fet, texter in _stycken(ark):
        celler = blad.range(plats)
        celler.number_format = form
        if fet:
            celler.font.bold = True
        if any(texter):
            celler.value = [[text] for text in texter]
    for block in plan.block:
        blad.range(block.plats).formula2 = [list(rad) for rad in block.formler]


def _stycken(ark: Worksheet) -> Iterator[tuple[str, str, bool, list[str]]]:
    """Cells under each other that look alike: where, their number format, whether bold, and their texts."""
    for kolumn in ark.iter_cols():
        celler = [cell for cell in kolumn if cell.has_style or cell.value is not None]
        lika = groupby(enumerate(celler), lambda par: (int(par[1].row or 0) - par[0], _utseende(par[1])))
        for (_, (form, fet)), grupp in lika:
            rader = [cell for _, cell in grupp]
            bokstav = kolumnbokstaver(rader[0].column)
            texter = [str(cell.value or "") for cell in rader]
            yield f"{bokstav}{rader[0].row}:{bokstav}{rader[-1].row}", form, fet, texter


def _utseende(cell: Any) -> tuple[str, bool]:
    return (_TEXT if cell.value is not None else str(cell.number_format)), bool(cell.font.b)
