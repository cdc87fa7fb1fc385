"""A package from outside is hostile until checked: bombs, entities, claims of huge sheets, lost parts."""

from __future__ import annotations

import io
import random
import re
import zipfile
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbetsbok import granser
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.bladvarden import brister
from finsam_xl.arbetsbok.lasa.plats import syftar_pa
from finsam_xl.inputs import las_bok
from finsam_xl.kolumn import kolumnbokstaver

if TYPE_CHECKING:
    from collections.abc import Callable


def _omskriven(data: bytes, andra: Callable[[str, bytes], bytes | None]) -> bytes:
    ut = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as gammal, zipfile.ZipFile(ut, "w", zipfile.ZIP_DEFLATED) as ny:
        for namn in gammal.namelist():
            del_ = andra(namn, gammal.read(namn))
            if del_ is not None:
                ny.writestr(namn, del_)
    return ut.getvalue()


def _kod(data: bytes) -> str:
    (ett,) = las_bok(Bok(data)).problem
    return ett.kod


def test_entities_in_the_workbook_part_are_refused(exempelbok: bytes) -> None:
    def med_entitet(namn: str, del_: bytes) -> bytes:
        dtd = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
        return dtd + del_.partition(b"?>")[2] if namn == "xl/workbook.xml" else del_

    assert _kod(_omskriven(exempelbok, med_entitet)) == "skadad"


@pytest.mark.parametrize("borta", ["xl/worksheets/sheet3.xml", "xl/tables/table1.xml"])
def test_a_lost_part_is_damage(exempelbok: bytes, borta: str) -> None:
    assert _kod(_omskriven(exempelbok, lambda namn, del_: None if namn == borta else del_)) == "skadad"


def test_a_zip_that_is_no_workbook(exempelbok: bytes) -> None:
    assert (
        _kod(_omskriven(exempelbok, lambda namn, del_: None if namn == "xl/workbook.xml" else del_)) == "fel-filformat"
    )


def test_a_table_without_a_place_is_damage(exempelbok: bytes) -> None:
    def utan_ref(namn: str, del_: bytes) -> bytes:
        return re.sub(rb'ref="A4:[A-Z]+18"', b'ref=""', del_) if namn.startswith("xl/tables/") else del_

    assert _kod(_omskriven(exempelbok, utan_ref)) == "skadad"


@pytest.mark.parametrize(
    ("grans", "varde"),
    [
        ("STORSTA_FIL", 1000),
        ("FLEST_DELAR", 10),
        ("STORSTA_UPPACKAD", 1000),
        ("STORSTA_DEL", 1000),
        ("STORSTA_YTA", 10),
    ],
)
def test_sizes_are_bounded(exempelbok: bytes, monkeypatch: pytest.MonkeyPatch, grans: str, varde: int) -> None:
    monkeypatch.setattr(granser, grans, varde)
    assert _kod(exempelbok) == "for-stor-bok"


def test_a_part_that_unpacks_to_more_than_it_says_is_damage(exempelbok: bytes) -> None:
    namn = b"xl/worksheets/sheet3.xml"
    plats = exempelbok.rindex(namn) - 46 + 24
    assert _kod(exempelbok[:plats] + (10).to_bytes(4, "little") + exempelbok[plats + 4 :]) == "skadad"


def test_no_damage_makes_the_reader_raise(exempelbok: bytes) -> None:
    slump = random.Random(1)  # noqa: S311 - repeatable damage, not a secret
    for _ in range(150):
        trasig = bytearray(exempelbok)
        for _ in range(slump.choice((1, 5, 40))):
            trasig[slump.randrange(len(trasig))] = slump.randrange(256)
        assert las_bok(Bok(bytes(trasig))).problem or las_bok(Bok(bytes(trasig))).bokslut


def test_no_damage_inside_a_part_makes_the_reader_raise(exempelbok: bytes) -> None:
    slump = random.Random(2)  # noqa: S311 - as above
    delar = ["xl/workbook.xml", "xl/worksheets/sheet7.xml", "xl/sharedStrings.xml", "xl/tables/table5.xml"]
    for varv in range(120):

        def skada(namn: str, del_: bytes, offer: str = delar[varv % len(delar)]) -> bytes:
            if namn != offer:
                return del_
            trasig = bytearray(del_)
            for _ in range(3):
                trasig[slump.randrange(len(trasig))] = slump.randrange(32, 127)
            return bytes(trasig)

        inlast = las_bok(Bok(_omskriven(exempelbok, skada)))
        assert inlast.problem or inlast.bokslut


def test_error_values_and_formulas_without_a_value_are_told_apart() -> None:
    xml = (
        b'<sheetData><row r="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>1+1</f></c>'
        b'<c r="C1"><f>1+1</f><v>2</v></c><c r="D1" t="str"><f>""</f><v></v></c><c r="E1"><f>1+1</f><v/></c>'
        b'<c r="F1"/><c r="G1" t="e"><v>#REF!</v></c></row></sheetData>'
    )
    blad = brister(xml)
    assert blad.fel == {(1, 1): "#DIV/0!", (1, 7): "#REF!"}
    assert blad.oraknade == {(1, 2), (1, 5)}


def test_the_example_package_names_its_tables_and_cells(exempelbok: bytes) -> None:
    bok = Bok(exempelbok)
    mal = bok.tabell("Mal")
    assert mal is not None
    assert mal.blad == "Mål"
    assert syftar_pa(bok.bokens_namn["Forbund"]) == ("Grunddata", 5, 2)


def test_addresses() -> None:
    assert [kolumnbokstaver(n) for n in (1, 26, 27, 702, 703)] == ["A", "Z", "AA", "ZZ", "AAA"]
    assert syftar_pa("Blad!$AB$12") == ("Blad", 12, 28)
    assert syftar_pa("Blad!A0") is None
    assert syftar_pa("'Anna''s blad'!$C$4") == ("Anna's blad", 4, 3)
    assert syftar_pa("Grunddata!$B$5:$B$6") is None
    assert syftar_pa("#REF!") is None
