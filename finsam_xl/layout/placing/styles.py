"""The style of each cell of a printed table and a card, by what its row is and how its value is printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.lines import lines
from finsam_xl.layout.style import Style
from finsam_xl.layout.table import Line, Section, Sum, Total
from finsam_xl.layout.value import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.layout.table import PrintedColumn, Row

__all__ = ["amount_style", "card_style", "heading_style", "label_style", "value_style"]

_LINE: Mapping[Kind, Style] = {
    Kind.BELOPP: Style.BELOPP,
    Kind.PROCENT: Style.PROCENT,
    Kind.ANTAL: Style.ANTAL,
    Kind.EXAKT: Style.TAL_6,
    Kind.TAL: Style.TAL,
    Kind.DATUM: Style.DATUM,
    Kind.AR: Style.AR,
}
_SUM: Mapping[Kind, Style] = {
    Kind.BELOPP: Style.SUMMA_BELOPP,
    Kind.PROCENT: Style.SUMMA_PROCENT,
    Kind.ANTAL: Style.SUMMA_ANTAL,
    Kind.EXAKT: Style.SUMMA_TAL_6,
    Kind.TEXT: Style.SUMMA,
}
_TOTAL: Mapping[Kind, Style] = {
    Kind.BELOPP: Style.TOTAL_BELOPP,
    Kind.PROCENT: Style.TOTAL_PROCENT,
    Kind.ANTAL: Style.TOTAL_ANTAL,
    Kind.EXAKT: Style.TOTAL_TAL_6,
    Kind.TEXT: Style.TOTAL,
}
_HEADING: Mapping[Kind, Style] = {
    Kind.DATUM: Style.KOLUMNRUBRIK_DATUM,
    Kind.AR: Style.KOLUMNRUBRIK_AR,
    Kind.TEXT: Style.KOLUMNRUBRIK,
}
_CARD: Mapping[Kind, Style] = {
    Kind.BELOPP: Style.KORT_BELOPP,
    Kind.PROCENT: Style.KORT_PROCENT,
    Kind.ANTAL: Style.KORT_ANTAL,
    Kind.TEXT: Style.TEXT_BRYT,
}
_WITH_DECIMALS: Mapping[Style, tuple[Style, Style]] = {
    Style.BELOPP: (Style.BELOPP_1, Style.BELOPP_2),
    Style.SUMMA_BELOPP: (Style.SUMMA_BELOPP_1, Style.SUMMA_BELOPP_2),
    Style.TOTAL_BELOPP: (Style.TOTAL_BELOPP_1, Style.TOTAL_BELOPP_2),
    Style.KORT_BELOPP: (Style.KORT_BELOPP_1, Style.KORT_BELOPP_2),
}


def heading_style(kind: Kind) -> Style:
    """A heading that a formula makes."""
    return _HEADING[kind]


def label_style(row: Row, width: float) -> Style:
    """The label of *row* in a column *width* wide."""
    match row:
        case Section():
            return Style.AVSNITT
        case Total():
            return Style.TOTAL
        case Sum():
            return Style.SUMMA
        case Line(indent=True):
            return Style.RAD_INDRAG
        case _:
            return Style.TEXT_BRYT if lines(row.label, width) > 1 else Style.RAD


def value_style(row: Row, kind: Kind, column: PrintedColumn) -> Style:
    """What *row* shows in *column*; an ordinary row's text follows the column."""
    match row:
        case Section():
            return Style.AVSNITT
        case Total():
            return _TOTAL[kind]
        case Sum():
            return _SUM[kind]
        case _ if kind is Kind.TEXT:
            return column.style or (Style.TEXT_KOLUMN if column.wrap else Style.RAD)
        case _:
            return _LINE[kind]


def card_style(kind: Kind) -> Style:
    """A value of a card."""
    return _CARD[kind]


def amount_style(style: Style, decimals: int) -> Style:
    """The style of an amount printed with so many decimals; any other style as it is."""
    return _WITH_DECIMALS[style][decimals - 1] if decimals and style in _WITH_DECIMALS else style
