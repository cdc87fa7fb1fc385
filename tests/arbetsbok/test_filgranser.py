"""The limits of a file that Excel does not say aloud: it repairs or cuts what goes beyond them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.ooxml import avkoda, qn
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.page_head import PageText, page_head
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.lines import row_height
from finsam_xl.layout.style import Style
from tests.arbetsbok.filgranser import HOGSTA_RAD, LANGSTA_SIDTEXT, gjort_om, over_granserna
from tests.bokslag import BOKSLAG

if TYPE_CHECKING:
    from collections.abc import Callable

RAPPORT = "Årsredovisning 2025, dnr 2026/12"


def bladet(page: PageText, height: float = 15) -> bytes:
    grid = Grid("ÅR Noter", heights={1: height})
    grid.put(1, 1, Style.TITEL, text="Noter")
    return scratch_workbook([grid], {}, tables=(), cells=(), page=page, styles=stilark)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Samordningsförbundet R&D " * 12, RAPPORT),
        ("Samordningsförbundet", f"{RAPPORT}/" + "&" * 300),
        ("&" * 300, "&" * 300),
        ("<" * 300, ">" * 300),
    ],
)
def test_a_page_head_is_as_long_as_excel_takes_whatever_the_forbund_is_called(left: str, right: str) -> None:
    assert [brist for brist in over_granserna(bladet(PageText(left, right))) if "sidtext" in brist] == []
    cut = page_head(left, right)
    assert any(text.endswith("…") for text in cut)
    assert not any(text.rstrip("…").replace("&&", "").count("&") for text in cut), "a doubled sign is not cut in half"


def test_a_page_head_that_has_room_is_whole() -> None:
    assert page_head("Förbundet A & B", RAPPORT) == ("Förbundet A && B", RAPPORT)
    assert page_head("F" * 250, RAPPORT)[1] == RAPPORT, "the report is what tells the pages apart"


@pytest.mark.parametrize("namn", ["Förbundet\x1aA & B", "Förbundet\x07", "Förbundet\nA", "_x0041_"])
def test_a_page_head_says_what_it_is_given_whatever_signs_are_in_it(namn: str) -> None:
    paket = Paket.oppna(bladet(PageText(namn, RAPPORT)))
    (huvud,) = paket.rot(innehall.blad(paket)[0].del_).iter(qn("oddHeader"))
    skrivet = namn.replace("&", "&&")
    assert avkoda(huvud.text or "") == f'&L&"Arial,Regular"&8 {skrivet}&R&"Arial,Regular"&8 {RAPPORT}'


def test_no_row_is_higher_than_excel_takes() -> None:
    assert row_height(10) == 133
    assert row_height(400) == HOGSTA_RAD


@pytest.mark.parametrize(
    ("andra", "sagt"),
    [
        (lambda del_: del_.replace('ht="15"', 'ht="419"'), "rad med höjden 419.0"),
        (lambda del_: del_.replace(' ht="15"', ""), "en titel utan radhöjd"),
        (lambda del_: del_.replace("</row>", '<c r="B1" t="inlineStr"/></row>'), "en text utan innehåll"),
        (lambda del_: del_.replace("</row>", '<c r="B1"><f>1</f><v/></c></row>'), "1 formler utan värde"),
        (lambda del_: del_.replace("Sida ", "S" * LANGSTA_SIDTEXT), "sidtext med"),
    ],
)
def test_what_goes_beyond_is_found(andra: Callable[[str], str], sagt: str) -> None:
    """The test of the test: a limit that is broken is seen."""
    data = bladet(PageText("Förbundet", RAPPORT))
    assert any(sagt in brist for brist in over_granserna(gjort_om(data, andra)))
    assert not any(sagt in brist for brist in over_granserna(data))


def test_a_chart_keeps_inside_the_columns_of_its_sheet() -> None:
    """A point to each side at the most: what goes beyond is cut in print, or takes a page of its own."""
    bok = load_workbook(BOKSLAG["med diagram"]())
    alla = [(blad, diagram) for blad in bok for diagram in blad._charts]  # type: ignore[attr-defined]
    ritade = [(blad, diagram) for blad, diagram in alla if blad.title != "Start"]
    assert ritade
    (pa_start,) = (diagram.anchor for blad, diagram in alla if blad.title == "Start")
    assert pa_start.to.col <= bok["Start"].max_column, "it is as wide as one of the sheet's columns"
    for blad, diagram in ritade:
        bredd = sum(
            round(blad.column_dimensions[get_column_letter(kol)].width * 7) for kol in range(1, blad.max_column + 1)
        )
        assert diagram.anchor._from.col == 0
        assert diagram.anchor.ext.width / 9525 <= bredd + 1
