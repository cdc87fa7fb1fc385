"""A Word table: named styles, a header row that is repeated, rows that are not split, and small tables kept whole."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from finsam_xl.dokument.ater.wordxml import wn
from finsam_xl.dokument.word.columns import TextColumn, row_lines, shrunk, squeezed, widths
from finsam_xl.dokument.word.hyphens import hyphenated
from finsam_xl.dokument.word.wml import el, run

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbetsbok.opc.ooxml import Element

__all__ = ["NOTES", "TABLE_STYLE", "TableRow", "WordTable", "table"]

_SMALL: Final = 20
"""A table, or a section of one, of so many lines or fewer stands whole on an upright page."""
_UPRIGHT: Final = 10_500
"""A wider table stands on a turned page, where half as many lines are small."""
_LETTERS: Final = 18
"""Half points."""
_TOGETHER: Final = 3
"""At least so many lines of a longer one stand on the page where it begins, and where it ends."""
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

    *links* are the bookmarks that the texts in the column of notes lead to, *scale* how much wider its letters are than
    those that columns are measured by.
    """

    title: str
    description: str
    headings: tuple[str, ...]
    figures: tuple[bool, ...]
    rows: tuple[TableRow, ...]
    links: Mapping[str, str] = field(default_factory=dict)
    scale: float = 1.0

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
    measured = int(room / made.scale)
    fitting = widths(made.columns, measured)
    small = shrunk(made.columns, measured) if fitting is None else None
    narrow = small[1] if small else fitting or squeezed(made.columns, measured)
    given = [int(width * made.scale) for width in narrow]
    given[0] += room - sum(given)
    rows: list[Element] = []
    if any(made.headings):
        headings = made.headings if fitting else tuple(map(hyphenated, made.headings))
        rows.append(_header(headings, made, given))
    lines = [1 if row.section else row_lines(row.texts, narrow) for row in made.rows]
    kept = _kept(made.rows, lines, _SMALL if room < _UPRIGHT else _SMALL // 2)
    for row, keep_next in zip(made.rows, [*kept[:-1], followed], strict=True):
        rows.append(_row(row, made, given, keep_next=keep_next))
    grid = el("tblGrid", *(el("gridCol", w=str(one)) for one in given))
    whole = el("tbl", _properties(made, room), grid, *rows)
    if small:
        _set_smaller(whole, small[0])
    return whole


def _set_smaller(whole: Element, letters: float) -> None:
    """Letters of so much of their size, where the figures would else be broken."""
    size = str(int(_LETTERS * letters))
    for one in whole.iter(wn("r")):
        one.insert(0, el("rPr", el("sz", val=size), el("szCs", val=size)))


def _kept(rows: Sequence[TableRow], lines: Sequence[int], small: int) -> list[bool]:
    """Whether each row stands with the next: all in a small table, else those of a small section; no sum is alone."""
    starts = [0, *(nr for nr in range(1, len(rows)) if _begins(rows, nr)), len(rows)] if sum(lines) > small else []
    kept = [True] * len(rows)
    for first, after in pairwise(starts):
        whole = sum(lines[first:after]) <= small
        for nr in range(first, after):
            edge = sum(lines[: nr + 1]) < _TOGETHER or sum(lines[nr + 1 :]) < _TOGETHER
            kept[nr] = edge or rows[nr].section or (nr + 1 < after and (whole or rows[nr + 1].sum))
    return kept


def _begins(rows: Sequence[TableRow], nr: int) -> bool:
    """Whether a row begins something: a section, or what follows a sum and is none itself."""
    row, before = rows[nr], rows[nr - 1]
    return (row.section and not before.section) or (before.sum and not row.sum)


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
