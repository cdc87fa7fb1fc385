"""The sheet of figures: each figure once, with both periods' exact amounts, its formula in words and its prints."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Binary, Context, Expr, Period, Text, call, formula, number, tables
from finsam_xl.layout.grid import Grid, compact
from finsam_xl.layout.listing import Field, Listing
from finsam_xl.layout.names import usable_name
from finsam_xl.layout.placing.function_columns import FunctionColumns
from finsam_xl.layout.placing.lists import place_listing, record
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.style import Style
from finsam_xl.layout.words import words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["PosterSheet", "poster_sheet"]

_NAME, _LABEL, _PERIOD, _COMPARISON, _UNIT, _WORDS, _TABLES, _SOURCE, _PRINTS, _LINKS = range(1, 11)
_LISTING = Listing(
    (
        Field("Post", 34),
        Field("Benämning", 40),
        Field("", 18),
        Field("", 18),
        Field("Enhet", 8, Style.TEXT_KOLUMN, Style.KOLUMNRUBRIK_INDRAG, measured=False),
        Field("Formel i ord", 70),
        Field("Hämtas ur", 22, measured=False),
        Field("Källa", 18, measured=False),
        Field("Visas i", 40),
    ),
    kept=2,
    auto_height=True,
    only_fields=True,
)
_LINK_HEADING = "Gå till"
_LINK_WIDTH = 26
_NOTICE_ROW = 3
_HINT = (1, _LABEL)
_SAID = (2, _WORDS)
"""The cell that says whether our functions answered, in a book that has them."""
_STYLES = {
    Enhet.KR: Style.POSTER_BELOPP,
    Enhet.ANDEL: Style.POSTER_ANDEL,
    Enhet.PROCENTENHETER: Style.POSTER_ANDEL,
    Enhet.ANTAL: Style.POSTER_ANTAL,
    Enhet.TEXT: Style.TEXT_BRYT,
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
    hint: str = "",
) -> PosterSheet:
    """Place every figure of *groups*; *labels* are the printed labels by id, *prints* the cells by defined name.

    A figure that is not printed is called by its own label. The *notice* stands above the headings, and the *hint* at
    the title. In a macro book, by the dialect of *context*, our functions'
    answers stand to the right of all else, in columns with names.

    Raises:
        ValueError: two figures share an id, or an id cannot be a defined name.

    """
    sheet = PosterSheet(_head(name, context, subtitle))
    said = {post.ident: post.etikett for posts in groups.values() for post in posts if post.etikett} | dict(labels)
    if notice is not None:
        sheet.grid.put(_NOTICE_ROW, 1, Style.UNDERRUBRIK, formula=formula(notice, context))
    if hint:
        sheet.grid.put(*_HINT, Style.UNDERRUBRIK, text=hint)
    functions = FunctionColumns(sheet.grid, context, _LINKS + _most_links(groups, context, prints))
    row = _LISTING.heading_row
    blocks: dict[str, list[int]] = {}
    for title, posts in groups.items():
        row += 1
        sheet.grid.put(row, _NAME, Style.AVSNITT, text=title)
        for post in posts:
            row += 1
            _post(sheet, row, post, functions, said, prints)
            if post.block:
                blocks.setdefault(post.block, []).append(row)
    for block, rows in blocks.items():
        letter = kolumnbokstaver(_PERIOD)
        _define(sheet, context.figure(block), f"${letter}${rows[0]}:${letter}${rows[-1]}")
    for column, reference in functions.finish(_LISTING.heading_row, row, _SAID).items():
        _define(sheet, column, reference)
    return sheet


def _head(name: str, context: Context, subtitle: Expr) -> Grid:
    grid = place_listing(_LISTING, name, "Poster", formula=formula(subtitle, context))
    for column, period in ((_PERIOD, True), (_COMPARISON, False)):
        day: Expr = Period(period)
        shown = day if period else call("IF", Binary("=", day, number(0)), Text(""), day)
        grid.put(_LISTING.heading_row, column, Style.KOLUMNRUBRIK_DATUM, formula=formula(shown, context))
    return grid


def _post(
    sheet: PosterSheet,
    row: int,
    post: Post,
    functions: FunctionColumns,
    labels: Mapping[str, str],
    prints: Mapping[str, Sequence[str]],
) -> None:
    grid, context = sheet.grid, functions.context
    name = context.figure(post.ident)
    printed = _printed(name, prints)
    texts = {
        _NAME: name,
        _LABEL: labels.get(post.ident, post.ident),
        _UNIT: post.enhet.value,
        _WORDS: words(post.formel, labels),
        _TABLES: ", ".join(tables(post.formel)) or "andra poster",
        _SOURCE: post.kalla,
        _PRINTS: ", ".join(compact(printed)),
    }
    record(grid, _LISTING, row, {column: text for column, text in texts.items() if text})
    for column, comparison in ((_PERIOD, False), (_COMPARISON, True)):
        if comparison and post.bara_period:
            continue
        expr, style = post.definition(comparison=comparison), _STYLES[post.enhet]
        own = Context(context.prefix, comparison=comparison)
        called = functions.place(row, style, expr, comparison=comparison)
        grid.put(row, column, style, formula=formula(expr, own), desktop=called)
        _define(sheet, own.figure(post.ident), f"${kolumnbokstaver(column)}${row}")
    _links(grid, row, printed)


def _printed(name: str, prints: Mapping[str, Sequence[str]]) -> list[str]:
    return [*prints.get(name, ()), *prints.get(f"{name}_fg", ())]


def _most_links(groups: Mapping[str, Sequence[Post]], context: Context, prints: Mapping[str, Sequence[str]]) -> int:
    """The places of the figure that is printed in most."""
    names = (context.figure(post.ident) for posts in groups.values() for post in posts)
    return max((len(set(_printed(name, prints))) for name in names), default=0)


def _links(grid: Grid, row: int, addresses: Sequence[str]) -> None:
    """One cell for each place the figure is printed, to be clicked; they are not printed themselves."""
    for column, address in enumerate(dict.fromkeys(addresses), start=_LINKS):
        grid.put(row, column, Style.LANK, text=address)
        grid.links[row, column] = address
        grid.widths[column] = _LINK_WIDTH
        grid.put(_LISTING.heading_row, column, Style.KOLUMNRUBRIK_TEXT, text=_LINK_HEADING if column == _LINKS else "")


def _define(sheet: PosterSheet, name: str, reference: str) -> None:
    if not usable_name(name):
        raise ValueError(f"{name} cannot be a defined name")
    if name.casefold() in sheet.taken:
        raise ValueError(f"the figure {name} is defined twice")
    sheet.taken.add(name.casefold())
    sheet.names[name] = reference
