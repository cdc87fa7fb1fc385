"""What a workbook says and how it looks, cell by cell, in a form that two workbooks can be compared by."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from openpyxl import load_workbook

if TYPE_CHECKING:
    import xlwings

Utseenden: TypeAlias = "dict[tuple[int, ...], tuple[Any, ...]]"


def innehall(data: bytes) -> dict[str, dict[str, Any]]:
    """Every sheet's cells, page and measures, and the names of the whole workbook."""
    bok: Any = load_workbook(BytesIO(data))
    utseenden: Utseenden = {}
    beskrivet = {ark.title: _ark(ark, utseenden) for ark in bok.worksheets}
    beskrivet["(boken)"] = {
        "blad": [ark.title for ark in bok.worksheets],
        "namn": {namn: ett.attr_text.replace("'", "") for namn, ett in bok.defined_names.items()},
    }
    return beskrivet


def dubbelns(bok: xlwings.Book) -> dict[str, dict[str, Any]]:
    """As *innehall*, of a workbook open in the stand-in."""
    fil = BytesIO()
    bok.impl.arbetsbok.save(fil)
    return innehall(fil.getvalue())


def i_minnet(bok: xlwings.Book, *blad: str) -> dict[str, dict[str, Any]]:
    """Those sheets as they stand in the stand-in's memory, to be compared with themselves at another time."""
    utseenden: Utseenden = {}
    return {namn: _ark(bok.impl.arbetsbok[namn], utseenden) for namn in blad}


def _ark(ark: Any, utseenden: Utseenden) -> dict[str, Any]:
    return {
        "lage": ark.sheet_state,
        "celler": {
            cell.coordinate: (cell.value, cell.data_type, *_utseende(cell, utseenden))
            for rad in ark.iter_rows()
            for cell in rad
            if _har_nagot(cell)
        },
        "sammanslagna": sorted(str(ett) for ett in ark.merged_cells.ranges),
        "bredder": {bokstav: round(ett.width, 1) for bokstav, ett in ark.column_dimensions.items() if ett.customWidth},
        "hojder": {rad: ett.height for rad, ett in ark.row_dimensions.items() if ett.height},
        "tabeller": {ett.displayName: ett.ref for ett in ark.tables.values()},
        "last": ark.freeze_panes,
        "rubrikrader": ark.print_title_rows,
        "sida": (ark.page_setup.orientation, ark.page_setup.paperSize, ark.page_setup.fitToHeight),
        "huvud": (ark.oddHeader.left.text, ark.oddHeader.right.text, ark.oddFooter.center.text),
        "marginal": (ark.page_margins.left, ark.page_margins.top),
        "rutnat": ark.sheet_view.showGridLines,
        "villkor": sorted(str(ett.sqref) for ett in ark.conditional_formatting),
    }


def _har_nagot(cell: Any) -> bool:
    return cell.value is not None or cell.has_style


def _utseende(cell: Any, utseenden: Utseenden) -> tuple[Any, ...]:
    """How the cell looks; cells of the same style in a workbook look the same."""
    stil = tuple(cell._style)
    if stil not in utseenden:
        kanter = tuple(getattr(cell.border, sida).style for sida in ("left", "right", "top", "bottom"))
        farg = cell.fill.fgColor.rgb if cell.fill.patternType else ""
        tecken = (cell.font.name, cell.font.sz, bool(cell.font.b), farg)
        lage = (cell.alignment.horizontal, cell.alignment.vertical, bool(cell.alignment.wrap_text))
        utseenden[stil] = (cell.style, cell.number_format, tecken, kanter, lage)
    return utseenden[stil]
