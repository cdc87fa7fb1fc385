"""A Word table: named styles, a header row that is repeated, rows that are not split, and small tables kept whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.word.columns import TextColumn, row_lines, squeezed, widths
from finsam_xl.dokument.word.hyphens import hyphenated
from finsam_xl.dokument.word.wml import el, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["NOTES", "TABLE_STYLE", "TableRow", "WordTable", "table"]

_SMALL: Final = 34
"""A table of so many lines or fewer stands whole on an upright page."""
_UPRIGHT: Final = 10_500
"""A wider table stands on a turned page, where half as many lines are a small table."""
_TOGETHER: Final = 2
"""So many rows at the beginning and at the end of a longer one are not parted from the rest."""
TABLE_STYLE: Final = "FinsamTabell"
"""The style of our tables."""
NOTES: Final = "Not"
"""The heading of the column that refers to notes."""
_SIGN_HERE: Final = frozenset("_")
_LINE: Final = {"val": "single", "sz": "4", "space": "0", "color": "2F4858"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: a text per column; a *section* spans them all, a *sum* is bold under a line, *double* under two."""

    texts: tuple[str, ...]
    section: bool = False
    sum: bool = False
    double: bool = False
    indent: bool = False


@dataclass(frozen=True, slots=True)
class WordTable:
    """A table: its title and what it is about, for who hears it read; headings, whether a column has figures, rows.

    *links* are the bookmarks that the texts in the column of notes lead to.
    """

    title: str
    description: str
    headings: tuple[str, ...]
    figures: tuple[bool, ...]
    rows: tuple[TableRow, ...]
    links: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[TextColumn, ...]:
        """The columns with their texts; a section is no text of a column's."""
        return tuple(self._column(number) for number in range(len(self.headings)))

    def _column(self, number: int) -> TextColumn:
        shown = [(row.texts[number], row.sum) for row in self.rows if not row.section]
        texts = [(text, bold) for text, bold in shown if set(text) != _SIGN_HERE]
        return TextColumn(
            self.headings[number],
            tuple(text for text, bold in texts if not bold),
            self.figures[number],
            tuple(text for text, bold in texts if bold),
        )


def table(made: WordTable, room: int, *, followed: bool = False) -> Element:
    """The table, *room* wide; when it is *followed* by notes, its last row keeps to them."""
    fitting = widths(made.columns, room)
    given = fitting or squeezed(made.columns, room)
    rows: list[Element] = []
    if any(made.headings):
        headings = made.headings if fitting else tuple(map(hyphenated, made.headings))
        rows.append(_header(headings, made, given))
    lines = sum(1 if row.section else row_lines(row.texts, given) for row in made.rows)
    small = lines <= (_SMALL if room < _UPRIGHT else _SMALL // 2)
    for number, row in enumerate(made.rows):
        left = len(made.rows) - number - 1
        kept = bool(left) and (small or number < _TOGETHER or left <= _TOGETHER or row.section)
        rows.append(_row(row, made, given, keep_next=kept or (followed and not left)))
    return el("tbl", _properties(made, room), el("tblGrid", *(el("gridCol", w=str(one)) for one in given)), *rows)


def _properties(made: WordTable, room: int) -> Element:
    look = el(
        "tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0", noHBand="0", noVBand="1"
    )
    return el(
        "tblPr",
        el("tblStyle", val=TABLE_STYLE),
        el("tblW", w=str(room), type="dxa"),
        el("tblLayout", type="fixed"),
        look,
        el("tblCaption", val=made.title),
        *([el("tblDescription", val=made.description)] if made.description else []),
    )


def _header(headings: Sequence[str], made: WordTable, given: Sequence[int]) -> Element:
    cells = (
        _cell(text, width, "FinsamTabellrubriktal" if figures else "FinsamTabellrubrik", keep_next=True, low=True)
        for text, width, figures in zip(headings, given, made.figures, strict=True)
    )
    return el("tr", el("trPr", el("cantSplit"), el("tblHeader")), *cells)


def _row(row: TableRow, made: WordTable, given: Sequence[int], *, keep_next: bool) -> Element:
    properties = [el("cantSplit")]
    if any(text and set(text) == _SIGN_HERE for text in row.texts):
        properties.append(el("trHeight", val="680", hRule="atLeast"))
    if row.section:
        one = _cell(row.texts[0], sum(given), "FinsamTabellavsnitt", keep_next=True, span=len(given))
        return el("tr", el("trPr", *properties), one)
    cells = (
        _cell(
            text,
            width,
            _style(row, number, figures=figures),
            keep_next=keep_next,
            row=row,
            link=made.links.get(text, "") if made.headings[number] == NOTES else "",
        )
        for number, (text, width, figures) in enumerate(zip(row.texts, given, made.figures, strict=True))
    )
    return el("tr", el("trPr", *properties), *cells)


def _style(row: TableRow, number: int, *, figures: bool) -> str:
    if row.sum:
        return "FinsamTabellsummatal" if figures else "FinsamTabellsumma"
    if number == 0 and row.indent:
        return "FinsamTabellindrag"
    return "FinsamTabelltal" if figures else "FinsamTabelltext"


def _cell(
    text: str,
    width: int,
    style: str,
    *,
    keep_next: bool,
    span: int = 1,
    row: TableRow | None = None,
    low: bool = False,
    link: str = "",
) -> Element:
    sign = bool(text) and set(text) == _SIGN_HERE
    properties = [el("tcW", w=str(width), type="dxa")]
    if span > 1:
        properties.append(el("gridSpan", val=str(span)))
    borders = []
    if row is not None and row.sum:
        borders.append(el("top", **_LINE))
    if row is not None and row.double:
        borders.append(el("bottom", **(_LINE | {"val": "double"})))
    if sign:
        borders.append(el("bottom", **_LINE))
    if borders:
        properties.append(el("tcBorders", *borders))
    if low or sign:
        properties.append(el("vAlign", val="bottom"))
    shown = "" if sign else text
    content = [run(shown)] if shown else []
    if link:
        content = [el("hyperlink", *content, anchor=link, history="1")]
    paragraph = el("p", el("pPr", el("pStyle", val=style), *([el("keepNext")] if keep_next else [])), *content)
    return el("tc", el("tcPr", *properties), paragraph)
