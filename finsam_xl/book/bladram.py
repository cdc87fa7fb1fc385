"""What every sheet of the book has in common: title, help line, page setup, and cells that hold text as text."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, cast

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.lines import WIDER_THAN_A_REPORTS, lines
from finsam_xl.layout.style import Style

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from openpyxl.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.layout.tabs import Tab

__all__ = ["hjalprad", "nytt_blad", "radhojd", "rubrik_over_gruppen", "sidor", "skriv"]

_A4 = 9
_TYPSNITT = "Arial,Regular"
_SIDTEXT = 8
_RADHOJD = 13.5
_HJALPBREDD = 100
_HOGST = 409.0


def nytt_blad(bok: Workbook, namn: str, rubrik: str, hjalp: str, flik: Tab, *, formler: bool = False) -> Worksheet:
    """A sheet with its title in A1 and a line of help in A2, ready to print; both may be *formler*."""
    blad: Worksheet = bok.create_sheet(namn)
    skriv(blad, 1, 1, rubrik, Style.TITEL, formel=formler)
    skriv(blad, 2, 1, hjalp, Style.UNDERRUBRIK, formel=formler)
    blad.row_dimensions[1].height = 24
    blad.sheet_view.showGridLines = False
    blad.sheet_properties.tabColor = f"FF{flik}"
    sidor(blad)
    return blad


def rubrik_over_gruppen(blad: Worksheet) -> None:
    """Let rows that are grouped fold away under the heading above them, instead of into the row beneath."""
    from openpyxl.worksheet.properties import Outline  # noqa: PLC0415 - only building a book needs openpyxl

    blad.sheet_properties.outlinePr = Outline(summaryBelow=False)


def hjalprad(blad: Worksheet, kolumner: int, *, efter: int = 0) -> None:
    """Let the line of help run onto more lines, within the page: over as many of the sheet's *kolumner* as it needs.

    It stands beside the first *efter* columns, which are printed on each page: there it would be cut.
    """
    from openpyxl.styles import Alignment  # noqa: PLC0415 - only building a book needs openpyxl

    if efter:
        blad.move_range("A2:A2", cols=efter)
        blad["A2"].style = Style.UNDERRUBRIK
    forsta, cell = efter + 1, blad.cell(2, efter + 1)
    bredder = [blad.column_dimensions[kolumnbokstaver(nr)].width for nr in range(forsta, kolumner + 1)]
    sista = next((nr for nr, bredd in enumerate(accumulate(bredder), forsta) if bredd >= _HJALPBREDD), kolumner)
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if sista > forsta:
        blad.merge_cells(start_row=2, end_row=2, start_column=forsta, end_column=sista)
    blad.row_dimensions[2].height = max(1, _rader(sum(bredder[: sista - efter]), str(cell.value))) * _RADHOJD


def sidor(blad: Worksheet) -> None:
    """A4 landscape, one page wide, with the sheet's name above and page numbers below."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - only building a book needs openpyxl

    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = _A4
    blad.page_setup.fitToWidth = 1
    blad.page_setup.fitToHeight = 0
    blad.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for del_, text in (
        (cast("HeaderFooterItem", blad.oddHeader).left, "&A"),
        (cast("HeaderFooterItem", blad.oddFooter).center, "Sida &P av &N"),
    ):
        del_.text, del_.font, del_.size = text, _TYPSNITT, _SIDTEXT


def skriv(
    blad: Worksheet, rad: int, kol: int, varde: str | float | date | None, stil: Style, *, formel: bool = False
) -> Cell:
    """Write a value in a named style; a text stays a text even when it starts with an equals sign, an empty is none."""
    cell = cast("Cell", blad.cell(rad, kol))
    cell.value = None if varde == "" else varde
    cell.style = stil
    if isinstance(cell.value, str) and not formel:
        cell.data_type = "s"
    return cell


def radhojd(blad: Worksheet, rad: int, texter: Mapping[str, object]) -> None:
    """Make the row high enough for *texter*, by column letter, as they wrap in their columns."""
    rader = max((_rader(blad.column_dimensions[kolumn].width, str(text)) for kolumn, text in texter.items()), default=1)
    if rader > 1:
        blad.row_dimensions[rad].height = min(rader * _RADHOJD, _HOGST)


def _rader(bredd: float, text: str) -> int:
    return lines(text, bredd * WIDER_THAN_A_REPORTS)
