"""`finsam importera-sie` i en riktig bok: budgeten, delar av år, flera filer, och allt som frågas."""

from __future__ import annotations

import re
import shutil
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from finsam_xl.sie import las, poster, poster_ur, skriv
from tests.avlast import avlast
from tests.exemplet import skapad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from finsam_xl.modell import Bokslut

TID = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
AR = date(2025, 12, 31)
BUDGET = tuple(poster.Pbudget(0, f"2025{manad:02d}", "7010", (), Decimal(200_000)) for manad in range(1, 13))


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    """Exempelboken utan inläst fil."""
    return Path(shutil.copy(skapad("gavleborg-2025"), tmp_path / "bok.xlsx"))


@pytest.fixture
def fil(tmp_path: Path) -> Path:
    """Exemplets bokföring med budget på ett konto."""
    vag = tmp_path / "med_budget.se"
    vag.write_bytes(skriv((*poster_ur(las(bokforing(), verifikationer=True)), *BUDGET)))
    return vag


def importera(*ord_: object) -> int:
    return cli.main(["importera-sie", *(str(ett) for ett in ord_)])


def bokslutet_i(bok: Path) -> Bokslut:
    svar = las_bok(Bok(bok.read_bytes()))
    assert svar.bokslut is not None
    return svar.bokslut


def prognos(bok: Path) -> list[tuple[str, str, Decimal, str]]:
    rader = (rad for rad in bokslutet_i(bok).budget if rad.version == "prognos" and rad.period == AR)
    return [(rad.post, rad.insats, rad.belopp, rad.sie_fil) for rad in rader if rad.post == "personal"]


