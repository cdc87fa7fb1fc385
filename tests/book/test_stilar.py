"""The named styles: one definition, the committed style book, and what a grey print must tell apart."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

from finsam_xl.arbetsbok.lasa.stilar import las_stilar
from finsam_xl.arbetsbok.opc.ooxml import tolka
from finsam_xl.book.stilar import STILAR, registrera, stilmall
from finsam_xl.book.stilark import stilark
from finsam_xl.layout.style import Style
from finsam_xl.mallar import mall

PAKET = Path(__file__).parents[2] / "finsam_xl"


def test_the_committed_style_book_is_what_the_code_builds() -> None:
    assert mall("stilar.xlsx").read_bytes() == stilmall()


def test_every_named_style_is_registered_once() -> None:
    assert [stil.namn for stil in STILAR] == list(Style)


def test_every_registered_style_is_given_to_some_cell() -> None:
    moduler = (fil for fil in PAKET.rglob("*.py") if fil.name not in {"style.py", "stilar.py"})
    givna = {namn for fil in moduler for namn in re.findall(r"\bStyle\.([A-Z_0-9]+)", fil.read_text(encoding="utf-8"))}
    assert sorted(givna) == sorted(Style.__members__)


def test_every_style_survives_saving_as_it_was_meant() -> None:
    bok = load_workbook(io.BytesIO(stilmall()))
    for stil, (namn, prov) in zip(STILAR, bok["Stilar"].iter_rows(), strict=True):
        assert namn.value == stil.namn == prov.style
        assert (prov.font.name, prov.font.sz, bool(prov.font.b)) == ("Arial", stil.storlek, stil.fet)
        assert prov.number_format == stil.talformat
        assert (prov.border.top.style or "", prov.border.bottom.style or "") == (
            stil.over or stil.ram,
            stil.under or stil.ram,
        )


def test_a_scratch_workbook_has_them_as_openpyxl_writes_them() -> None:
    with zipfile.ZipFile(io.BytesIO(stilmall())) as paket:
        openpyxls = las_stilar(tolka(paket.read("xl/styles.xml")))
    ark = stilark(frozenset(Style))
    egna = las_stilar(tolka(ark.part))
    assert egna.avtryck(ark.numbers["Normal"]) == ("normal",)
    for stil in STILAR:
        (nummer,) = (nr for nr, namn in openpyxls.namn.items() if namn == stil.namn)
        assert egna.stilar[ark.numbers[stil.namn]].delar == openpyxls.stilar[nummer].delar
        assert egna.avtryck(ark.numbers[stil.namn]) == (stil.namn.casefold(),)


def test_a_cell_without_a_style_is_arial() -> None:
    bok = Workbook()
    registrera(bok)
    assert bok.worksheets[0]["A1"].font.name == "Arial"


def _ljushet(rgb: str) -> float:
    rod, gron, bla = (int(rgb[i : i + 2], 16) for i in (0, 2, 4))
    return 0.299 * rod + 0.587 * gron + 0.114 * bla


def test_ok_notis_and_fel_differ_in_a_grey_print_and_stay_legible() -> None:
    stilar = [next(stil for stil in STILAR if stil.namn == f"Finsam {slag}") for slag in ("OK", "Notis", "Fel")]
    ljus = [_ljushet(stil.fyllning) for stil in stilar]
    assert ljus[0] - ljus[1] > 15
    assert ljus[1] - ljus[2] > 15
    assert all(abs(_ljushet(stil.farg) - ton) > 100 for stil, ton in zip(stilar, ljus, strict=True))
