"""From table to cells: printed amounts round their own exact figure, and a table that does not tie says so."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import NamedInput, scratch_workbook
from finsam_xl.belopp import ORE, TUSEN, avrunda
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.expr import Context, Figure, Name, Period, Setting, Text, call
from finsam_xl.layout.placing.rounding import bound
from finsam_xl.layout.placing.tables import Placed, place
from finsam_xl.layout.style import Style
from finsam_xl.layout.table import Line, PrintedColumn, Section, Sheet, Sum, Table, Total
from finsam_xl.layout.value import Kind, Value, amount, count, share, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finsam_xl.layout.grid import Grid

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink is to calculate hundreds of workbooks
TID = datetime(2026, 3, 2, tzinfo=UTC)
AR = Context("AR")
FORBUND = Name("Forbund")
GRUND = (
    NamedInput("Forbund", "Samordningsförbundet"),
    NamedInput("AR_Enhet", 1000),
    NamedInput("AR_Enhetsord", "tkr"),
    NamedInput("AR_Period", date(2025, 12, 31)),
    NamedInput("AR_Period_fg", date(2024, 12, 31)),
)
MISSING = ": belopp saknas eller är dubbelt."
Seen = dict[tuple[int, int], object]


def _period(heading: str | Value = "Utfall") -> PrintedColumn:
    return PrintedColumn("period", heading, lambda row: None if isinstance(row, Section) else amount(row.ident), 12)


def _placed(*tables: Table, difference_row: bool = False) -> Placed:
    return place(Sheet("Blad", "Rubrik", tables), AR, subtitle=FORBUND, difference_row=difference_row)


def _calculated(grid: Grid, amounts: dict[str, Decimal]) -> Seen:
    """The values of the grid's cells; *amounts* are the exact figures (kr) by name."""
    cells = [*GRUND, *(NamedInput(f"AR_{name}", float(value)) for name, value in amounts.items())]
    data = scratch_workbook([grid], {}, tables=[], cells=cells, page=PageText("", ""), styles=stilark)
    book = CalamineWorkbook.from_filelike(BytesIO(calculate(data, TID)))
    rows = book.get_sheet_by_name(grid.name).to_python(skip_empty_area=False)
    return {(r, c): value for r, row in enumerate(rows, start=1) for c, value in enumerate(row, start=1) if value != ""}


def _summed(amounts: Sequence[Decimal], prefix: str = "a") -> tuple[Table, dict[str, Decimal]]:
    """A table of the rows and their exact sum."""
    names = tuple(f"{prefix}_rad_{nr}" for nr, _ in enumerate(amounts))
    figures = dict(zip(names, amounts, strict=True)) | {f"{prefix}_summa": sum(amounts, Decimal(0))}
    rows = (*(Line(name, name) for name in names), Sum(f"{prefix}_summa", "Summa", of=names))
    return Table(prefix, f"Tabell {prefix}", (_period(),), rows), figures


def _notes(grid: Grid, seen: Seen) -> list[str]:
    return [str(seen[at]) for at, cell in sorted(grid.cells.items()) if cell.style == Style.FOTNOT and at in seen]


def test_rows_that_tie_say_nothing() -> None:
    table, amounts = _summed([Decimal(1000), Decimal(2000)])
    placed = _placed(table)
    assert _notes(placed.grid, _calculated(placed.grid, amounts)) == []


def test_rows_that_do_not_tie_say_by_how_much() -> None:
    table, amounts = _summed([Decimal(1400), Decimal(1400)])
    placed = _placed(table)
    seen = _calculated(placed.grid, amounts)
    assert [seen[row, 2] for row in (5, 6, 7)] == [1, 1, 3]
    assert _notes(placed.grid, seen) == ["Avrundning: raderna skiljer 1 tkr från Summa, utfall."]


def test_with_the_setting_rad_a_row_makes_the_printed_rows_add_up() -> None:
    table, amounts = _summed([Decimal(1400), Decimal(1400)])
    placed = _placed(table, difference_row=True)
    seen = _calculated(placed.grid, amounts)
    assert [(seen[row, 1], seen[row, 2]) for row in (5, 6, 7, 8)] == [
        ("a_rad_0", 1),
        ("a_rad_1", 1),
        ("Avrundningsdifferens", 1),
        ("Summa", 3),
    ]
    assert _notes(placed.grid, seen) == []


