"""LibreOffice opens the new book, recalculates it and shows no error value."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook

from finsam_xl.inputs.uppgifter import GRUNDDATA

if TYPE_CHECKING:
    from pathlib import Path

_PROFIL = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>
"""
SOFFICE = shutil.which("soffice")


@pytest.mark.libreoffice
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice finns inte på den här datorn")
def test_libreoffice_recalculates_the_book_to_the_same_values(exempelbok: bytes, tmp_path: Path) -> None:
    profil = tmp_path / "profil" / "user"
    profil.mkdir(parents=True)
    (profil / "registrymodifications.xcu").write_text(_PROFIL, encoding="utf-8")
    bok = tmp_path / "bok.xlsx"
    bok.write_bytes(exempelbok)
    subprocess.run(  # noqa: S603 - our own file, and the program that the test is about
        [
            str(SOFFICE),
            f"-env:UserInstallation=file://{tmp_path / 'profil'}",
            "--headless",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(tmp_path / "ut"),
            str(bok),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    formler = load_workbook(bok)
    vara, deras = load_workbook(bok, data_only=True), load_workbook(tmp_path / "ut" / "bok.xlsx", data_only=True)
    raknade = [
        (blad.title, cell.coordinate) for blad in formler for rad in blad for cell in rad if cell.data_type == "f"
    ]
    i_grunddata = [adress for blad, adress in raknade if blad == "Grunddata"]
    assert len(i_grunddata) == sum(bool(uppgift.formel) for uppgift in GRUNDDATA)
    assert len(raknade) > len(i_grunddata)
    assert [deras[blad][adress].value for blad, adress in raknade] == [
        vara[blad][adress].value for blad, adress in raknade
    ]
    assert not any(cell.data_type == "e" for blad in deras for rad in blad for cell in rad)
