"""Rows respelt as text come out as a tree of them would be written."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import etree

from finsam_xl.arbetsbok.opc.ooxml import MAIN, qn, skriv, tolka
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import scratch_workbook
from finsam_xl.arbetsbok.ympa.radkopia import omnumrerade, raka_delar
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.style import Style

TEXTER = ("a<b>c&d", "'enkla' och \"dubbla\"", " i kanten ", "två\nrader", "_x0041_", "\x07", 'r="A1"></c>', "")
FORMLER = ('"a<b>c&d\'e""f"&CHAR(10)', '""', "1=1", "1/3", '" a "', "10^20")


@pytest.fixture(scope="module")
def del_() -> bytes:
    """A calculated sheet with every kind of cell that we write, and a row without any."""
    grid = Grid("Blad", heights={30: 33.5})
    for rad, text in enumerate(TEXTER, start=1):
        grid.put(rad, 1, Style.RAD, text=text)
    for rad, formel in enumerate(FORMLER, start=1):
        grid.put(rad, 2, Style.KONTROLL, formula=formel)
    data = scratch_workbook([grid], {}, tables=(), cells=(), page=PageText("", ""), styles=stilark)
    return Paket.oppna(calculate(data, datetime(2026, 3, 2, tzinfo=UTC))).las("xl/worksheets/sheet1.xml")


def test_what_we_write_is_plain_and_respelt_as_a_tree(del_: bytes) -> None:
    delar = raka_delar(del_)
    assert delar is not None
    rot = tolka(del_)
    for cell in rot.iter(qn("c")):
        cell.set("s", str(int(cell.get("s", "0")) + 40))
    skrivet = skriv(rot)
    rader = skrivet[skrivet.index(b"<sheetData>") + len(b"<sheetData>") : skrivet.index(b"</sheetData>")]
    assert omnumrerade(delar.rader, lambda stil: stil + 40) == rader


@pytest.mark.parametrize(
    "rad",
    [
        '<row r="1"><c r="A1" t="s"><v>0</v></c></row>',
        '<row r="1" s="3"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" s="1"/></row>',
        "<row r='1'><c r='A1'><v>1</v></c></row>",
        '<row r="1"><c r="A1" t="str"><v>&#13;</v></c></row>',
        '<row r="1"><c r="A1"><f t="shared" si="0">A2</f><v>1</v></c></row>',
        '<row r="1"><!-- text --><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a > b</v></c></row>',
    ],
)
def test_anything_else_is_left_to_the_tree(rad: str) -> None:
    del_ = f'<worksheet xmlns="{MAIN}"><sheetData>{rad}</sheetData></worksheet>'.encode()
    assert etree.fromstring(del_) is not None
    assert raka_delar(del_) is None
