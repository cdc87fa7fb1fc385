"""Start leder: stegen bockar av sig själva, rapporterna har sina tal, och dokumenten står vid sin rapport."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from finsam_xl.arbete.bygg.dokumentnotis import med_dokument
from finsam_xl.arbete.bygg.startvarden import hopvikta, med_start
from finsam_xl.arbete.uppgradera import startbyte
from finsam_xl.arbete.uppgradera.uppgradering import uppgraderad
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa.bladvarden import har_tom_formel
from finsam_xl.book.startblad import STEGRADER
from finsam_xl.book.startformler import STEGEN
from finsam_xl.layout.tabs import Tab
from tests.arbetsbok.paketlint import brister
from tests.byggda import byggd
from tests.exemplet import TID, skapad

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbete.uppgradera.uppgradering import Uppgradering

AR, HR = "Årsredovisning", "Halvårsredovisning"


@pytest.fixture(scope="module")
def bok() -> Path:
    return byggd("gavleborg-2025")


def stegen(bok: Bok) -> dict[str, tuple[str, str]]:
    """Bocken och läget för varje steg."""
    rader = bok.rader("Start")
    return {str(rader[rad - 1][1]): (str(rader[rad - 1][0]), str(rader[rad - 1][2])) for rad in STEGRADER}


def test_en_ny_bok_har_ett_steg_klart_och_alla_rapporter_hopvikta() -> None:
    ny = Bok(skapad("gavleborg-2025").read_bytes())
    assert [bock for bock, _ in stegen(ny).values()] == ["✓", "–", "–", "–", "–", "–"]
    assert stegen(ny)["Läs in SIE-filen"][1] == "Läs in årets SIE-fil: Saldo har inga rader för 2025."
    assert all(hopvikta(ny, prefix) for prefix in ("AR", "HR", "VP", "BI"))


def test_en_byggd_bok_bockar_av_visar_aren_och_viker_ut_rapporten(bok: Path) -> None:
    byggd_bok = Bok(bok.read_bytes())
    lage = stegen(byggd_bok)
    assert lage["Läs in SIE-filen"] == ("✓", "Inläst")
    assert lage["Kontrollera"][0] == "✓"
    assert lage["Bygg rapporten"] == ("✓", "Byggd")
    assert lage["Fyll i Budget, Insatser och Mål"][1].endswith("kvar att fylla i")
    rader = {str(rad[1]): rad for rad in byggd_bok.rader("Start")}
    assert rader[AR][2:4] == ["2026-03-02 08:00", 0]
    assert (rader[AR][5], rader[HR][5]) == ("utkast", "–")
    assert rader["Årets resultat, kr"][2:4] == [-1451400, 1602800]
    assert (hopvikta(byggd_bok, "AR"), bool(hopvikta(byggd_bok, "HR"))) == ((), True)


def test_start_sager_vad_som_ar_inlast_utan_att_nagon_raknar_om() -> None:
    """En bok i skyddad vy, eller på en telefon, visar det som inläsningen skrev."""
    ny = Bok(skapad("gavleborg-2025").read_bytes())
    grunddata = {"AR_Period": date(2025, 12, 31)}
    assert stegen(med_start(ny, grunddata, {date(2025, 12, 31)}, TID))["Läs in SIE-filen"] == ("✓", "Inläst")
    fel_ar = stegen(med_start(ny, grunddata, {date(2024, 12, 31)}, TID))
    assert fel_ar["Läs in SIE-filen"] == ("–", "Läs in årets SIE-fil: Saldo har inga rader för 2025.")


def test_ett_dokument_star_vid_sin_rapport_och_bockar_av_steget(bok: Path) -> None:
    fore = Bok(bok.read_bytes())
    efter = med_dokument(fore, "AR", "=arsredovisning.docx", TID)
    rader = {str(rad[1]): rad for rad in efter.rader("Start")}
    assert (rader[AR][4], rader[HR][4]) == ("=arsredovisning.docx, 2026-03-02 08:00", "")
    assert stegen(efter)["Granska, skriv ut och gör dokumentet"] == ("✓", "1 dokument, se nedan")
    assert stegen(efter)["Bygg rapporten"] == stegen(fore)["Bygg rapporten"]
    assert not har_tom_formel(efter.xml("Start"))
    andra = [namn for namn in fore.bladnamn if namn != "Start" and fore.xml(namn) != efter.xml(namn)]
    assert (andra, brister(efter.data)) == ([], [])


def test_flikarna_har_farg_efter_slag_och_lankarna_leder_till_blad_som_finns(bok: Path) -> None:
    oppnad: Any = openpyxl.load_workbook(bok)
    farg = {blad.title: Tab(blad.sheet_properties.tabColor.rgb[2:]) for blad in oppnad if blad.sheet_state == "visible"}
    for namn, slag in (
        ("Saldo", Tab.INPUT),
        ("ÅR Noter", Tab.REPORT),
        ("ÅR Kontroller", Tab.CONTROL),
        ("Om", Tab.HELP),
    ):
        assert farg[namn] is slag
    assert farg["Start"] is Tab.START
    synliga = [rad for rad in range(1, 80) if not oppnad["Start"].row_dimensions[rad].hidden]
    lankar = [cell.hyperlink for rad in oppnad["Start"] for cell in rad if cell.hyperlink and cell.row in synliga]
    assert len(lankar) == len(STEGEN) + 2 * 5, "boken har årsredovisning och bilagor"
    assert all(lank.location.partition("!")[0].strip("'") in oppnad.sheetnames for lank in lankar)


@pytest.fixture(scope="module")
def forr(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """En bok vars Start inte är dagens: en text, och inga namn på dess celler."""
    fil = tmp_path_factory.mktemp("forr") / "forr.xlsx"
    oppnad = openpyxl.load_workbook(skapad("gavleborg-2025"))
    plats = oppnad.sheetnames.index("Start")
    del oppnad["Start"]
    oppnad.create_sheet("Start", plats)["A1"] = "finsam-xl"
    for prefix in ("AR", "HR", "VP", "BI"):
        del oppnad.defined_names[f"DOKUMENT_{prefix}"]
    oppnad.save(fil)
    return fil


def uppgradera(fil: Path) -> Uppgradering:
    return uppgraderad(Bok(fil.read_bytes()), TID)


def test_ett_start_som_ingen_har_rort_blir_dagens(forr: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gammal = Bok(forr.read_bytes())
    monkeypatch.setattr(startbyte, "_AV_FORE", frozenset({startbyte._avtryck(gammal)}))
    gjort = uppgradera(forr)
    assert (gjort.lamnat, gjort.bok.bladnamn) == ((), gammal.bladnamn)
    assert [mening for mening in gjort.tillagt if "Start" in mening] != []
    assert [bock for bock, _ in stegen(gjort.bok).values()] == ["✓", "–", "–", "–", "–", "–"]
    assert brister(gjort.bok.data) == []


def test_ett_andrat_start_lamnas_och_sags(forr: Path) -> None:
    gjort = uppgradera(forr)
    assert [mening for mening in gjort.lamnat if "Bladet Start är ändrat" in mening] == list(gjort.lamnat)
    assert len(gjort.lamnat) == 1
    assert gjort.bok.rader("Start")[0][0] == "finsam-xl"
