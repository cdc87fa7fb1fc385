"""A placed chart as its part of the file: bars or columns in greys, each with its number, legible in print.

The bars read the sheet's cells; nothing is drawn that does not stand in one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from finsam_xl.arbetsbok.lasa.formeltext import citera
from finsam_xl.arbetsbok.skriva.xmltext import escape, quoteattr
from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.chart import Drawn

if TYPE_CHECKING:
    from finsam_xl.layout.chart import PlacedChart, Series

__all__ = ["CHART", "DRAWING_MAIN", "chart_part"]

CHART: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
DRAWING_MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
_FONT: Final = "Arial"
_PERCENT: Final = '[<0.045]"";0%'  # a part too narrow for its label has none; the table has its share
_LABELS: Final = {Drawn.SHARES: 0.46, Drawn.BARS: 0.42, Drawn.COLUMNS: 0.03}
"""So much of the width is for the bars' labels."""
_RIGHT: Final = 0.97
_CM_TITLE, _CM_LEGEND = 1.7, 2.0
_CM_BOTTOM: Final = 1.0
_EDGE: Final = "1F3B4D"
_LINE: Final = "D0D5D8"
_BLACK: Final = "000000"


class _Shade(NamedTuple):
    fill: str
    label: str


_SHADES: Final = (_Shade("1F3B4D", "FFFFFF"), _Shade("8FA3AE", _BLACK), _Shade("E3E7EA", _BLACK))


def chart_part(sheet_name: str, placed: PlacedChart) -> bytes:
    """The part of a chart on the sheet of that name."""
    series = zip(placed.series, _SHADES, strict=False)
    drawn = "".join(_series(sheet_name, placed, nr, *one) for nr, one in enumerate(series))
    legend = "" if len(placed.series) == 1 else f'<legend><legendPos val="b"/><overlay val="0"/>{_text(900)}</legend>'
    return (
        f'<chartSpace xmlns="{CHART}" xmlns:a="{DRAWING_MAIN}"><roundedCorners val="0"/><chart>{_title(placed.title)}'
        f'<autoTitleDeleted val="0"/><plotArea>{_plot_area(placed)}{_bars(placed, drawn)}{_axes(placed)}</plotArea>'
        f'{legend}<plotVisOnly val="1"/><dispBlanksAs val="gap"/></chart></chartSpace>'
    ).encode()


def _title(title: str) -> str:
    """The title, and what stands under it in small."""
    looks = zip(title.split("\n"), ((1100, True), (800, False)), strict=False)
    lines = "".join(
        f"<a:p>{_paragraph(size, bold=bold)}<a:r>{_letters('rPr', size, bold=bold)}"
        f"<a:t>{escape(line)}</a:t></a:r></a:p>"
        for line, (size, bold) in looks
    )
    return f'<title><tx><rich><a:bodyPr/>{lines}</rich></tx><overlay val="0"/></title>'


def _plot_area(placed: PlacedChart) -> str:
    """The bars to the right of their labels, under the title and above the legend: programs would place them apart."""
    left = _LABELS[placed.drawn]
    under = _CM_BOTTOM if len(placed.series) == 1 else _CM_LEGEND
    top, bottom = _CM_TITLE / placed.height, under / placed.height
    sides = (("x", left), ("y", top), ("w", _RIGHT - left), ("h", 1 - top - bottom))
    places = "".join(f'<{side} val="{round(value, 4)}"/>' for side, value in sides)
    return (
        '<layout><manualLayout><layoutTarget val="inner"/><xMode val="edge"/><yMode val="edge"/>'
        f'<wMode val="factor"/><hMode val="factor"/>{places}</manualLayout></layout>'
    )


def _bars(placed: PlacedChart, drawn: str) -> str:
    direction = "col" if placed.drawn is Drawn.COLUMNS else "bar"
    grouping, overlap = ("stacked", 100) if placed.drawn is Drawn.SHARES else ("clustered", 0)
    return (
        f'<barChart><barDir val="{direction}"/><grouping val="{grouping}"/><varyColors val="0"/>{drawn}'
        f'<gapWidth val="35"/><overlap val="{overlap}"/><axId val="10"/><axId val="100"/></barChart>'
    )


