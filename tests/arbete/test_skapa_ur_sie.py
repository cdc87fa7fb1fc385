"""A new book from SIE files, then read in and built: nothing is typed by hand, and every proposal tells its source."""

from __future__ import annotations

from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.skapa.ur_sie import skapa_ur_sie
from finsam_xl.arbete.skapa.vantande import dagen as vantande_dag
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok
from finsam_xl.rapporter.slag import RAPPORTSLAG
from tests.inlasning.forslagsfall import som_den_ar
from tests.inlasning.siefall import TID

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat


@dataclass(frozen=True)
class Provbok:
    """The book as it was made, and as it is when the files are read in and the report is built."""

    vag: Path
    sagt: str
    ny: Any
    rapport: Any
    kontroller: Mapping[str, Kontrollresultat]

    def rad(self, blad: str, etikett: str) -> list[object]:
        """The row with the label, without its empty cells."""
        rader = self.rapport[blad].iter_rows(values_only=True)
        return [cell for cell in next(rad for rad in rader if rad[0] == etikett)[1:] if cell is not None]


def _filer(mapp: Path) -> list[Path]:
    for namn, data in som_den_ar("kommunbas").data.items():
        (mapp / namn).write_bytes(data)
    return sorted(mapp.glob("*.se"))


@pytest.fixture(scope="module")
def prov(tmp_path_factory: pytest.TempPathFactory) -> Provbok:
    mapp = tmp_path_factory.mktemp("ur_sie")
    filer, vag = _filer(mapp), mapp / "ny.xlsx"
    aldre = mapp / "bok_2023.se"
    aldre.write_bytes(filer[0].read_bytes().replace(b"2024", b"2023"))
    with redirect_stdout(TextIOWrapper(BytesIO(), encoding="utf-8")) as sagt:
        assert cli.main(["skapa", str(vag), "--ur-sie", *map(str, (*filer, aldre))]) == 0
    sagt.seek(0)
    ord_, ny = sagt.read().split(), load_workbook(vag)
    importera_sie(vag, filer, fraga=lambda oklart: pytest.fail(oklart.text), tid=TID)
    byggt = bygg(RAPPORTSLAG["AR"], vag, tid=TID)
    rapport = load_workbook(vag, data_only=True)
    return Provbok(vag, " ".join(ord_), ny, rapport, {ett.id: ett for ett in byggt.kontroller})


def test_the_report_is_built_with_nothing_typed(prov: Provbok) -> None:
    assert prov.rad("ÅR Noter", "Statligt bidrag (Försäkringskassan och Arbetsförmedlingen)") == [120, 114]
    assert prov.rad("ÅR Noter", "Region Lid") == [60, 57]
    assert prov.rad("ÅR Noter", "Norrviks kommun") == [20, 19]
    assert prov.rad("ÅR Noter", "Revisionskostnad") == [7, 6]
    assert prov.rad("ÅR Noter", "Leverantörsskulder") == [9, 8]
    assert prov.rad("ÅR Noter", "ESF-medel") == [30, 20]
    assert prov.rad("ÅR Noter", "Leasing personbil") == [6, 6]
    assert prov.rad("ÅR Balansräkning", "Anläggningstillgångar") == ["5", 48, 72]
    assert prov.rad("ÅR Resultaträkning", "Finansiella intäkter") == ["7", 4, 5]
    assert prov.kontroller["F03"].utfall == "OK"


def test_a_missing_number_of_employees_stops_nothing_and_prints_as_a_dash(prov: Provbok) -> None:
    assert prov.rad("ÅR Flerårsöversikt", "Antal anställda")[:2] == ["–", "–"]


def test_a_proposal_has_its_own_colour_and_a_note_of_its_source(prov: Provbok) -> None:
    cell = next(cell for cell in prov.ny["Grunddata"]["B"] if cell.value == "Samordningsförbundet Lid")
    assert (cell.style, cell.comment.text) == (
        "Finsam Förslag Bryt",
        "Förslag ur #FNAMN i bok_2025.se. Ändra det som inte stämmer.",
    )
    insats = prov.ny["Insatser"][5]
    assert (insats[1].style, insats[0].comment.text[:36]) == (
        "Finsam Förslag Bryt",
        "Förslag ur #OBJEKT 1 20 i bok_2025.s",
    )
    assert insats[4].style == "Finsam Inmatning Text"


def test_the_chart_of_accounts_tells_which_rows_are_proposed(prov: Provbok) -> None:
    rader = {rad[0].value: rad for rad in prov.ny["Kontoplan"].iter_rows(min_row=5)}
    egen, mallens = rader[2440], rader[2441]
    assert egen[8].value == "Förslag ur #KONTO 2440 «Leverantörsskulder» i bok_2025.se."
    assert (egen[0].style, mallens[0].style) == ("Finsam Förslag Heltal", "Finsam Inmatning Heltal")
    assert mallens[0].comment is None


