"""Bladet Verifikationer i en riktig bok: en Exceltabell som skrivs om, utan att något annat i boken rörs."""

from __future__ import annotations

import io
import shutil
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.comments import Comment

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.importera import verifikationsblad
from finsam_xl.arbete.importera.verifikationsblad import annat_innehall, las_verifikationer, satt_verifikationer
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.paket import Paketfel
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.rapporter.slag import ARSREDOVISNING
from finsam_xl.sie import las
from tests import libreoffice
from tests.exemplet import skapad

if TYPE_CHECKING:
    from collections.abc import Callable

    from openpyxl import Workbook

    from finsam_xl.inlasning.sieverifikationer import Rad

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
AR = date(2025, 12, 31)


def rad(nr: int, *, ar: date = AR, text: str = "Text") -> Rad:
    return (ar, "A", str(nr), date(2025, 1, 2), 1930, "Bank", "P1", None, Decimal("1.10") * nr, text, nr)


@pytest.fixture
def data() -> bytes:
    return skapad("gavleborg-2025").read_bytes()


def med_andring(data: bytes, andra: Callable[[Workbook], object]) -> bytes:
    """Ändra boken som en människa, med openpyxl i stället för Excel."""
    bok, ut = openpyxl.load_workbook(io.BytesIO(data)), io.BytesIO()
    andra(bok)
    bok.save(ut)
    return ut.getvalue()


def delar(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as zip_:
        return {namn: zip_.read(namn) for namn in zip_.namelist()}


def test_raderna_lases_tillbaka_som_de_skrevs(data: bytes) -> None:
    rader = [rad(1), rad(2, text="=HYPERLINK(1)"), rad(3, text=' <b>&amp; "x" '), rad(4, text="_x0041_\x07")]
    ny, antal = satt_verifikationer(Bok(data), rader)
    assert antal == 4
    assert las_verifikationer(ny)[:3] == [
        tuple(float(v) if isinstance(v, Decimal) else v for v in ett) for ett in rader[:3]
    ]
    blad = openpyxl.load_workbook(io.BytesIO(ny.data))["Verifikationer"]
    assert blad["J6"].data_type == "s"
    assert blad["J6"].value == "=HYPERLINK(1)"
    assert list(blad.tables) == ["Verifikationer"]
    assert blad.tables["Verifikationer"].ref == "A4:K8"
    assert [cell.number_format for cell in blad[5]][:9:8] == ["yyyy-mm-dd", "#,##0.00"]


def test_inget_annat_i_boken_andras(data: bytes) -> None:
    fore, efter = delar(data), delar(satt_verifikationer(Bok(data), [rad(1)])[0].data)
    andrade = {namn for namn in fore if fore[namn] != efter[namn]}
    assert andrade == {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"}
    assert {namn.rpartition("/")[0] for namn in efter.keys() - fore.keys()} == {
        "xl/worksheets",
        "xl/worksheets/_rels",
        "xl/tables",
    }


def test_samma_rader_igen_ger_samma_byte_och_inga_foraldralosa_delar(data: bytes) -> None:
    en_gang = satt_verifikationer(Bok(data), [rad(1), rad(2)])[0]
    assert satt_verifikationer(en_gang, [rad(1), rad(2)])[0].data == en_gang.data
    assert delar(satt_verifikationer(en_gang, [rad(1)])[0].data).keys() == delar(en_gang.data).keys()


def test_utan_rader_finns_en_tom_tabell(data: bytes) -> None:
    ny, antal = satt_verifikationer(Bok(data), [])
    assert (antal, las_verifikationer(ny)) == (0, [])
    assert openpyxl.load_workbook(io.BytesIO(ny.data))["Verifikationer"].tables["Verifikationer"].ref == "A4:K5"


def test_eget_innehall_i_bladet_hittas(data: bytes) -> None:
    ny = satt_verifikationer(Bok(data), [rad(1), rad(2)])[0]
    assert (annat_innehall(Bok(data)), annat_innehall(ny)) == ([], [])

    def skriv(bok: Workbook) -> None:
        bok["Verifikationer"]["L5"] = "kollad"
        bok["Verifikationer"]["C2"] = "not"
        bok["Verifikationer"]["A6"].comment = Comment("varför?", "revisor")

    assert annat_innehall(Bok(med_andring(ny.data, skriv))) == ["C2", "L5", "(comments)", "(vmlDrawing)"]


def test_ett_blad_med_samma_namn_som_inte_ar_vart_rors_inte(data: bytes) -> None:
    eget = med_andring(data, lambda bok: bok.create_sheet("verifikationer"))
    with pytest.raises(Paketfel, match="Boken har redan något som heter Verifikationer"):
        satt_verifikationer(Bok(eget), [rad(1)])


def test_det_som_inte_far_plats_raknas(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verifikationsblad, "SISTA_RAD", 6)
    assert satt_verifikationer(Bok(data), [rad(nr) for nr in range(1, 9)])[1] == 2
    monkeypatch.setattr(verifikationsblad, "STORSTA_BLAD", 1000)
    assert satt_verifikationer(Bok(data), [rad(nr) for nr in range(1, 9)])[1] == 1


def test_hela_vagen_och_bygget_efterat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok, fil = Path(shutil.copy(skapad("gavleborg-2025"), tmp_path / "bok.xlsx")), tmp_path / "bok.se"
    fil.write_bytes(bokforing())
    kommando = ["importera-sie", str(bok), str(fil), "--med-verifikationer", "--ja"]
    assert cli.main(kommando) == 0
    sie = las(bokforing(), verifikationer=True)
    rader = las_verifikationer(Bok(bok.read_bytes()))
    assert len(rader) == sie.antal_transar
    for (_, konto), post in sie.transsummor.items():
        summa = sum(Decimal(str(ett[8])) for ett in rader if str(ett[4]) == konto)
        assert summa == post.belopp
    assert cli.main(kommando) == 0
    assert las_verifikationer(Bok(bok.read_bytes())) == rader
    bygg(ARSREDOVISNING, bok, tid=TID)
    assert las_verifikationer(Bok(bok.read_bytes())) == rader
    assert cli.main(kommando) == 0
    assert "fyllda i" in capsys.readouterr().out


@pytest.mark.libreoffice
def test_libreoffice_oppnar_bladet(data: bytes, tmp_path: Path) -> None:
    libreoffice.required()
    vag, ut = tmp_path / "bok.xlsx", tmp_path / "ut"
    vag.write_bytes(satt_verifikationer(Bok(data), [rad(1), rad(2)])[0].data)
    ut.mkdir()
    blad = openpyxl.load_workbook(libreoffice.recalculated(vag, ut))["Verifikationer"]
    assert [blad["C5"].value, blad["I6"].value] == ["1", 2.2]
