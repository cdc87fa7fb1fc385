"""Placed charts as the parts of a sheet's drawing: what reads the sheet's cells, where it stands, and its text.

The alternative text says where the numbers stand: they are live cells, and a text that held them would soon be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.arbetsbok.opc.ooxml import OFFICE
from finsam_xl.arbetsbok.skriva.chart_part import CHART, DRAWING_MAIN, chart_part
from finsam_xl.arbetsbok.skriva.workbook_part import relations, relations_of
from finsam_xl.arbetsbok.skriva.xmltext import quoteattr
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.chart import Drawn

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.layout.chart import PlacedChart

__all__ = ["chart_parts"]

_DRAWING: Final = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
_EMU_PER_CM: Final = 360_000
_KIND: Final = {
    Drawn.SHARES: "Liggande staplar av andelar",
    Drawn.BARS: "Liggande staplar",
    Drawn.COLUMNS: "Stående staplar",
}


def chart_parts(sheet_name: str, charts: Sequence[PlacedChart], before: Sequence[str]) -> dict[str, bytes]:
    """The parts of a sheet's drawing: the drawing itself first, then its charts; *before* are those of other sheets."""
    drawing = f"xl/drawings/drawing{1 + _counted(before, '/drawings/drawing')}.xml"
    first = 1 + _counted(before, "/charts/chart")
    names = [f"xl/charts/chart{nr}.xml" for nr in range(first, first + len(charts))]
    frames = "".join(_frame(placed, nr) for nr, placed in enumerate(charts, start=1))
    return {
        drawing: f'<wsDr xmlns="{_DRAWING}" xmlns:a="{DRAWING_MAIN}">{frames}</wsDr>'.encode(),
        **{name: chart_part(sheet_name, placed) for name, placed in zip(names, charts, strict=True)},
        **dict([relations_of(drawing, relations("chart", names))]),
    }


def _counted(parts: Sequence[str], kind: str) -> int:
    return sum(kind in part and not part.endswith(".rels") for part in parts)


def _frame(placed: PlacedChart, number: int) -> str:
    """The chart at the left edge of the sheet, in its own size."""
    width, height = (round(side * _EMU_PER_CM) for side in (placed.width, placed.height))
    return (
        f"<oneCellAnchor><from><col>0</col><colOff>0</colOff><row>{placed.at_row - 1}</row><rowOff>0</rowOff></from>"
        f'<ext cx="{width}" cy="{height}"/><graphicFrame macro=""><nvGraphicFramePr>'
        f'<cNvPr id="{number}" name="Diagram {number}" descr={quoteattr(_alternative(placed))}/>'
        '<cNvGraphicFramePr/></nvGraphicFramePr><xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xfrm>'
        f'<a:graphic><a:graphicData uri="{CHART}"><c:chart xmlns:c="{CHART}" xmlns:r="{OFFICE}" r:id="rId{number}"/>'
        "</a:graphicData></a:graphic></graphicFrame><clientData/></oneCellAnchor>"
    )


def _alternative(placed: PlacedChart) -> str:
    last = kolumnbokstaver(max((one.column for one in placed.series), default=placed.label_column))
    first = kolumnbokstaver(placed.label_column)
    title = ", ".join(placed.title.split("\n"))
    cells = f"{first}{placed.first_row} till {last}{placed.last_row}"
    return f"{title}. {_KIND[placed.drawn]}. Talen står i cellerna {cells} på det här bladet."