def test_reading_in_and_building_leaves_the_proposals_where_they_were(prov: Provbok) -> None:
    efter = load_workbook(prov.vag)
    assert [cell.comment.text for cell in efter["Grunddata"]["B"] if cell.comment] == [
        cell.comment.text for cell in prov.ny["Grunddata"]["B"] if cell.comment
    ]
    assert las_bok(Bok(prov.vag.read_bytes())).bokslut is not None


def test_the_command_tells_each_proposal_and_what_is_left(prov: Provbok) -> None:
    assert "3531: Medlemsavgifter, norrviks #KONTO 3531 «Bidrag Norrviks kommun» i bok_2025.se" in prov.sagt
    assert "10 Kansliet: kansli, ingen insats" in prov.sagt
    assert "Kommun-Bas #KONTO" in prov.sagt
    assert "Årsredovisning Grunddata!B21: Antal anställda." in prov.sagt
    assert "Budget!E5: Budget har inga rader för 2025-12-31, version verksamhetsplan" in prov.sagt
    halvaret = prov.ny.defined_names["HR_Period"].attr_text.replace("$", "")
    assert f"{halvaret}: Halvårsredovisningens balansdag." in prov.sagt


def test_an_older_file_gives_history_and_is_not_read_in(prov: Provbok) -> None:
    assert "Historik 2023-12-31 intakter" in prov.sagt
    assert "bok_2023.se gäller ett år före bokens" in prov.sagt
    assert prov.sagt.endswith("bok_2024.se " + str(prov.vag.parent / "bok_2025.se"))


def test_nothing_is_written_when_a_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filer = _filer(tmp_path)
    (tmp_path / "trasig.se").write_bytes(b"<html>")
    vag = tmp_path / "ny.xlsx"
    assert cli.main(["skapa", str(vag), "--ur-sie", *map(str, filer), str(tmp_path / "trasig.se")]) == 2
    assert "trasig.se" in capsys.readouterr().err
    assert not vag.exists()


def test_a_file_without_the_name_still_makes_a_book_and_the_name_is_left_to_fill_in(tmp_path: Path) -> None:
    filer = _filer(tmp_path)
    for fil in filer:
        fil.write_bytes(fil.read_bytes().replace(b"#FNAMN", b"#PROSA"))
    vag = tmp_path / "ny.xlsx"
    ny = skapa_ur_sie(vag, filer, tid=TID)
    assert "Grunddata!B5" in {ett.cell for ett in ny.efter.kvar}
    importera_sie(vag, filer, fraga=lambda oklart: pytest.fail(oklart.text), tid=TID)
    with pytest.raises(Indatafel) as fel:
        bygg(RAPPORTSLAG["AR"], vag, tid=TID)
    assert [ett.plats for ett in fel.value.problem] == ["Grunddata!B5"]


def test_an_example_and_files_are_not_mixed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["skapa", str(tmp_path / "ny.xlsx"), "--exempel", "gavleborg-2025", "--ur-sie", "bok.se"])
    assert "kan inte anges tillsammans med" in capsys.readouterr().err


def test_budget_and_history_have_their_rows_and_wait_for_amounts(prov: Provbok) -> None:
    """Period, post, insats, version and unit are known; what is left to type by hand is at most eighty cells."""
    vantar = {
        blad: [rad for rad in prov.ny[blad].iter_rows(min_row=5, values_only=True) if rad[0] and rad[plats] is None]
        for blad, plats in (("Budget", 4), ("Historik", 2))
    }
    bokslut = las_bok(Bok(prov.vag.read_bytes())).bokslut
    assert bokslut is not None
    insatser = bokslut.samverkansinsatser
    kommuner = [rad[2].value for rad in prov.ny["Medlemmar"].iter_rows(min_row=5) if rad[2].value == "kommun"]
    assert [rad[1] for rad in vantar["Budget"]].count("insatsmedel") == len(insatser) == 2
    assert ("eget_kapital", None) in [(rad[1], rad[2]) for rad in vantar["Historik"]]
    kvar = [rad for rad in prov.rapport["Kvar att fylla i"].iter_rows(values_only=True) if rad[1] == "Fyll i"]
    bladen = {str(rad[2]).partition("!")[0] for rad in kvar if rad[0] in {"Alla rapporter", "Årsredovisning"}}
    assert bladen == {"Grunddata", "Budget", "Historik", "Insatser", "Medlemmar", "Mål"}
    per_insats, per_kommun, i_grunddata, ett_mal = 6, 2, 4, 3
    i_raderna = sum(map(len, vantar.values()))
    assert i_raderna + per_insats * len(insatser) + per_kommun * len(kommuner) + i_grunddata + ett_mal <= 80


def test_the_rows_of_a_leap_day_s_year_stand_on_the_last_of_february(prov: Provbok) -> None:
    """And none of them is a row until it has its amount."""
    bokslut = las_bok(Bok(prov.vag.read_bytes())).bokslut
    assert bokslut is not None
    assert bokslut.budget == ()
    assert {rad.period.year for rad in bokslut.historik} == {2023}, "the files know that year"
    assert vantande_dag(date(2024, 2, 29), 2023) == date(2023, 2, 28)
