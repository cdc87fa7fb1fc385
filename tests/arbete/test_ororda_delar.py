"""En arbetsbok med eget blad, diagram, bild, kommentar, villkorsformat och makron går orörd genom bygget."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.workbook.defined_name import DefinedName

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbetsbok.lasa.fingeravtryck import fingeravtryck
from finsam_xl.arbetsbok.lasa.innehall import hitta_blad
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.arbetsbok.rik_bok import FORMELBLAD, egen_analys, kompletterad
from tests.byggda import demo_i

if TYPE_CHECKING:
    from pathlib import Path

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
VARA = {"[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
SLAG = ("vbaProject", "chart", "media", "comment", "drawing", "ctrlProp", "customXml", "printerSettings")


def delar(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as arkiv:
        return {namn: arkiv.read(namn) for namn in arkiv.namelist()}


@pytest.fixture(scope="module")
def rik(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken som en person har byggt ut med eget blad, bilder och makron."""
    mapp = tmp_path_factory.mktemp("rik")
    bok = openpyxl.load_workbook(demo_i(mapp))
    for blad in [blad for blad in bok.sheetnames if blad.startswith(("ÅR ", "_"))]:
        del bok[blad]
    for namn in [namn for namn in bok.defined_names if namn.startswith(("AR_RR_", "AR_BR_"))]:
        del bok.defined_names[namn]
    bok.defined_names["Enhet"] = DefinedName("Enhet", attr_text="Grunddata!$B$15")
    egen_analys(bok.create_sheet(FORMELBLAD))
    minne = io.BytesIO()
    bok.save(minne)
    vag = mapp / "rik.xlsm"
    vag.write_bytes(kompletterad(minne.getvalue(), makron=True))
    return vag


def test_bygget_lamnar_alla_andra_delar_byte_for_byte(rik: Path, tmp_path: Path) -> None:
    ut = tmp_path / "ut.xlsm"
    bygg(ARSREDOVISNING, rik, ut, tid=TID)
    fore, efter = delar(rik.read_bytes()), delar(ut.read_bytes())
    borta = fore.keys() - efter.keys()
    assert borta == {"xl/calcChain.xml"}, "beräkningskedjan byggs om av Excel"
    andrade = {namn for namn in fore.keys() & efter.keys() if fore[namn] != efter[namn]}
    start = {namn for namn in andrade if namn.startswith("xl/worksheets/sheet") and b"IFERROR(AR_" in fore[namn]}
    paket_fore, paket_efter = Paket.oppna(rik.read_bytes()), Paket.oppna(ut.read_bytes())
    raknade = {namn: hitta_blad(paket_fore, namn).del_ for namn in ("Grunddata", "Märken")}
    assert set(raknade.values()) < andrade, "deras formler får de värden som det andra programmet inte skrev"
    for namn in raknade:
        assert fingeravtryck(paket_fore, namn) == fingeravtryck(paket_efter, namn), "och inget annat ändras"
    assert andrade <= VARA | start | set(raknade.values())
    assert len(start) == 1, "bara Starts nyckeltal räknas om"
    for slag in SLAG:
        traffar = [namn for namn in fore if slag in namn]
        assert traffar, slag
        assert all(fore[namn] == efter[namn] for namn in traffar)
    assert b"macroEnabled" in efter["[Content_Types].xml"]


def test_inlasningen_ror_bara_bladen_den_fyller(rik: Path, tmp_path: Path) -> None:
    bok = tmp_path / "bok.xlsm"
    bok.write_bytes(rik.read_bytes())
    importera_sie(bok, [rik.parent / "gavleborg-2025.se"], fraga=lambda _: True, tid=TID)
    fore, efter = delar(rik.read_bytes()), delar(bok.read_bytes())
    andrade = {namn for namn in fore if fore[namn] != efter.get(namn)}
    fyllda = {namn for namn in andrade if namn.startswith(("xl/worksheets/sheet", "xl/tables/"))}
    assert andrade - fyllda <= {"xl/workbook.xml", "xl/calcChain.xml", "[Content_Types].xml"} | VARA
    start = {hitta_blad(Paket.oppna(rik.read_bytes()), "Start").del_}
    assert len({namn for namn in fyllda if namn.startswith("xl/worksheets/")} - start) <= 3
    hela = (Paket.oppna(fil.read_bytes()) for fil in (rik, bok))
    assert len({fingeravtryck(paket, "Start") for paket in hela}) == 1, "Start får svar, och inget annat ändras där"


def test_egna_formler_gor_att_excel_raknar_vid_oppning(rik: Path, tmp_path: Path) -> None:
    ut = tmp_path / "ut.xlsm"
    bygg(ARSREDOVISNING, rik, ut, tid=TID)
    assert b'fullCalcOnLoad="1"' in delar(ut.read_bytes())["xl/workbook.xml"]


def test_utan_egna_formler_galler_de_sparade_vardena(rik: Path) -> None:
    bok = rik.parent / "arsredovisning-2025.xlsx"
    assert b"fullCalcOnLoad" not in delar(bok.read_bytes())["xl/workbook.xml"]
