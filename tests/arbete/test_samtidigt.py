"""En bok som någon sparat medan kommandot arbetade skrivs aldrig över: kommandot stannar och säger det."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.arbete.harkomst.harkomstskrivning import skriv_harkomstblad
from finsam_xl.arbete.harkomst.harkomstvisning import harled
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.kontrollera import filrattning
from finsam_xl.arbete.kontrollera.filrattning import ratta_bok
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.skapa import nybok
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.exempel import bokforing
from finsam_xl.hosts import cli
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import byggd
from tests.exemplet import TID

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from finsam_xl.modell import Problem

SAGT = "Boken har ändrats sedan den lästes. Kör igen."


@pytest.fixture
def bok(tmp_path: Path) -> Path:
    return Path(shutil.copy(byggd("gavleborg-2025"), tmp_path / "bok.xlsx"))


def _kollegan(bok: Path) -> bytes:
    """Vad kollegan sparade i stället: samma bok, men en annan fil."""
    data = byggd("gavleborg-2025", ".xlsm").read_bytes()
    bok.write_bytes(data)
    return data


def test_en_bok_som_andras_medan_fragan_vantar(bok: Path) -> None:
    fil = bok.with_name("huvudbok.se")
    fil.write_bytes(bokforing())
    fragor: list[Problem] = []

    def fraga(problem: Problem) -> bool:
        fragor.append(problem)
        _kollegan(bok)
        return True

    with pytest.raises(Avbrott, match=SAGT):
        importera_sie(bok, [fil], fraga=fraga, tid=TID)
    assert fragor
    assert bok.read_bytes() == _kollegan(bok)


def test_fragan_sager_vad_man_gor_for_att_andra_i_boken_forst(
    bok: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fil = bok.with_name("huvudbok.se")
    fil.write_bytes(bokforing())
    fragor: list[str] = []

    def nej(text: str) -> str:
        fragor.append(text)
        return "nej"

    monkeypatch.setattr("builtins.input", nej)
    assert cli.main(["importera-sie", str(bok), str(fil)]) == 2
    assert "svara nej, ändra, spara och stäng den, och kör igen" in fragor[0]
    assert "Inget har skrivits." in capsys.readouterr().err


def test_en_oppen_bok_sags_innan_nagot_fragas(bok: Path) -> None:
    bok.with_name("~$bok.xlsx").touch()
    fil = bok.with_name("huvudbok.se")
    fil.write_bytes(bokforing())

    def fraga(problem: Problem) -> bool:
        raise AssertionError(problem)

    with pytest.raises(Avbrott, match="är öppen i Excel"):
        importera_sie(bok, [fil], fraga=fraga, tid=TID)


def test_en_bok_som_andras_medan_rapporten_byggs(bok: Path) -> None:
    def meddela(text: str) -> None:
        if text.startswith("Lägger in"):
            _kollegan(bok)

    with pytest.raises(Avbrott, match=SAGT):
        bygg(ARSREDOVISNING, bok, tid=TID, meddela=meddela)
    assert bok.read_bytes() == _kollegan(bok)
    bygg(ARSREDOVISNING, Path(shutil.copy(bok, bok.with_name("b.xlsm"))), bok.with_name("ny.xlsm"), tid=TID)


@pytest.mark.parametrize("ord_", [("bygg", "bilagor", "BOK", "-o", "UT"), ("spåra", "BOK", "Saldo!A5", "-o", "UT")])
def test_en_annan_bok_som_redan_finns_skrivs_inte_over(
    ord_: tuple[str, ...], bok: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Det som står i den har ingen läst: en ny fil skrivs under ett nytt namn."""
    ut = bok.with_name("ny.xlsx")
    ut.write_bytes(b"kollegans")
    assert cli.main([{"BOK": str(bok), "UT": str(ut)}.get(ett, ett) for ett in ord_]) == 2
    assert "finns redan och skrivs inte över" in capsys.readouterr().err
    assert ut.read_bytes() == b"kollegans"


def test_samma_bok_genom_en_annan_sokvag_ar_samma_bok(bok: Path) -> None:
    lank = bok.with_name("länk.xlsx")
    lank.symlink_to(bok)

    def meddela(text: str) -> None:
        if text.startswith("Lägger in"):
            _kollegan(bok)

    with pytest.raises(Avbrott, match=SAGT):
        bygg(ARSREDOVISNING, bok, lank, tid=TID, meddela=meddela)


def test_ett_spar_och_en_rattning_skrivs_inte_over_kollegans_bok(bok: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    svar = harled(bok, "AR_RR_intakter")
    kollegans = _kollegan(bok)
    with pytest.raises(Avbrott, match=SAGT):
        skriv_harkomstblad(bok, svar, bok)
    assert bok.read_bytes() == kollegans

    def klockan_medan_kollegan_sparar() -> datetime:
        bok.write_bytes(kollegans)
        return TID

    oppnad = openpyxl.load_workbook(byggd("gavleborg-2025"))
    oppnad["Budget"]["E5"] = "2 600 000"
    oppnad.save(bok)
    monkeypatch.setattr(filrattning, "klockan", klockan_medan_kollegan_sparar)
    with pytest.raises(Avbrott, match=SAGT):
        ratta_bok(bok)
    assert bok.read_bytes() == kollegans


@pytest.mark.parametrize("gor", [lambda bok, ut: nytt_ar(bok, ut, meddela=_kommer(ut)), None], ids=["nytt-ar", "skapa"])
def test_en_ny_bok_skrivs_inte_over_en_som_hunnit_komma(
    gor: Callable[[Path, Path], object] | None, bok: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ut = bok.with_name("ny.xlsx")
    if gor is None:
        monkeypatch.setattr(nybok, "skapa", lambda **_: ut.write_bytes(b"kollegans") and b"ny")
    with pytest.raises(Avbrott, match="En fil med det namnet har kommit till"):
        gor(bok, ut) if gor else skapa_bok(ut)
    assert ut.read_bytes() == b"kollegans"


def _kommer(ut: Path) -> Callable[[str], None]:
    def meddela(text: str) -> None:
        if text.startswith("Sparar"):
            ut.write_bytes(b"kollegans")

    return meddela