def test_with_the_setting_rad_the_row_is_empty_where_the_rows_tie() -> None:
    table, amounts = _summed([Decimal(1000), Decimal(2000)])
    placed = _placed(table, difference_row=True)
    seen = _calculated(placed.grid, amounts)
    assert (7, 1) not in seen
    assert (7, 2) not in seen
    assert seen[8, 2] == 3


@pytest.mark.parametrize(
    ("decimals", "printed", "apart"), [(1, [1.0, 1.0, 2.1], "0,1"), (2, [1.04, 1.04, 2.09], "0,01")]
)
def test_with_decimals_the_last_digit_is_what_rounding_may_take(
    decimals: int, printed: list[float], apart: str
) -> None:
    table, amounts = _summed([Decimal("1044.5" if decimals == 1 else "1044.9"), Decimal("1044.5")])
    placed = _placed(replace(table, decimals=decimals))
    seen = _calculated(placed.grid, {**amounts, "a_summa": Decimal(2089)})
    assert [seen[row, 2] for row in (5, 6, 7)] == pytest.approx(printed)
    assert _notes(placed.grid, seen) == [f"Avrundning: raderna skiljer {apart} tkr från Summa, utfall."]
    assert {placed.grid.cells[row, 2].style for row in (5, 7)} == {
        f"Finsam Belopp {decimals}",
        f"Finsam Summa Belopp {decimals}",
    }


def test_with_decimals_too_much_for_rounding_is_missing() -> None:
    table, amounts = _summed([Decimal(1_000), Decimal(2_000)])
    placed = _placed(replace(table, decimals=1))
    seen = _calculated(placed.grid, {**amounts, "a_summa": Decimal(1_237_300)})
    assert _notes(placed.grid, seen) == [f"Raderna skiljer 1\u00a0234,3 tkr från Summa, utfall{MISSING}"]


def test_with_decimals_the_row_of_the_difference_has_them_too() -> None:
    table, amounts = _summed([Decimal(1440), Decimal(1440)])
    placed = _placed(replace(table, decimals=1), difference_row=True)
    seen = _calculated(placed.grid, amounts)
    assert [(seen[row, 1], seen[row, 2]) for row in (5, 6, 7, 8)] == [
        ("a_rad_0", 1.4),
        ("a_rad_1", 1.4),
        ("Avrundningsdifferens", pytest.approx(0.1)),
        ("Summa", 2.9),
    ]
    assert placed.grid.cells[7, 2].style == Style.BELOPP_1


def test_a_sum_of_rows_elsewhere_has_no_note() -> None:
    rows = (Line("x", "Rad"), Total("y", "SUMMA"))
    placed = _placed(Table("T", "Tabell", (_period(),), rows))
    assert [cell for cell in placed.grid.cells.values() if cell.style == Style.FOTNOT] == []


def test_a_sum_of_one_row_is_that_row_or_says_that_it_is_not() -> None:
    rows = (Line("x", "Rad"), Sum("y", "Summa", of=("x",)))
    placed = _placed(Table("T", "Tabell", (_period(),), rows))
    assert _notes(placed.grid, _calculated(placed.grid, {"x": Decimal(5000), "y": Decimal(5000)})) == []
    seen = _calculated(placed.grid, {"x": Decimal(5000), "y": Decimal(6000)})
    assert _notes(placed.grid, seen) == [f"Raderna skiljer 1 tkr från Summa, utfall{MISSING}"]


def test_a_row_that_the_table_does_not_show_counts_as_nothing() -> None:
    """A sum of figures, one of which has no row: its gap is said, since the reader cannot see it."""
    rows = (Line("x", "Rad"), Sum("y", "Summa", of=("x", "dold")))
    placed = _placed(Table("T", "Tabell", (_period(),), rows))
    seen = _calculated(placed.grid, {"x": Decimal(5000), "y": Decimal(7000)})
    assert _notes(placed.grid, seen) == [f"Raderna skiljer 2 tkr från Summa, utfall{MISSING}"]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Budget enl. prognos", "budget enl. prognos"),
        (Value(call("YEAR", Period(True)), Kind.AR), "2025"),
        (Value(Period(False), Kind.DATUM), "2024-12-31"),
    ],
)
def test_the_note_names_the_column_as_it_is_headed(heading: str | Value, said: str) -> None:
    table, amounts = _summed([Decimal(1400), Decimal(1400)])
    placed = _placed(Table("T", "T", (_period(heading),), table.rows))
    assert _notes(placed.grid, _calculated(placed.grid, amounts)) == [
        f"Avrundning: raderna skiljer 1 tkr från Summa, {said}."
    ]


