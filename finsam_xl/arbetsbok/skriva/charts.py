"""Placed charts as openpyxl charts: horizontal stacked bars in greys, each part with its percent, legible in print.

The bars read the sheet's cells; nothing is drawn that does not stand in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from finsam_xl.arbetsbok.skriva.openpyxl_load import load_openpyxl
from finsam_xl.arbetsbok.skriva.workbook_part import relations, relations_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from finsam_xl.layout.chart import PlacedChart, Series

__all__ = ["chart_parts"]

_FONT = "Arial"
_PERCENT = '[<0.045]"";0%'  # a part too narrow for its label has none; the table has its share
_EMU_PER_CM = 360_000
_LABELS = 0.46  # of the width, for the bars' labels
_CM_TITLE, _CM_LEGEND = 1.7, 2.0


class _Shade(NamedTuple):
    fill: str
    label: str


_SHADES = (_Shade("1F3B4D", "FFFFFF"), _Shade("8FA3AE", "000000"), _Shade("E3E7EA", "000000"))
_EDGE = "1F3B4D"


def chart_parts(sheet_name: str, charts: Sequence[PlacedChart], before: Sequence[str]) -> dict[str, bytes]:
    """The parts of a sheet's drawing: the drawing itself first, then its charts; *before* are those of other sheets."""
    load_openpyxl()
    from openpyxl import Workbook  # noqa: PLC0415 - only a sheet with charts draws
    from openpyxl.drawing.spreadsheet_drawing import SpreadsheetDrawing  # noqa: PLC0415 - as above
    from openpyxl.xml.functions import tostring  # noqa: PLC0415 - as above

    sheet = Workbook().create_sheet(sheet_name)
    drawing: Any = SpreadsheetDrawing()
    drawing.charts = [_bars(sheet, placed) for placed in charts]
    drawing._id = 1 + sum("/drawings/drawing" in part for part in before)  # noqa: SLF001 - as openpyxl numbers them
    for nr, chart in enumerate(drawing.charts, start=1 + sum("/charts/chart" in part for part in before)):
        chart._id = nr  # noqa: SLF001 - as above
    part = drawing.path[1:]
    written = {part: tostring(drawing._write())}  # noqa: SLF001 - as above
    written |= {chart.path[1:]: tostring(chart._write()) for chart in drawing.charts}  # noqa: SLF001 - as above
    return written | dict([relations_of(part, relations("chart", [chart.path[1:] for chart in drawing.charts]))])


def _bars(sheet: Worksheet, placed: PlacedChart) -> Any:
    from openpyxl.chart import BarChart  # noqa: PLC0415 - only a sheet with charts draws

    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "bar", "stacked", 100, 35
    chart.width, chart.height = placed.width, placed.height
    chart.title, chart.roundedCorners = placed.title, False
    chart.title.overlay = False
    for paragraph, (size, bold) in zip(chart.title.tx.rich.p, ((1100, True), (800, False)), strict=False):
        _letters(paragraph, size, bold=bold)
    for shade, series in zip(_SHADES, placed.series, strict=False):
        chart.series.append(_series(sheet, placed, series, shade))
    _axes(chart)
    chart.legend.position, chart.legend.overlay = "b", False
    chart.legend.txPr = _text(900)
    chart.anchor = _anchor(placed)
    chart.layout = _plot_area(placed)
    return chart


def _plot_area(placed: PlacedChart) -> Any:
    """The bars to the right of their labels, under the title and above the legend: programs would place them apart."""
    from openpyxl.chart.layout import Layout, ManualLayout  # noqa: PLC0415 - as above

    top, bottom = _CM_TITLE / placed.height, _CM_LEGEND / placed.height
    inner = ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=_LABELS, y=top, w=0.97 - _LABELS, h=1 - top - bottom
    )
    return Layout(manualLayout=inner)


