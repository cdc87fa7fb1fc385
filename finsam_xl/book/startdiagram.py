"""The chart on Start: the årsredovisning's amounts beside last year's, drawn of the cells to its left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["diagram"]

_FARGER: Final = ("1F3B4D", "B8C4CB")
_VAD, _VARDE, _FORRA, _PLATS = 2, 3, 4, 5
_FRAN_TALEN: Final = 150_000  # EMU: the space between the numbers and the chart


def diagram(blad: Worksheet, rubriker: int, sista: int, bottenrad: int) -> None:
    """Draw the rows under *rubriker* down to *sista*; the chart is as high as its group, and folds away with it."""
    from openpyxl.chart import BarChart, Reference  # noqa: PLC0415 - only building a book needs openpyxl
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415 - as above
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415 - as above
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor  # noqa: PLC0415 - as above

    chart: Any = BarChart()
    chart.type, chart.style, chart.gapWidth = "bar", 2, 60
    chart.title = None
    chart.legend.position = "b"
    chart.add_data(
        Reference(blad, min_col=_VARDE, max_col=_FORRA, min_row=rubriker, max_row=sista), titles_from_data=True
    )
    chart.set_categories(Reference(blad, min_col=_VAD, min_row=rubriker + 1, max_row=sista))
    for serie, farg in zip(chart.series, _FARGER, strict=True):
        serie.graphicalProperties = GraphicalProperties(solidFill=farg)
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.tickLblPos = "low"
    chart.y_axis.numFmt, chart.y_axis.majorGridlines = "#,##0", None
    chart.anchor = TwoCellAnchor(
        editAs="twoCell",
        _from=AnchorMarker(col=_PLATS - 1, colOff=_FRAN_TALEN, row=rubriker - 1),
        to=AnchorMarker(col=_PLATS, row=bottenrad),
    )
    blad.add_chart(chart)