def test_two_columns_that_do_not_tie_share_a_note() -> None:
    table, amounts = _summed([Decimal(1400), Decimal(1400)])
    two = (_period("Utfall"), PrintedColumn("budget", "Budget", lambda row: amount(row.ident), 12))
    placed = _placed(Table("T", "T", two, table.rows))
    (note,) = _notes(placed.grid, _calculated(placed.grid, amounts))
    assert note == "Avrundning: raderna skiljer 1 tkr från Summa, utfall och budget."


def _two_columns(amounts: Sequence[tuple[int, int]], sums: tuple[int, int]) -> tuple[Table, dict[str, Decimal]]:
    """A table of two columns, in kronor, and their sums."""
    names = tuple(f"rad_{nr}" for nr, _ in enumerate(amounts))
    columns = tuple(
        PrintedColumn(ident, ident.capitalize(), lambda row, ident=ident: amount(f"{ident}_{row.ident}"), 12)  # type: ignore[misc]
        for ident in ("utfall", "budget")
    )
    figures = {
        f"{ident}_{name}": Decimal(pair[nr])
        for nr, ident in enumerate(("utfall", "budget"))
        for name, pair in zip((*names, "summa"), (*amounts, sums), strict=True)
    }
    return Table("T", "T", columns, (*(Line(name, name) for name in names), Sum("summa", "Summa", of=names))), figures


def test_columns_that_differ_unlike_are_said_to_differ_by_at_most_the_largest() -> None:
    rows = ((1400, 1400), (1400, 1400), (1400, 1200), (1400, 0), (1400, 0))
    table, amounts = _two_columns(rows, (7000, 4000))
    placed = _placed(table)
    (note,) = _notes(placed.grid, _calculated(placed.grid, amounts))
    assert note == "Avrundning: raderna skiljer högst 2 tkr från Summa, utfall och budget."


@pytest.mark.parametrize("difference_row", [False, True])
def test_a_gap_above_half_a_unit_per_row_is_never_called_rounding(*, difference_row: bool) -> None:
    table, amounts = _two_columns(((1400, 5000), (1400, 5000)), (3_000, 1_136_845_000))
    placed = _placed(table, difference_row=difference_row)
    seen = _calculated(placed.grid, amounts)
    (note,) = _notes(placed.grid, seen)
    assert note == f"Raderna skiljer som mest 1\u00a0136\u00a0835 tkr från Summa, budget{MISSING}"
    if difference_row:
        assert [seen.get((7, column)) for column in (1, 2, 3)] == ["Avrundningsdifferens", 1, None]


def test_a_blank_amount_is_printed_blank_and_adds_nothing() -> None:
    blank = Line("x", "Tom", cells={"period": amount("x", empty_if=call("AND", Figure("x")), empty_text="–")})
    rows = (blank, Line("y", "Rad"), Sum("z", "Summa", of=("x", "y")))
    placed = _placed(Table("T", "T", (_period(),), rows))
    seen = _calculated(placed.grid, {"x": Decimal(1), "y": Decimal(4000), "z": Decimal(4000)})
    assert seen[5, 2] == "–"
    assert _notes(placed.grid, seen) == []


