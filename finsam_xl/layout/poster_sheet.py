"""The sheet of figures: each figure once, with both periods' exact amounts, its formula in words and its prints."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Binary, Context, Dialect, Expr, Period, Text, call, formula, number, tables
from finsam_xl.layout.grid import Grid, compact
from finsam_xl.layout.lines import lines, row_height
from finsam_xl.layout.names import usable_name
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["PosterSheet", "poster_sheet"]

_NAME, _LABEL, _PERIOD, _COMPARISON, _UNIT, _WORDS, _TABLES, _SOURCE, _PRINTS, _LINKS = range(1, 11)
_HEADINGS = ("Post", "Benämning", "", "", "Enhet", "Formel i ord", "Hämtas ur", "Källa", "Visas i")
_WIDTHS = (34, 40, 18, 18, 8, 70, 22, 18, 40)
_LINK_HEADING = "Gå till"
_LINK_WIDTH = 26
_NOTICE_ROW, _HEADING_ROW = 3, 4
_STYLES = {
    Enhet.KR: "Finsam Poster Belopp",
    Enhet.ANDEL: "Finsam Poster Andel",
    Enhet.PROCENTENHETER: "Finsam Poster Andel",
    Enhet.ANTAL: "Finsam Poster Antal",
    Enhet.TEXT: "Finsam Text Bryt",
}


@dataclass(slots=True)
class PosterSheet:
    """The placed sheet and the defined names that point into it: name -> reference within the sheet.

    *taken* are the names in one case, as Excel compares them.
    """

    grid: Grid
    names: dict[str, str] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


def poster_sheet(
    name: str,
    groups: Mapping[str, Sequence[Post]],
    context: Context,
    *,
    subtitle: Expr,
    labels: Mapping[str, str],
    prints: Mapping[str, Sequence[str]],
    notice: Expr | None = None,
) -> PosterSheet:
    """Place every figure of *groups*; *labels* are the printed labels by id, *prints* the cells by defined name.

    A figure that is not printed is called by its own label. The *notice* stands above the headings.

    Raises:
        ValueError: two figures share an id, or an id cannot be a defined name.

    """
    sheet = PosterSheet(Grid(name, landscape=True))
    said = {post.ident: post.etikett for posts in groups.values() for post in posts if post.etikett} | dict(labels)
    _head(sheet.grid, context, subtitle)
    if notice is not None:
        sheet.grid.put(_NOTICE_ROW, 1, "Finsam Underrubrik", formula=formula(notice, context))
    row = _HEADING_ROW
    blocks: dict[str, list[int]] = {}
    for title, posts in groups.items():
        row += 1
        sheet.grid.put(row, _NAME, "Finsam Avsnitt", text=title)
        for post in posts:
            row += 1
            _post(sheet, row, post, context, said, prints)
            if post.block:
                blocks.setdefault(post.block, []).append(row)
    for block, rows in blocks.items():
        letter = kolumnbokstaver(_PERIOD)
        _define(sheet, context.figure(block), f"${letter}${rows[0]}:${letter}${rows[-1]}")
    return sheet


def _head(grid: Grid, context: Context, subtitle: Expr) -> None:
    grid.put(1, 1, "Finsam Titel", text="Poster")
    grid.put(2, 1, "Finsam Underrubrik", formula=formula(subtitle, context))
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        grid.widths[column] = width
        style = "Finsam Kolumnrubrik Indrag" if column == _UNIT else "Finsam Kolumnrubrik Text"
        grid.put(_HEADING_ROW, column, style, text=heading)
    for column, period in ((_PERIOD, True), (_COMPARISON, False)):
        day: Expr = Period(period)
        shown = day if period else call("IF", Binary("=", day, number(0)), Text(""), day)
        grid.put(_HEADING_ROW, column, "Finsam Kolumnrubrik Datum", formula=formula(shown, context))
    grid.title_rows = (_HEADING_ROW, _HEADING_ROW)
    grid.freeze = f"C{_HEADING_ROW + 1}"
    grid.print_columns = _PRINTS


def _post(
    sheet: PosterSheet,
    row: int,
    post: Post,
    context: Context,
    labels: Mapping[str, str],
    prints: Mapping[str, Sequence[str]],
) -> None:
    grid = sheet.grid
    name = context.figure(post.ident)
    label = labels.get(post.ident, post.ident)
    grid.put(row, _NAME, "Finsam Text Bryt", text=name)
    grid.put(row, _LABEL, "Finsam Text Bryt", text=label)
    grid.put(row, _UNIT, "Finsam Text Kolumn", text=post.enhet.value)
    grid.put(row, _WORDS, "Finsam Text Bryt", text=words(post.formel, labels))
    grid.put(row, _TABLES, "Finsam Text Bryt", text=", ".join(tables(post.formel)) or "andra poster")
    if post.kalla:
        grid.put(row, _SOURCE, "Finsam Text Bryt", text=post.kalla)
    for column, comparison in ((_PERIOD, False), (_COMPARISON, True)):
        if comparison and post.bara_period:
            continue
        expr = post.definition(comparison=comparison)
        own = Context(context.prefix, comparison=comparison)
        native = formula(expr, own)
        called = native if context.dialect is Dialect.NATIVE else formula(expr, replace(own, dialect=context.dialect))
        grid.put(row, column, _STYLES[post.enhet], formula=native, desktop="" if called == native else called)
        _define(sheet, own.figure(post.ident), f"${kolumnbokstaver(column)}${row}")
    shown = ", ".join(compact([*prints.get(name, ()), *prints.get(f"{name}_fg", ())]))
    if shown:
        grid.put(row, _PRINTS, "Finsam Text Bryt", text=shown)
    _links(grid, row, [*prints.get(name, ()), *prints.get(f"{name}_fg", ())])
    texts = {column: grid.cells[row, column].text for column in (_NAME, _LABEL, _WORDS)} | {_PRINTS: shown}
    fullest = max(lines(text, _WIDTHS[column - 1]) for column, text in texts.items())
    if fullest > 1:
        grid.heights[row] = row_height(fullest)


def _links(grid: Grid, row: int, addresses: Sequence[str]) -> None:
    """One cell for each place the figure is printed, to be clicked; they are not printed themselves."""
    for column, address in enumerate(dict.fromkeys(addresses), start=_LINKS):
        grid.put(row, column, "Finsam Länk", text=address)
        grid.links[row, column] = address
        grid.widths[column] = _LINK_WIDTH
        grid.put(_HEADING_ROW, column, "Finsam Kolumnrubrik Text", text=_LINK_HEADING if column == _LINKS else "")


def _define(sheet: PosterSheet, name: str, reference: str) -> None:
    if not usable_name(name):
        raise ValueError(f"{name} cannot be a defined name")
    if name.casefold() in sheet.taken:
        raise ValueError(f"the figure {name} is defined twice")
    sheet.taken.add(name.casefold())
    sheet.names[name] = reference