def _series(sheet_name: str, placed: PlacedChart, number: int, series: Series, shade: _Shade) -> str:
    sheet = citera(sheet_name)
    row, column = series.heading
    heading = f"{sheet}!${kolumnbokstaver(column)}${row}"
    labels, numbers = (
        f"{sheet}!${letters}${placed.first_row}:${letters}${placed.last_row}"
        for letters in map(kolumnbokstaver, (placed.label_column, series.column))
    )
    return (
        f'<ser><idx val="{number}"/><order val="{number}"/><tx><strRef><f>{escape(heading)}</f></strRef></tx>'
        f"<spPr>{_fill(shade.fill)}{_stroke(_EDGE)}</spPr>"
        f'<invertIfNegative val="0"/>{_number_labels(placed, shade)}<cat><strRef><f>{escape(labels)}</f></strRef></cat>'
        f"<val><numRef><f>{escape(numbers)}</f></numRef></val></ser>"
    )


def _number_labels(placed: PlacedChart, shade: _Shade) -> str:
    """A percent in the middle of each part, or a number at the end of each bar."""
    inside = placed.drawn is Drawn.SHARES
    hidden = ("CatName", "SerName", "Percent", "BubbleSize")
    others = "".join(f'<show{what} val="0"/>' for what in hidden)
    return (
        f"<dLbls>{_number_format(placed)}{_text(800, colour=shade.label if inside else _BLACK)}"
        f'<dLblPos val="{"ctr" if inside else "outEnd"}"/>'
        f'<showLegendKey val="0"/><showVal val="1"/>{others}</dLbls>'
    )


def _number_format(placed: PlacedChart) -> str:
    """How a number is written: as in the cells, in groups of three with the decimals of the report."""
    decimals = f".{'0' * placed.decimals}" if placed.decimals else ""
    code = _PERCENT if placed.drawn is Drawn.SHARES else f"#,##0{decimals};-#,##0{decimals};0{decimals}"
    return f'<numFmt formatCode={quoteattr(code)} sourceLinked="0"/>'


def _axes(placed: PlacedChart) -> str:
    """The first row at the top, or to the left; shares have whole percent from 0 to 100 under the bars."""
    columns, shares = placed.drawn is Drawn.COLUMNS, placed.drawn is Drawn.SHARES
    side, foot = ("b", "l") if columns else ("l", "b")
    limits = '<max val="1"/><min val="0"/>' if shares else ""
    lines = f"<majorGridlines><spPr>{_stroke(_LINE)}</spPr></majorGridlines>" if shares else ""
    code = '<numFmt formatCode="0%" sourceLinked="0"/>' if shares else _number_format(placed)
    ticks = '<majorTickMark val="none"/><minorTickMark val="none"/>'
    unit = '<majorUnit val="0.2"/>' if shares else ""
    return (
        f'<catAx><axId val="10"/><scaling><orientation val="{"minMax" if columns else "maxMin"}"/></scaling>'
        f'<delete val="0"/><axPos val="{side}"/>{ticks}<tickLblPos val="low"/>{_text(800)}<crossAx val="100"/>'
        '<lblOffset val="100"/><tickLblSkip val="1"/><noMultiLvlLbl val="1"/></catAx>'
        f'<valAx><axId val="100"/><scaling><orientation val="minMax"/>{limits}</scaling>'
        f'<delete val="{int(not shares)}"/><axPos val="{foot}"/>{lines}{code}{ticks}{_text(800)}<crossAx val="10"/>'
        f'<crosses val="{"max" if shares else "autoZero"}"/><crossBetween val="between"/>{unit}</valAx>'
    )


def _fill(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _stroke(colour: str) -> str:
    return f'<a:ln w="6350">{_fill(colour)}<a:prstDash val="solid"/></a:ln>'


def _text(size: int, *, colour: str = _BLACK) -> str:
    ending = _letters("endParaRPr", size, colour=colour)
    return f"<txPr><a:bodyPr/><a:p>{_paragraph(size, colour=colour)}{ending}</a:p></txPr>"


def _paragraph(size: int, *, bold: bool = False, colour: str = _BLACK) -> str:
    return f"<a:pPr>{_letters('defRPr', size, bold=bold, colour=colour)}</a:pPr>"


def _letters(element: str, size: int, *, bold: bool = False, colour: str = _BLACK) -> str:
    look = f'lang="sv-SE" sz="{size}" b="{int(bold)}"'
    return f'<a:{element} {look}>{_fill(colour)}<a:latin typeface="{_FONT}"/></a:{element}>'
