"""Charts in the file: stacked bars that read cells, the first row at the top, legible in grey."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from lxml import etree

from finsam_xl.arbetsbok.skriva.charts import chart_parts
from finsam_xl.layout.chart import Drawn, PlacedChart, Series

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


@pytest.fixture(scope="module")
def chart() -> Any:
    """The chart as it stands in the file."""
    series = tuple(Series((4, column), column) for column in (2, 3, 4))
    placed = PlacedChart("Förbundet: fördelning\nmindre text", 5, 9, 1, series, 12, 16.0, 8.0)
    return etree.fromstring(chart_parts("BI Diagram", [placed], ())["xl/charts/chart1.xml"])


def _formulas(chart: Any, path: str) -> list[str]:
    return [element.text for element in chart.iterfind(f".//{path.replace('c:', C)}")]


def test_the_bars_are_stacked_and_lie_down(chart: Any) -> None:
    bars = chart.find(f".//{C}barChart")
    assert [bars.find(f"{C}{name}").get("val") for name in ("barDir", "grouping", "overlap")] == [
        "bar",
        "stacked",
        "100",
    ]


def test_names_labels_and_shares_are_cells(chart: Any) -> None:
    assert _formulas(chart, "c:ser/c:tx/c:strRef/c:f") == [f"'BI Diagram'!${letter}$4" for letter in "BCD"]
    assert set(_formulas(chart, "c:cat/c:strRef/c:f")) == {"'BI Diagram'!$A$5:$A$9"}
    assert _formulas(chart, "c:val/c:numRef/c:f") == [f"'BI Diagram'!${letter}$5:${letter}$9" for letter in "BCD"]


def test_the_first_row_is_at_the_top_and_every_label_shows(chart: Any) -> None:
    axis = chart.find(f".//{C}catAx")
    assert axis.find(f"{C}scaling/{C}orientation").get("val") == "maxMin"
    assert axis.find(f"{C}tickLblSkip").get("val") == "1"


def test_a_part_too_narrow_for_its_percent_has_none(chart: Any) -> None:
    formats = [element.attrib for element in chart.iterfind(f".//{C}dLbls/{C}numFmt")]
    assert formats == [{"formatCode": '[<0.045]"";0%', "sourceLinked": "0"}] * 3


def _lightness(rgb: str) -> float:
    red, green, blue = (int(rgb[at : at + 2], 16) for at in (0, 2, 4))
    return 0.299 * red + 0.587 * green + 0.114 * blue


def test_the_parts_differ_in_grey_and_their_labels_stand_out(chart: Any) -> None:
    fills = [ser.find(f"{C}spPr/{A}solidFill/{A}srgbClr").get("val") for ser in chart.iterfind(f".//{C}ser")]
    labels = [ser.find(f"{C}dLbls/{C}txPr//{A}srgbClr").get("val") for ser in chart.iterfind(f".//{C}ser")]
    tones = [_lightness(fill) for fill in fills]
    assert min(abs(a - b) for a, b in pairwise(tones)) > 50
    assert min(abs(_lightness(label) - tone) for label, tone in zip(labels, tones, strict=True)) > 100


def _parts(drawn: Drawn, columns: int) -> dict[str, bytes]:
    series = tuple(Series((4, column), column) for column in range(2, 2 + columns))
    placed = PlacedChart("Budget & utfall", 5, 9, 1, series, 12, 16.0, 8.0, drawn, 2)
    return chart_parts("ÅR Diagram", [placed], ())


@pytest.mark.parametrize(
    ("drawn", "direction", "first"), [(Drawn.BARS, "bar", "maxMin"), (Drawn.COLUMNS, "col", "minMax")]
)
def test_bars_beside_each_other_have_their_numbers_at_the_end(drawn: Drawn, direction: str, first: str) -> None:
    chart: Any = etree.fromstring(_parts(drawn, 2)["xl/charts/chart1.xml"])
    bars = chart.find(f".//{C}barChart")
    assert [bars.find(f"{C}{name}").get("val") for name in ("barDir", "grouping")] == [direction, "clustered"]
    assert chart.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == first
    assert {one.get("formatCode") for one in chart.iterfind(f".//{C}dLbls/{C}numFmt")} == {"#,##0.00;-#,##0.00;0.00"}
    assert {one.get("val") for one in chart.iterfind(f".//{C}dLbls/{C}dLblPos")} == {"outEnd"}
    assert {one.get("val") for one in chart.iterfind(f".//{C}dLbls/{C}txPr//{A}srgbClr")} == {"000000"}


def test_one_series_needs_no_legend() -> None:
    with_one, with_two = (etree.fromstring(_parts(Drawn.BARS, nr)["xl/charts/chart1.xml"]) for nr in (1, 2))
    assert with_one.find(f".//{C}legend") is None
    assert with_two.find(f".//{C}legend") is not None


def test_the_alternative_text_says_where_the_numbers_stand() -> None:
    drawing = etree.fromstring(_parts(Drawn.BARS, 2)["xl/drawings/drawing1.xml"])
    (properties,) = drawing.iter("{*}cNvPr")
    assert properties.get("descr") == (
        "Budget & utfall. Liggande staplar. Talen står i cellerna A5 till C9 på det här bladet."
    )


def test_drawings_of_more_sheets_are_numbered_on() -> None:
    before = list(_parts(Drawn.BARS, 1))
    series = (Series((4, 2), 2),)
    placed = [PlacedChart("Titel", 5, 9, 1, series, 12, 16.0, 8.0) for _ in range(2)]
    assert [name for name in chart_parts("HR Diagram", placed, before) if "_rels" not in name] == [
        "xl/drawings/drawing2.xml",
        "xl/charts/chart2.xml",
        "xl/charts/chart3.xml",
    ]
