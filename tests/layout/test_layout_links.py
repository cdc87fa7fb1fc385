"""Links: from Poster to each cell that prints a figure, and from each heading to where its figures are defined."""

from __future__ import annotations

from finsam_xl.layout.expr import Context, Figure, Name, number
from finsam_xl.layout.placing.links import link_headings
from finsam_xl.layout.placing.poster_sheet import poster_sheet
from finsam_xl.layout.placing.tables import place
from finsam_xl.layout.poster import Post
from finsam_xl.layout.table import Line, PrintedColumn, Sheet, Table
from finsam_xl.layout.value import Kind, Value
from tests.exemplet import exempelskiss

AR = Context("AR")


def _table(ident: str, *posts: str) -> Table:
    utfall = PrintedColumn("utfall", "Utfall", lambda rad: Value(Figure(rad.ident), Kind.BELOPP))
    return Table(ident, ident, (utfall,), tuple(Line(post, post) for post in posts))


def test_each_heading_leads_to_the_first_figure_of_its_table() -> None:
    sheet = Sheet("ÅR Två", "Två tabeller", (_table("En", "a"), _table("Annan", "c", "b"), _table("Tom")))
    placed = place(sheet, AR, subtitle=Name("Forbund"), difference_row=False)
    poster = poster_sheet(
        "ÅR Poster",
        {"Grupp": [Post(namn, number(0)) for namn in "abc"]},
        AR,
        subtitle=Name("Forbund"),
        labels={},
        prints=placed.prints,
    )
    link_headings([placed], poster)
    heading = {at: placed.grid.cells[at].text for at in placed.grid.links}
    assert {heading[at]: address for at, address in placed.grid.links.items()} == {
        "Två tabeller": "ÅR Poster!A6",
        "En": "ÅR Poster!A6",
        "Annan": "ÅR Poster!A8",
        "Tom": "ÅR Poster!A1",
    }


def test_poster_links_to_every_cell_that_prints_a_figure_and_no_other() -> None:
    sheets = {grid.name: grid for grid in exempelskiss().rapport.blad}
    poster = sheets["ÅR Poster"]
    for (row, column), address in poster.links.items():
        assert poster.cells[row, column].text == address
        sheet, _, cell = address.rpartition("!")
        letters = cell.rstrip("0123456789")
        at = int(cell[len(letters) :]), ord(letters) - ord("A") + 1
        name = poster.cells[row, 1].text
        assert name in sheets[sheet].cells[at].formula, address
    printed = {row for row, _ in poster.links}
    assert printed == {row for (row, column) in poster.cells if column == 9 and row > 4}
