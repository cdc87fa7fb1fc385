"""From cards to cells: each card on a page of its own, every row high enough for its text.

A card has four columns: the label, the number of an item, a figure, and the rest of the width. A text spans the last
three, an item the last two. Together they are no wider than an A4 page at full size.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.card import Fact, Prose
from finsam_xl.layout.expr import Context, Expr, figures, formula
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.placing.measure import text_lines
from finsam_xl.layout.placing.paragraphs import Paragraph, paragraphs, pieces
from finsam_xl.layout.placing.styles import amount_style, card_style
from finsam_xl.layout.placing.tables import Placed, PlacedCard, printed
from finsam_xl.layout.style import Style
from finsam_xl.layout.tabs import Tab
from finsam_xl.layout.value import Value

if TYPE_CHECKING:
    from finsam_xl.layout.card import Card
    from finsam_xl.layout.table import Sheet
    from finsam_xl.layout.value import Content

__all__ = ["place_cards"]

_LABEL, _NUMBER, _FIGURE, _REST = range(1, 5)
_WIDTHS = {_LABEL: 24.0, _NUMBER: 6.0, _FIGURE: 12.0, _REST: 44.0}
_TEXT_WIDTH = _WIDTHS[_NUMBER] + _WIDTHS[_FIGURE] + _WIDTHS[_REST]
_ITEM_WIDTH = _WIDTHS[_FIGURE] + _WIDTHS[_REST]
_BOLD = 0.9
_TITLE_WIDTH = sum(_WIDTHS.values()) * 10 / 13 * _BOLD  # the title is written in 13 points
_TITLE_LINE = 17.0
_LINE, _BETWEEN = 12.75, 2.25  # points: a line of Arial 10 as Excel sets it, and what parts two rows
_TITLE_ROW, _SUBTITLE_ROW, _FIRST_CARD_ROW = 1, 2, 4


def place_cards(sheet: Sheet, context: Context, *, subtitle: Expr) -> Placed:
    """Place the cards of *sheet*, each on its own page; without cards the sheet says that there are none."""
    placed = Placed(Grid(sheet.name, fit=False, tab=Tab.REPORT))
    grid = placed.grid
    grid.widths |= _WIDTHS
    grid.put(_TITLE_ROW, _LABEL, Style.TITEL, text=sheet.title)
    grid.put(_SUBTITLE_ROW, _LABEL, Style.UNDERRUBRIK, formula=formula(subtitle, context))
    grid.title_rows = (_TITLE_ROW, _SUBTITLE_ROW)
    row = _FIRST_CARD_ROW
    for card in sheet.cards:
        if row > _FIRST_CARD_ROW:
            grid.breaks.append(row - 1)
        row = _CardPlacer(placed, context, sheet.decimals).run(card, row) + 2
    if not sheet.cards:
        _CardPlacer(placed, context, sheet.decimals).note(row, sheet.empty)
    return placed


class _CardPlacer:
    """Places one card under what already stands on the sheet."""

    def __init__(self, placed: Placed, context: Context, decimals: int) -> None:
        self.placed = placed
        self.grid = placed.grid
        self.context = context
        self.decimals = decimals

    def run(self, card: Card, row: int) -> int:
        """Place from *row*; returns the last row used."""
        self.grid.put(row, _LABEL, Style.KORTTITEL, text=card.title)
        self._span(row, _LABEL)
        self.grid.heights[row] = text_lines(card.title, _TITLE_WIDTH) * _TITLE_LINE + 4
        rows = []
        for field in card.fields:
            rows.append(row + 1)
            row = self._prose(field, row + 1) if isinstance(field, Prose) else self._fact(field, row + 1)
        self.placed.cards.append(PlacedCard(card, tuple(rows)))
        return row

    def note(self, row: int, text: str) -> None:
        """A text over the sheet's whole width."""
        self.grid.put(row, _LABEL, Style.TEXT_BRYT, text=text)
        self._span(row, _LABEL)
        self.grid.heights[row] = _height(text_lines(text, sum(_WIDTHS.values())))

    def _span(self, row: int, first: int, last: int = _REST) -> None:
        self.grid.merges.append((row, first, row, last))

    def _fact(self, fact: Fact, row: int) -> int:
        fullest = self._label(row, fact.label)
        if fact.remark is None:
            self._content(row, _NUMBER, fact.value)
            self._span(row, _NUMBER)
        else:
            self._content(row, _NUMBER, fact.value)
            self._span(row, _NUMBER, _FIGURE)
            self._content(row, _REST, fact.remark)
        beside = (fact.value, _TEXT_WIDTH) if fact.remark is None else (fact.remark, _WIDTHS[_REST])
        if isinstance(beside[0], str):
            fullest = max(fullest, text_lines(beside[0], beside[1]))
        self.grid.heights[row] = _height(fullest)
        return row

    def _label(self, row: int, label: str | Value) -> int:
        if isinstance(label, Value):
            self.grid.put(row, _LABEL, Style.KORTRUBRIK, formula=printed(label, self.context))
            return 1
        self.grid.put(row, _LABEL, Style.KORTRUBRIK, text=label)
        return text_lines(label, _WIDTHS[_LABEL] * _BOLD)

    def _content(self, row: int, column: int, content: Content) -> None:
        if not isinstance(content, Value):
            self.grid.put(row, column, Style.TEXT_BRYT, text=content or "")
            return
        style = amount_style(card_style(content.kind), self.decimals)
        self.grid.put(row, column, style, formula=printed(content, self.context, decimals=self.decimals))
        for figure in figures(content.expr):
            name = self.context.figure(figure.ident, period=figure.period)
            self.placed.prints.setdefault(name, []).append(self.grid.address(row, column))

    def _prose(self, prose: Prose, row: int) -> int:
        self._label(row, prose.label)
        first = row
        for paragraph in paragraphs(prose.text) or (Paragraph(""),):
            row = self._paragraph(paragraph, row)
        self.grid.heights[first] = max(
            self.grid.heights[first], _height(text_lines(prose.label, _WIDTHS[_LABEL] * _BOLD))
        )
        return row - 1

    def _paragraph(self, paragraph: Paragraph, row: int) -> int:
        """Place the paragraph from *row*; returns the row after it."""
        start, width = (_FIGURE, _ITEM_WIDTH) if paragraph.number else (_NUMBER, _TEXT_WIDTH)
        if paragraph.number:
            self.grid.put(row, _NUMBER, Style.KORT_NR, text=paragraph.number)
        for piece in pieces(paragraph.text, width) or ("",):
            self.grid.put(row, start, Style.TEXT_BRYT, text=piece)
            self._span(row, start)
            self.grid.heights[row] = _height(text_lines(piece, width))
            row += 1
        return row


def _height(most_lines: int) -> float:
    return most_lines * _LINE + _BETWEEN