@given(
    tables=st.lists(
        st.lists(st.integers(-(10**9), 10**9).map(lambda ore: ore * ORE), min_size=2, max_size=6),
        min_size=60,
        max_size=80,
    )
)
@settings(max_examples=20, deadline=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
def test_the_printed_sum_is_the_exact_sum_rounded_and_every_gap_is_said(tables: list[list[Decimal]]) -> None:
    made = [_summed(amounts, f"t{nr}") for nr, amounts in enumerate(tables)]
    figures = {name: value for _, amounts in made for name, value in amounts.items()}
    placed = _placed(*(table for table, _ in made))
    seen = _calculated(placed.grid, figures)
    printed = {name: seen[_position(placed, name)] for name in figures}
    gaps = 0
    for nr, amounts in enumerate(tables):
        assert printed[f"t{nr}_summa"] == avrunda(sum(amounts, Decimal(0)), TUSEN) / TUSEN
        rows = sum(avrunda(ett, TUSEN) / TUSEN for ett in amounts)
        gaps += rows != printed[f"t{nr}_summa"]
    assert len(_notes(placed.grid, seen)) == gaps


@given(
    tables=st.lists(
        st.tuples(
            st.lists(st.integers(-(10**7), 10**7).map(lambda ore: ore * ORE), min_size=1, max_size=7),
            st.integers(-(6 * 10**5), 6 * 10**5).map(lambda ore: ore * ORE),
        ),
        min_size=60,
        max_size=80,
    ),
    difference_row=st.booleans(),
)
@settings(max_examples=20, deadline=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
def test_rounding_is_said_only_within_half_a_unit_per_row(
    tables: list[tuple[list[Decimal], Decimal]], *, difference_row: bool
) -> None:
    """The sum is the rows and *lacking*: whatever lacks, a gap above its bound is said to be no rounding."""
    made = [_summed(amounts, f"t{nr}") for nr, (amounts, _) in enumerate(tables)]
    figures = {name: value for _, amounts in made for name, value in amounts.items()}
    figures |= {f"t{nr}_summa": figures[f"t{nr}_summa"] + lacking for nr, (_, lacking) in enumerate(tables)}
    placed = _placed(*(table for table, _ in made), difference_row=difference_row)
    notes = _notes(placed.grid, _calculated(placed.grid, figures))
    rounding = missing = 0
    for nr, (amounts, _) in enumerate(tables):
        printed = sum(avrunda(ett, TUSEN) / TUSEN for ett in amounts)
        gap = abs(printed - avrunda(figures[f"t{nr}_summa"], TUSEN) / TUSEN)
        rounding += 0 < gap * 2 <= len(amounts)
        missing += gap * 2 > len(amounts)
    assert sum(note.endswith(MISSING) for note in notes) == missing
    assert sum(note.startswith("Avrundning") for note in notes) == (0 if difference_row else rounding)
    assert len(notes) == missing + (0 if difference_row else rounding)


@given(st.lists(st.integers(-(10**6), 10**6).map(lambda ore: ore * ORE), min_size=1, max_size=9))
def test_right_rounding_never_exceeds_half_a_unit_per_row(amounts: list[Decimal]) -> None:
    gap = sum(avrunda(ett, TUSEN) for ett in amounts) - avrunda(sum(amounts, Decimal(0)), TUSEN)
    assert abs(gap / TUSEN) <= bound(len(amounts))


@given(
    tables=st.lists(
        st.lists(st.integers(-(10**8), 10**8).map(lambda ore: ore * ORE), min_size=2, max_size=6),
        min_size=60,
        max_size=80,
    )
)
@settings(max_examples=10, deadline=None, phases=UNSHRUNK, suppress_health_check=list(HealthCheck))
def test_with_the_setting_rad_every_column_adds_up_as_printed(tables: list[list[Decimal]]) -> None:
    made = [_summed(amounts, f"t{nr}") for nr, amounts in enumerate(tables)]
    placed = _placed(*(table for table, _ in made), difference_row=True)
    seen = _calculated(placed.grid, {name: value for _, amounts in made for name, value in amounts.items()})
    for nr, amounts in enumerate(tables):
        last, _ = _position(placed, f"t{nr}_summa")
        rows = [seen.get((row, 2), 0) for row in range(last - len(amounts) - 1, last)]
        assert sum(rows) == seen[last, 2]  # type: ignore[arg-type]


def _position(placed: Placed, figure: str) -> tuple[int, int]:
    (cell,) = placed.prints[f"AR_{figure}"]
    return int(cell.rpartition("!B")[2]), 2


def test_each_figure_knows_where_it_is_printed() -> None:
    both = (
        PrintedColumn("period", "2025", lambda row: amount(Figure(row.ident, period=True))),
        PrintedColumn("jamforelse", "2024", lambda row: amount(Figure(row.ident, period=False))),
    )
    placed = _placed(Table("T", "T", both, (Line("x", "Rad"), Sum("x", "Samma siffra igen"))))
    assert placed.prints == {"AR_x": ["Blad!B5", "Blad!B6"], "AR_x_fg": ["Blad!C5", "Blad!C6"]}


def test_a_sheet_of_several_tables_gives_each_its_title() -> None:
    ett, tva = (Table(ident, f"Tabell {ident}", (_period(),), (Line("x", "Rad"),)) for ident in "ab")
    assert [cell.text for at, cell in sorted(_placed(ett, tva).grid.cells.items()) if at[1] == 1 and cell.text] == [
        "Rubrik",
        "Tabell a",
        "Rad",
        "Tabell b",
        "Rad",
    ]
    assert "Tabell a" not in [cell.text for cell in _placed(ett).grid.cells.values()]


def test_titles_are_printed_again_on_every_page() -> None:
    tabell = _summed([Decimal(1)])[0]
    grid = _placed(tabell).grid
    assert grid.title_rows == (1, 4)
    assert _placed(tabell, tabell).grid.title_rows == (1, 2)
    assert (grid.cells[1, 1].text, grid.cells[2, 1].formula) == ("Rubrik", "Forbund")


def test_intro_and_notes_span_the_table_and_grow_with_their_text() -> None:
    langt = "Ett ord till. " * 20
    table = Table("T", "T", (_period(),), (Line("x", "Rad"),), intro=(langt, words(FORBUND)), notes=("Kort not",))
    grid = _placed(table).grid
    assert grid.merges == [(4, 1, 4, 2), (5, 1, 5, 2), (8, 1, 8, 2)]
    assert grid.cells[5, 1].formula == "Forbund"
    assert grid.heights[4] > 3 * grid.heights[8] > 0
    assert 5 not in grid.heights


def test_a_table_of_labels_only_has_nothing_to_merge() -> None:
    grid = _placed(Table("T", "T", (), (Line("x", "Rad"),), notes=("Not",))).grid
    assert grid.merges == []


def test_a_row_is_as_high_as_its_longest_text() -> None:
    column = PrintedColumn("text", "Text", lambda row: row.note, 10, wrap=True)
    rows = (
        Line("kort", "Kort", note="ord"),
        Line("lang", "Lång", note="tio tecken " * 5),
        Line("etikett", "ord " * 40),
    )
    grid = _placed(Table("T", "T", (column,), rows)).grid
    assert 5 not in grid.heights
    assert grid.heights[6] > 5 * 13
    assert grid.heights[7] > 2 * 13


def test_columns_of_two_tables_share_the_widest_width() -> None:
    smal = Table("a", "A", (PrintedColumn("x", "X", lambda _: None, 8),), (Line("r", "Rad"),), label_width=10)
    bred = Table("b", "B", (PrintedColumn("x", "X", lambda _: None, 20),), (Line("r", "Rad"),), label_width=30)
    assert _placed(smal, bred).grid.widths == {1: 30, 2: 20}


@pytest.mark.parametrize(
    ("row", "label", "value"),
    [
        (Line("x", "Rad"), Style.RAD, Style.BELOPP),
        (Line("x", "Rad", indent=True), Style.RAD_INDRAG, Style.BELOPP),
        (Sum("x", "Rad"), Style.SUMMA, Style.SUMMA_BELOPP),
        (Total("x", "Rad"), Style.TOTAL, Style.TOTAL_BELOPP),
        (Section("x", "Rad"), Style.AVSNITT, Style.AVSNITT),
    ],
)
def test_a_row_has_the_style_of_what_it_is(row: Line, label: str, value: str) -> None:
    cells = _placed(Table("T", "T", (_period(),), (row,))).grid.cells
    assert (cells[5, 1].style, cells[5, 2].style) == (label, value)


@pytest.mark.parametrize(
    ("value", "style", "formula"),
    [
        (amount("x"), Style.BELOPP, "ROUND(AR_x/AR_Enhet,0)"),
        (share("x"), Style.PROCENT, "IF(ISNUMBER(AR_x),ROUND(AR_x,2),AR_x)"),
        (count("x"), Style.ANTAL, "AR_x"),
        (Value(Figure("x"), Kind.EXAKT), Style.TAL_6, "AR_x"),
        (words(Setting("Panter")), Style.RAD, "AR_Panter"),
        (words(Text("=1+1")), Style.RAD, '"=1+1"'),
    ],
)
def test_a_value_is_printed_as_its_kind(value: Value, style: str, formula: str) -> None:
    cell = _placed(Table("T", "T", (PrintedColumn("v", "V", lambda _: value),), (Line("x", "Rad"),))).grid.cells[5, 2]
    assert (cell.style, cell.formula) == (style, formula)


def test_text_in_a_wrapping_column_and_in_a_column_of_its_own_style() -> None:
    columns = (
        PrintedColumn("not", "Not", lambda row: row.note, style=Style.NOT),
        PrintedColumn("text", "Text", lambda row: row.note, wrap=True),
    )
    grid = _placed(Table("T", "T", columns, (Line("x", "Rad", note="1"), Sum("y", "Summa", note="2")))).grid
    assert [grid.cells[5, c].style for c in (2, 3)] == [Style.NOT, Style.TEXT_KOLUMN]
    assert [grid.cells[6, c].style for c in (2, 3)] == [Style.SUMMA, Style.SUMMA]
    assert [grid.cells[4, c].style for c in (2, 3)] == [Style.KOLUMNRUBRIK, Style.KOLUMNRUBRIK_INDRAG]
