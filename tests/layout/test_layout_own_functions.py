"""A figure that takes our function's answer first: its two formulas, and what is read out of them again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.layout.expr import Context, Dialect, Figure, Name, OwnCall, Rule, Text, call, formula
from finsam_xl.layout.own_functions import answer, answered_first, asked, called, tried
from finsam_xl.layout.placing.poster_sheet import PosterSheet, poster_sheet
from finsam_xl.layout.poster import Enhet, Post
from finsam_xl.revision.inbyggt import inbyggd

if TYPE_CHECKING:
    from finsam_xl.layout.grid import Grid

RULE = Rule(Figure("ek") / Figure("tillgangar"), OwnCall("SOLIDITET", (Figure("ek"), Figure("tillgangar"))))
SOLIDITET = call("IF", call("ISNUMBER", Figure("tillgangar")), RULE, Text("–"))
DESKTOP = Context("AR", dialect=Dialect.DESKTOP)
NATIVE = 'IF(ISNUMBER(AR_tillgangar),AR_ek/AR_tillgangar,"–")'
CALLED = 'IF(ISNUMBER(AR_tillgangar),SOLIDITET(AR_ek,AR_tillgangar),"–")'


def test_the_answer_beside_the_figure_is_the_function_or_that_it_does_not_answer() -> None:
    assert answer(SOLIDITET, DESKTOP) == f'IFERROR({CALLED},"inget svar")'
    absent = Context("AR", dialect=Dialect.UNANSWERED)
    assert answer(SOLIDITET, absent) == 'IFERROR(IF(ISNUMBER(AR_tillgangar),1/0,"–"),"inget svar")'


def test_the_figure_takes_the_answer_and_else_calculates_by_itself() -> None:
    assert answered_first(SOLIDITET, DESKTOP, "P7") == f'IF(EXACT(P7,"inget svar"),{NATIVE},P7)'


def test_both_are_read_out_again_and_nothing_else_is() -> None:
    assert tried(answered_first(SOLIDITET, DESKTOP, "P7")) == ("P7", NATIVE)
    assert asked(answer(SOLIDITET, DESKTOP)) == CALLED
    for other in (NATIVE, 'IF(EXACT(P7,"inget svar"),1,P8)', 'IFERROR(AR_ek,"–")', ""):
        assert tried(other) is None
        assert asked(other) is None


def test_the_functions_of_an_expression_are_those_that_a_macro_book_calls() -> None:
    assert called(SOLIDITET) == ("SOLIDITET",)
    assert called(Figure("ek")) == ()
    assert formula(SOLIDITET, Context("AR")) == NATIVE


def _sheet(context: Context) -> PosterSheet:
    posts = [Post("soliditet", SOLIDITET, Enhet.ANDEL), Post("tillgangar", Name("T")), Post("ek", Name("E"))]
    prints = {"AR_ek": ["ÅR Noter!C7", "ÅR Noter!C9"]}
    return poster_sheet("ÅR Poster", {"Nyckeltal": posts}, context, subtitle=Name("F"), labels={}, prints=prints)


def _texts(grid: Grid, row: int) -> dict[int, str]:
    return {column: cell.text or cell.desktop or cell.formula for (nr, column), cell in grid.cells.items() if nr == row}


def test_the_answers_stand_to_the_right_of_everything_else_and_have_names() -> None:
    sheet = _sheet(DESKTOP)
    headings = _texts(sheet.grid, 4)
    assert [headings[column] for column in (12, 13, 14)] == ["Vår funktion", "Funktionens svar", "Svar jämförelseår"]
    row = _texts(sheet.grid, 6)
    assert row[12] == "SOLIDITET"
    assert row[3] == f'IF(EXACT(M6,"inget svar"),{NATIVE},M6)'
    assert row[13] == answer(SOLIDITET, DESKTOP)
    assert sheet.names["AR_FUNKTION_namn"] == "$L$5:$L$8"
    assert sheet.names["AR_FUNKTION_svar_fg"] == "$N$5:$N$8"
    assert sheet.grid.cells[2, 6].formula.startswith('IF(COUNTIFS(AR_FUNKTION_svar,"inget svar")+')


def test_a_book_without_macros_has_none_of_it() -> None:
    sheet = _sheet(Context("AR"))
    assert max(column for _, column in sheet.grid.cells) == 11
    assert not [name for name in sheet.names if "FUNKTION" in name]
    assert not [cell for cell in sheet.grid.cells.values() if cell.desktop]


@pytest.mark.parametrize(
    ("text", "instead", "why"),
    [
        (answered_first(SOLIDITET, DESKTOP, "P7"), NATIVE, "räknas utan Python"),
        (answer(SOLIDITET, DESKTOP), "", "det som funktionen svarade"),
    ],
)
def test_a_revisors_copy_has_the_formula_without_python_and_what_the_function_answered(
    text: str, instead: str, why: str
) -> None:
    assert inbyggd(text) == (instead, why)
