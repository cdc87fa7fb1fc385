"""Utfallen där de sägs: svaren från kommandona, och att ett bygge utan saldon inte blir av."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.hosts.cli import main
from tests.byggda import byggd
from tests.exemplet import TID, importerat

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def _andrad(bok: Path, andra: Callable[[openpyxl.Workbook], None]) -> Path:
    oppnad = openpyxl.load_workbook(bok)
    andra(oppnad)
    oppnad.save(bok)
    return bok


@pytest.fixture
def utan_saldon(tmp_path: Path) -> Path:
    """Exemplet innan någon SIE-fil är inläst."""
    return skapa_bok(tmp_path / "bok.xlsx", exempel="gavleborg-2025", tid=TID)


def test_bygg_utan_saldon_vagras(utan_saldon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    fore = utan_saldon.read_bytes()
    assert main(["bygg", "arsredovisning", str(utan_saldon)]) == 2
    assert capsys.readouterr().err == "Saldo är tomt för 2025-12-31. Läs in SIE-filen.\nInget har skrivits.\n"
    assert utan_saldon.read_bytes() == fore


def test_ej_provad_ensam_ar_inget_fel_men_sags(utan_saldon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["kontrollera", str(utan_saldon), "--json"]) == 0
    svar = {ett["id"]: ett for ett in json.loads(capsys.readouterr().out)}
    assert (svar["C06"]["utfall"], svar["C06"]["rader"]) == ("EJ PRÖVAD", 0)
    assert svar["C06"]["saknas"].startswith("Saldo har inga rader för 2025-12-31")
    assert main(["kontrollera", str(utan_saldon)]) == 0
    sagt = capsys.readouterr().out
    forst = "EJ PRÖVAD (Årsredovisning)\n    Saldo är tomt för 2025-12-31. Läs in SIE-filen.\n    C01, C02,"
    assert sagt.startswith(forst)
    assert "Saldo har inga rader för 2025-12-31" not in sagt
    assert "ej prövade för att indata saknas" in sagt


def test_en_bok_dar_inget_ar_provat_sager_det_forst(utan_saldon: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def tom(bok: openpyxl.Workbook) -> None:
        for namn in ("Budget", "Insatser", "Insatskort", "Mål", "Historik", "Indikatorer", "Styrelse"):
            blad = bok[namn]
            blad.delete_rows(6, blad.max_row)
            for cell in blad[5]:
                cell.value = None
            tabell = next(iter(blad.tables.values()))
            tabell.ref = tabell.ref.split(":")[0] + ":" + tabell.ref.split(":")[1].rstrip("0123456789") + "5"

    assert main(["kontrollera", str(_andrad(utan_saldon, tom))]) == 0
    assert capsys.readouterr().out.startswith("Inget är prövat ännu: boken har inget att jämföra. Läs in SIE-filen")


def test_bygg_med_fel_skriver_bladen_och_sager_forst_hur_manga(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bok = importerat(tmp_path / "bok.xlsx")

    def obalans(oppnad: openpyxl.Workbook) -> None:
        rad = next(rad for rad in oppnad["Saldo"].iter_rows(min_row=5) if str(rad[1].value) == "1930")
        rad[7].value = 1000

    capsys.readouterr()
    assert main(["bygg", "arsredovisning", str(_andrad(bok, obalans))]) == 1
    sagt = capsys.readouterr().out
    assert sagt.splitlines()[0].endswith(" FEL i kontrollerna: rätta dem innan rapporten lämnas.")
    assert "ÅR Resultaträkning" in openpyxl.load_workbook(bok).sheetnames


@pytest.mark.usefixtures("utan_utskrifter")
def test_manifestet_har_alla_fem_utfallen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bok = byggd("gavleborg-2025")
    assert main(["revisor", str(bok), "-o", str(tmp_path / "paket")]) == 0
    rader = (tmp_path / "paket" / "MANIFEST.txt").read_text(encoding="utf-8").splitlines()
    assert any(rad.startswith("EJ AKTUELL ÅR F10 ") for rad in rader)
    assert main(["verifiera", str(tmp_path / "paket")]) == 0
    assert "Paketet är som det gjordes." in capsys.readouterr().out


def test_ett_tryck_utan_kanda_tabeller_ar_inte_granskat(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tryck_2025").mkdir()
    (tmp_path / "tryck_2025" / "recept_2025.csv").write_text("rad;mjöl;socker\nKaka;3;2\n", encoding="utf-8")
    assert main(["granska", str(tmp_path / "tryck_2025")]) == 3
    assert "Inget är granskat." in capsys.readouterr().err
