"""The book at a distance as a workbook that we read: its values, tables and names, and nothing else of it.

What a run that broke in the middle has left half-made is not in it: those sheets are not there, and the tables have the
rows that they were to get.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from finsam_xl.arbete.gemensamt.grind import PAGARBLAD
from finsam_xl.arbetsbok.lasa.formeltext import blad_i, utan_citat
from finsam_xl.arbetsbok.opc.ooxml import Omrade, omrade
from finsam_xl.hosts.excel.fjarr.dagar import ratta_dagarna
from finsam_xl.hosts.excel.fjarr.ororda import med_ororda
from finsam_xl.hosts.excel.fjarr.pagar import DATUM, halvfardiga, las_pagar, tillfalliga

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    import xlwings

    from finsam_xl.hosts.excel.fjarr.pagar import Tabellfyllning

__all__ = ["ar_fjarr", "fjarrdata"]

_VAR_LOGG = "Importlogg"
"""The table whose rows are ours alone; a comment there stays at its cell."""
_SYNS_INTE = "Kommentarer, färger och formler syns inte på avstånd."


def ar_fjarr(bok: xlwings.Book) -> bool:
    """Whether the book is open somewhere else than on this machine."""
    return bok.app.engine.type != "desktop"


def fjarrdata(bok: xlwings.Book) -> bytes:
    """A workbook with the values, the tables and the names of *bok*; its formulas and formats stay where they are."""
    from openpyxl import Workbook  # noqa: PLC0415 - only a book at a distance is written anew

    pagar = las_pagar(bok)
    borta = {PAGARBLAD, *tillfalliga(bok), *(halvfardiga(bok, pagar) if pagar else ())}
    fyllda = {ett.tabell: ett for ett in pagar.tabeller} if pagar else {}
    ny: Any = Workbook()
    ny.remove(ny.worksheets[0])
    for blad in bok.sheets:
        if blad.name not in borta:
            _bladet(ny.create_sheet(blad.name), blad, fyllda)
    _namnen(ny, bok, borta)
    ratta_dagarna(ny)
    fil = BytesIO()
    ny.save(fil)
    return med_ororda(fil.getvalue(), bok)


def _bladet(ark: Any, blad: xlwings.Sheet, fyllda: Mapping[str, Tabellfyllning]) -> None:
    from openpyxl.worksheet.table import Table  # noqa: PLC0415 - only a book at a distance is written anew

    anvant = blad.used_range
    for nr, rad in enumerate(anvant.options(ndim=2, err_to_str=True).value, start=anvant.row):
        for kolumn, varde in enumerate(rad, start=anvant.column):
            _satt(ark, nr, kolumn, varde)
    for tabell in blad.tables:
        adress = tabell.range.address.replace("$", "")
        if tabell.name in fyllda:
            adress = _fyll(ark, fyllda[tabell.name])
        ark.add_table(Table(displayName=tabell.name, ref=adress))
        if tabell.name != _VAR_LOGG:
            _marka(ark, omrade(adress))


def _satt(ark: Any, rad: int, kolumn: int, varde: object) -> None:
    cell = ark.cell(rad, kolumn)
    cell.value = varde
    if isinstance(varde, str):
        cell.data_type = "s"


def _fyll(ark: Any, fyllning: Tabellfyllning) -> str:
    """Give the table the rows that it was to get, and say where it then lies."""
    for plats, rader in fyllning.varden:
        forsta = omrade(plats)
        for nr, rad in enumerate(rader, start=forsta.rad):
            for kolumn, varde in enumerate(rad, start=forsta.kolumn):
                _satt(ark, nr, kolumn, varde)
    for adress in fyllning.dagar:
        dagarna = omrade(adress)
        for nr in range(dagarna.rad, dagarna.sista_rad + 1):
            ark.cell(nr, dagarna.kolumn).number_format = DATUM
    return fyllning.helhet


def _namnen(ny: Any, bok: xlwings.Book, borta: Collection[str]) -> None:
    """The names; one that leads to a sheet that is not there is given anew by whoever builds that sheet."""
    from openpyxl.workbook.defined_name import DefinedName  # noqa: PLC0415 - as above

    for namn in bok.names:
        hem, _, kort = namn.name.rpartition("!")
        text = (namn.refers_to or "").removeprefix("=")
        if utan_citat(hem) in borta or {ett.casefold() for ett in borta} & set(blad_i(text)):
            continue
        ager = ny[utan_citat(hem)] if hem else ny
        ager.defined_names[kort] = DefinedName(kort, attr_text=text)


def _marka(ark: Any, tabell: Omrade) -> None:
    """Note on each row that something may hang on it: at a distance nobody sees, so no row gives its place away."""
    from openpyxl.comments import Comment  # noqa: PLC0415 - only a book at a distance is written anew

    for rad in range(tabell.rad + 1, tabell.sista_rad + 1):
        ark.cell(rad, tabell.kolumn).comment = Comment(_SYNS_INTE, "finsam-xl")