def _series(sheet: Worksheet, placed: PlacedChart, series: Series, shade: _Shade) -> Any:
    from openpyxl.chart import Reference  # noqa: PLC0415 - as above
    from openpyxl.chart import Series as new_series  # noqa: N813, PLC0415 - as above; a function though spelt as a class
    from openpyxl.chart.data_source import AxDataSource, StrRef  # noqa: PLC0415 - as above
    from openpyxl.chart.series import SeriesLabel  # noqa: PLC0415 - as above
    from openpyxl.utils import quote_sheetname  # noqa: PLC0415 - as above

    from finsam_xl.kolumn import kolumnbokstaver  # noqa: PLC0415 - as above

    values = Reference(sheet, min_col=series.column, min_row=placed.first_row, max_row=placed.last_row)
    drawn: Any = new_series(values)
    row, column = series.heading
    heading = f"{quote_sheetname(sheet.title)}!${kolumnbokstaver(column)}${row}"
    drawn.tx = SeriesLabel(strRef=StrRef(heading))
    labels = Reference(sheet, min_col=placed.label_column, min_row=placed.first_row, max_row=placed.last_row)
    drawn.cat = AxDataSource(strRef=StrRef(str(labels)))
    drawn.graphicalProperties.solidFill = shade.fill
    drawn.graphicalProperties.line.solidFill = _EDGE
    drawn.graphicalProperties.line.width = 6350
    drawn.invertIfNegative = False
    drawn.dLbls = _labels(shade)
    return drawn


def _labels(shade: _Shade) -> Any:
    """A percent in the middle of each part. The number format is the labels' own, which openpyxl cannot say."""
    from openpyxl.chart.label import DataLabelList  # noqa: PLC0415 - as above

    labels: Any = DataLabelList(
        numFmt=_PERCENT,
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        dLblPos="ctr",
        txPr=_text(800, colour=shade.label),
    )
    plain = labels.to_tree

    def own_format(*args: Any) -> Any:
        tree = plain(*args)
        tree.find("numFmt").set("sourceLinked", "0")
        return tree

    labels.to_tree = own_format
    return labels


def _axes(chart: Any) -> None:
    """The first row at the top, and whole percent from 0 to 100 under the bars."""
    chart.x_axis.scaling.orientation = "maxMin"
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.x_axis.txPr, chart.y_axis.txPr = _text(800), _text(800)
    chart.x_axis.tickLblSkip = 1
    chart.x_axis.noMultiLvlLbl = True
    chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, 1
    chart.y_axis.majorUnit = 0.2
    chart.y_axis.number_format, chart.y_axis.numFmt.sourceLinked = "0%", False
    chart.y_axis.crosses = "max"
    chart.y_axis.majorGridlines.spPr = _line()


def _line() -> Any:
    from openpyxl.chart.shapes import GraphicalProperties  # noqa: PLC0415 - as above
    from openpyxl.drawing.line import LineProperties  # noqa: PLC0415 - as above

    return GraphicalProperties(ln=LineProperties(solidFill="D0D5D8", w=6350))


def _text(size: int, *, colour: str = "000000") -> Any:
    from openpyxl.chart.text import RichText  # noqa: PLC0415 - as above
    from openpyxl.drawing.text import Paragraph  # noqa: PLC0415 - as above

    paragraph = Paragraph(r=[])
    _letters(paragraph, size, colour=colour)
    return RichText(p=[paragraph])


def _letters(paragraph: Any, size: int, *, bold: bool = False, colour: str = "000000") -> None:
    from openpyxl.drawing.text import CharacterProperties, Font, ParagraphProperties  # noqa: PLC0415 - as above

    look = CharacterProperties(latin=Font(typeface=_FONT), sz=size, b=bold, solidFill=colour)
    paragraph.pPr = ParagraphProperties(defRPr=look)
    paragraph.endParaRPr = look
    for run in paragraph.r or ():
        run.rPr = look


def _anchor(placed: PlacedChart) -> Any:
    from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor  # noqa: PLC0415 - as above
    from openpyxl.drawing.xdr import XDRPositiveSize2D  # noqa: PLC0415 - as above

    size = XDRPositiveSize2D(round(placed.width * _EMU_PER_CM), round(placed.height * _EMU_PER_CM))
    return OneCellAnchor(_from=AnchorMarker(col=0, row=placed.at_row - 1), ext=size)
