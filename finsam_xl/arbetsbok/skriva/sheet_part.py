"""A placed sheet as its part of the file: the rows as they are written, and around them how it looks and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.opc.ooxml import MAIN, OFFICE, koda, omrade_text, position
from finsam_xl.arbetsbok.opc.ooxml import Omrade as Rectangle
from finsam_xl.arbetsbok.skriva.page_head import page_parts
from finsam_xl.arbetsbok.skriva.xmltext import escape, quoteattr
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.placing.pages import paged

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finsam_xl.arbetsbok.skriva.page_head import PageText
    from finsam_xl.arbetsbok.skriva.sheet_rows import SheetRows
    from finsam_xl.layout.grid import Grid

__all__ = ["input_part", "sheet_part"]

_HEAD: Final = (
    f'<worksheet xmlns="{MAIN}"><sheetPr>{{tab}}<outlinePr summaryBelow="1" summaryRight="1"/>{{page}}</sheetPr>'
    '<dimension ref="{extent}"/><sheetViews><sheetView{grid_lines} workbookViewId="0">{panes}</sheetView></sheetViews>'
    '<sheetFormatPr baseColWidth="8" defaultRowHeight="15"/>{columns}'
)
_CELL_A1: Final = 'activeCell="A1" sqref="A1"/>'
_MARGINS: Final = '<pageMargins left="{0}" right="{0}" top="{1}" bottom="{1}" header="0.5" footer="0.5"/>'
_A4: Final = 9
_WHOLE: Final = 100
_LAST_COLUMN: Final = 16_383


def sheet_part(
    grid: Grid, page: PageText, rows: SheetRows, outcomes: Mapping[str, int], *, drawing: bool = False
) -> bytes:
    """The part of a report's sheet; *outcomes* are the conditional formats, and *drawing* says that it has charts."""
    grid = paged(grid) if grid.fit and grid.blocks else grid
    head = _HEAD.format(
        tab=f'<tabColor rgb="FF{grid.tab}"/>' if grid.tab else "",
        page='<pageSetUpPr fitToPage="1"/>' if grid.fit else "<pageSetUpPr/>",
        extent=rows.extent,
        grid_lines=' showGridLines="0"',
        panes=_panes(grid.freeze),
        columns=_columns(grid.widths),
    )
    tail = (
        *_merged(grid.merges),
        *_status_colours(grid.status_cells, outcomes),
        *_links(grid.links),
        _MARGINS.format("0.6", "0.8"),
        _setup(grid),
        _printed(page, grid.page),
        *_breaks(grid.breaks),
        f'<drawing xmlns:r="{OFFICE}" r:id="rId1"/>' if drawing else "",
    )
    return _around(rows, head, "".join(tail))


def input_part(rows: SheetRows, tables: int) -> bytes:
    """The part of the sheet with the input: its *tables* are those of the first relationships."""
    head = _HEAD.format(
        tab="", page="<pageSetUpPr/>", extent=rows.extent, grid_lines="", panes=f"<selection {_CELL_A1}", columns=""
    )
    parts = "".join(f'<tablePart xmlns:r="{OFFICE}" r:id="rId{nr}"/>' for nr in range(1, tables + 1))
    tail = f'<tableParts count="{tables}">{parts}</tableParts>' if tables else ""
    return _around(rows, head, _MARGINS.format("0.75", "1") + tail)


def _around(rows: SheetRows, head: str, tail: str) -> bytes:
    return b"".join((head.encode(), b"<sheetData>", rows.written, b"</sheetData>", tail.encode(), b"</worksheet>"))


def _panes(freeze: str) -> str:
    """What stays in sight above and to the left of the cell *freeze*."""
    rows, columns = (axis - 1 for axis in position(freeze)) if freeze else (0, 0)
    if not rows and not columns:
        return f"<selection {_CELL_A1}"
    splits = "".join(f' {axis}Split="{size}"' for axis, size in (("x", columns), ("y", rows)) if size)
    others = '<selection pane="topRight"/><selection pane="bottomLeft"/>' if rows and columns else ""
    active = "bottomRight" if rows and columns else "bottomLeft" if rows else "topRight"
    return (
        f'<pane{splits} topLeftCell="{freeze}" activePane="{active}" state="frozen"/>'
        f'{others}<selection pane="{active}" {_CELL_A1}'
    )


def _columns(widths: Mapping[int, float]) -> str:
    if not widths:
        return ""
    written = (
        f'<col width="{width:.16g}" customWidth="1" min="{column}" max="{column}"/>'
        for column, width in sorted(widths.items())
    )
    return f"<cols>{''.join(written)}</cols>"


def _merged(merges: Iterable[tuple[int, int, int, int]]) -> Iterable[str]:
    references = [omrade_text(Rectangle(*one)) for one in dict.fromkeys(merges)]
    if references:
        cells = "".join(f'<mergeCell ref="{reference}"/>' for reference in references)
        yield f'<mergeCells count="{len(references)}">{cells}</mergeCells>'


def _status_colours(cells: str, outcomes: Mapping[str, int]) -> Iterable[str]:
    if cells:
        rules = (
            f'<cfRule type="cellIs" priority="{nr}" operator="equal" dxfId="{look}">'
            f'<formula>"{escape(status)}"</formula></cfRule>'
            for nr, (status, look) in enumerate(outcomes.items(), start=1)
        )
        yield f'<conditionalFormatting sqref="{cells}">{"".join(rules)}</conditionalFormatting>'


def _links(links: Mapping[tuple[int, int], str]) -> Iterable[str]:
    if links:
        yield f"<hyperlinks>{''.join(_link(*at, address) for at, address in links.items())}</hyperlinks>"


def _link(row: int, column: int, address: str) -> str:
    sheet, _, cell = address.rpartition("!")
    leads_to = quoteattr(f"{citera(sheet)}!{cell}")
    return f'<hyperlink ref="{kolumnbokstaver(column)}{row}" location={leads_to} display={quoteattr(address)}/>'


def _setup(grid: Grid) -> str:
    orientation = "landscape" if grid.landscape else "portrait"
    fit = ' fitToHeight="0" fitToWidth="1"' if grid.fit else ""
    scale = f' scale="{grid.scale}"' if grid.scale != _WHOLE and not grid.fit else ""
    return f'<pageSetup orientation="{orientation}" paperSize="{_A4}"{scale}{fit}/>'


def _printed(page: PageText, right: str) -> str:
    head, foot = (escape(koda(text)) for text in page_parts(page, right))
    others = "".join(f"<{which}{what}/>" for which in ("even", "first") for what in ("Header", "Footer"))
    return f"<headerFooter><oddHeader>{head}</oddHeader><oddFooter>{foot}</oddFooter>{others}</headerFooter>"


def _breaks(rows: Iterable[int]) -> Iterable[str]:
    written = [f'<brk id="{row}" min="0" max="{_LAST_COLUMN}" man="1"/>' for row in rows]
    if written:
        yield f'<rowBreaks count="{len(written)}" manualBreakCount="{len(written)}">{"".join(written)}</rowBreaks>'
