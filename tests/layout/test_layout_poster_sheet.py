"""The sheet of figures: one row per figure, with its name, both periods and where it comes from and is shown."""

from __future__ import annotations

import pytest

from finsam_xl.kolumn import kolumnbokstaver
from finsam_xl.layout.expr import Block, Column, Context, Figure, Name, Text, call, number, rounded
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.placing.poster_sheet import PosterSheet, poster_sheet
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.layout.style import Style

AR = Context("AR")
SALDO = rounded(call("SUMIFS", Column("Saldo", "Belopp"), Column("Saldo", "Rad"), Text("RR_intakter")))


def _sheet(*posts: Post, prints: dict[str, list[str]] | None = None) -> PosterSheet:
    labels = {"RR_intakter": "Verksamhetens intäkter"}
    return poster_sheet(
        "ÅR Poster", {"Resultaträkning": posts}, AR, subtitle=Name("Forbund"), labels=labels, prints=prints or {}
    )


def _row(sheet: PosterSheet, row: int = 6) -> list[str]:
    cells = (sheet.grid.cells.get((row, column)) for column in range(1, 10))
    return ["" if cell is None else cell.text or cell.formula for cell in cells]


def test_a_figure_shows_its_name_amounts_and_source_and_where_it_is_printed() -> None:
    prints = {"AR_RR_intakter": ["ÅR Resultaträkning!C5"], "AR_RR_intakter_fg": ["ÅR Resultaträkning!D5"]}
    sheet = _sheet(Post("RR_intakter", SALDO, kalla="lkbr-5"), prints=prints)
    assert _row(sheet) == [
        "AR_RR_intakter",
        "Verksamhetens intäkter",
        'ROUND(SUMIFS(Saldo[Belopp],Saldo[Rad],"RR_intakter"),2)',
        'ROUND(SUMIFS(Saldo[Belopp],Saldo[Rad],"RR_intakter"),2)',
        "kr",
        "Summan av Saldo[Belopp] där Rad är «RR_intakter»",
        "Saldo",
        "lkbr-5",
        "ÅR Resultaträkning!C5, D5",
    ]
    assert sheet.names == {"AR_RR_intakter": "$C$6", "AR_RR_intakter_fg": "$D$6"}


def test_a_figure_of_the_period_alone_has_no_comparison() -> None:
    sheet = _sheet(Post("DB_stat", SALDO, bara_period=True))
    assert (6, 4) not in sheet.grid.cells
    assert sheet.names == {"AR_DB_stat": "$C$6"}


def test_a_comparison_can_have_a_formula_of_its_own() -> None:
    sheet = _sheet(Post("FO_anstallda", Name("nu"), jamforelse=Name("da")))
    assert _row(sheet)[2:4] == ["nu", "da"]


def test_a_figure_of_other_figures_says_so() -> None:
    assert _row(_sheet(Post("x", Figure("RR_intakter"), etikett="Egen")))[6] == "andra poster"


def test_the_printed_label_goes_before_its_own_and_the_id_is_the_last_resort() -> None:
    posts = (Post("RR_intakter", number(0), etikett="Egen"), Post("x", number(0), etikett="Egen"), Post("y", number(0)))
    assert [_row(_sheet(*posts), row)[1] for row in (6, 7, 8)] == ["Verksamhetens intäkter", "Egen", "y"]


def test_the_formula_in_words_calls_a_figure_by_its_label_printed_or_not() -> None:
    sheet = _sheet(Post("x", number(0), etikett="Ej tryckt"), Post("y", Figure("RR_intakter") + Figure("x")))
    assert _row(sheet, 7)[5] == "«Verksamhetens intäkter» plus «Ej tryckt»"


def test_a_block_is_a_range_over_its_figures() -> None:
    posts = [Post(f"rest_{namn}", number(0), block="rest_alla", bara_period=True) for namn in "abc"]
    sheet = _sheet(Post("forst", number(0)), *posts, Post("sist", call("SUM", Block("rest_alla"))))
    assert sheet.names["AR_rest_alla"] == "$C$7:$C$9"
    assert sheet.grid.cells[10, 3].formula == "SUM(AR_rest_alla)"


@pytest.mark.parametrize(
    ("enhet", "style"),
    [
        (Enhet.KR, Style.POSTER_BELOPP),
        (Enhet.ANDEL, Style.POSTER_ANDEL),
        (Enhet.ANTAL, Style.POSTER_ANTAL),
        (Enhet.TEXT, Style.TEXT_BRYT),
    ],
)
def test_a_figure_is_formatted_as_what_it_counts(enhet: Enhet, style: str) -> None:
    assert _sheet(Post("x", number(0), enhet)).grid.cells[6, 3].style == style


@pytest.mark.parametrize("second", ["RR_intakter", "rr_INTAKTER"])
def test_two_figures_with_one_name_are_refused_however_they_are_spelt(second: str) -> None:
    with pytest.raises(ValueError, match="defined twice"):
        _sheet(Post("RR_intakter", number(0)), Post(second, number(0)))


def test_a_figure_that_cannot_be_a_name_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be a defined name"):
        _sheet(Post("å", number(0)))


def test_a_grid_knows_its_last_row_and_its_cells_addresses() -> None:
    grid = Grid("ÅR Noter")
    assert grid.last_row() == 0
    grid.put(7, 3, Style.RAD, text="x")
    assert (grid.last_row(), grid.address(7, 3)) == (7, "ÅR Noter!C7")


@pytest.mark.parametrize(("column", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_have_letters_after_z(column: int, letter: str) -> None:
    assert kolumnbokstaver(column) == letter