def test_budgeten_ersatter_raden_for_hand_efter_ja_och_sig_sjalv_utan_fraga(
    bok: Path, fil: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    fore = bokslutet_i(bok).budget
    assert importera(bok, fil, "--budget", "prognos", "--ja") == 0
    assert "Budget är fyllda i" in capsys.readouterr().out
    assert prognos(bok) == [("personal", "", Decimal(2_400_000), "med_budget.se")]
    ovriga = [rad for rad in fore if (rad.version, rad.post) != ("prognos", "personal")]
    assert [rad for rad in bokslutet_i(bok).budget if not rad.sie_fil] == ovriga
    monkeypatch.setattr("builtins.input", svar(iter(["ja"])))
    assert importera(bok, fil, "--budget", "prognos") == 0
    assert "Filen är redan inläst för 2025-12-31" in capsys.readouterr().out
    assert prognos(bok) == [("personal", "", Decimal(2_400_000), "med_budget.se")]


def test_nej_pa_en_fraga_lamnar_boken_som_den_var(
    bok: Path, fil: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fore = bok.read_bytes()
    monkeypatch.setattr("builtins.input", lambda _: "nej")
    assert importera(bok, fil, "--budget", "prognos") == 2
    assert "inskrivna för hand i prognos: personal" in " ".join(capsys.readouterr().out.split())
    assert bok.read_bytes() == fore


def med_formel(bok: Path, cell: str) -> None:
    """Låt ett belopp i Budget vara en formel med samma värde, som när någon räknat i cellen och sparat i Excel."""
    with zipfile.ZipFile(bok) as zip_:
        delar = {namn: zip_.read(namn) for namn in zip_.namelist()}
    blad = next(ett.del_ for ett in innehall.blad(Paket.oppna(bok.read_bytes())) if ett.namn == "Budget")
    andrad, antal = re.subn(rf'(<c r="{cell}"[^>]*>)<v>'.encode(), rb"\1<f>9460*1000</f><v>", delar[blad])
    assert antal == 1
    with zipfile.ZipFile(bok, "w") as zip_:
        for namn, data in (delar | {blad: andrad}).items():
            zip_.writestr(namn, data)


def test_formler_i_budgeten_blir_varden_bara_efter_ja(
    bok: Path, fil: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    med_formel(bok, "E5")
    fore = bokslutet_i(bok).budget
    monkeypatch.setattr("builtins.input", lambda _: "nej")
    assert importera(bok, fil) == 0
    assert avlast(bok)["Budget"]["E5"].value == "=9460*1000"
    monkeypatch.setattr("builtins.input", svar(iter(["ja", "ja", "nej"])))
    assert importera(bok, fil, "--budget", "prognos") == 2
    assert "Budget har formler i E5; de ersätts av sina värden." in capsys.readouterr().out
    assert avlast(bok)["Budget"]["E5"].value == "=9460*1000"
    assert importera(bok, fil, "--budget", "prognos", "--ja") == 0
    assert avlast(bok)["Budget"]["E5"].value == 9_460_000
    assert [rad for rad in bokslutet_i(bok).budget if not rad.sie_fil] == [
        rad for rad in fore if (rad.version, rad.post) != ("prognos", "personal")
    ]


def svar(ord_: Iterator[str]) -> Callable[[str], str]:
    return lambda _: next(ord_)


def test_utan_budget_i_filen_skrivs_inget(bok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "utan.se").write_bytes(bokforing())
    fore = bok.read_bytes()
    assert importera(bok, tmp_path / "utan.se", "--budget", "reviderad", "--ja") == 2
    assert "Filen har ingen #PBUDGET" in capsys.readouterr().err
    assert bok.read_bytes() == fore


def test_en_okand_version_namner_dem_som_finns(bok: Path, fil: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as slut:
        importera(bok, fil, "--budget", "plan")
    assert slut.value.code == 2
    assert "Välj bland" in capsys.readouterr().err


def test_en_fil_som_inte_finns_eller_inte_ar_sie_sager_det(
    bok: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "sida.se").write_text("<!DOCTYPE html>", encoding="ascii")
    for namn, mening in (("borta.se", "den finns inte"), ("sida.se", "Filen är inte en SIE-fil"), ("", "mapp")):
        assert importera(bok, tmp_path / namn) == 2
        assert mening in " ".join(capsys.readouterr().err.split())


def test_ett_halvar_och_aret_ur_samma_fil_med_teckenkod(
    bok: Path, fil: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert importera(bok, fil, "--teckenkod", "cp437", "--ja") == 0
    text = capsys.readouterr().out
    assert "Årets resultat 2025 enligt filen: -1\u00a0451\u00a0400,00 kr (underskott)." in text
    assert [rad.period for rad in bokslutet_i(bok).importlogg] == [AR]
    (rad,) = bokslutet_i(bok).importlogg
    assert (rad.fil, rad.antal_poster) == ("med_budget.se", las(fil.read_bytes()).antal_poster)


def test_en_ny_boks_inlasning_kraver_bara_aret(tmp_path: Path) -> None:
    """Medlemmens namn, antalet anställda och allt annat som bara trycks behövs först när rapporten byggs."""
    bok = tmp_path / "ny.xlsx"
    ny = openpyxl.load_workbook(skapa_bok(tmp_path / "tom.xlsx", tid=TID))
    blad, cell = ny.defined_names["AR_Period"].attr_text.replace("$", "").split("!")
    ny[blad][cell] = AR
    ny.save(bok)
    (tmp_path / "gavleborg.se").write_bytes(bokforing())
    assert importera(bok, tmp_path / "gavleborg.se", "--ja") == 0
    assert bokslutet_for_inlasning(bok).saldon
    assert [(ett.plats, ett.kod) for ett in las_bok(Bok(bok.read_bytes())).problem if ett.plats.startswith("Medl")] == [
        ("Medlemmar!B6", "varde-saknas")
    ]


def bokslutet_for_inlasning(bok: Path) -> Bokslut:
    bokslut = las_bok(Bok(bok.read_bytes()), for_inlasning=True).bokslut
    assert bokslut is not None
    return bokslut
