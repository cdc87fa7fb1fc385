"""En bok som gjordes innan verksamhetsplanen fanns läses, fylls, byggs, rullas och uppgraderas."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Avbrott, Indatafel
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.uppgradera.filuppgradering import uppgradera
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.lasa import innehall
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.book.markesblad import MARKESBLAD
from finsam_xl.hosts import cli
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.grunddata import las_grunddata
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import ARSREDOVISNING, VERKSAMHETSPLAN
from tests.arbetsbok.paketlint import brister
from tests.byggda import demo_i
from tests.exemplet import TID

if TYPE_CHECKING:
    from pathlib import Path

    from finsam_xl.arbete.uppgradera.uppgradering import Uppgradering

FANNS = {"VP_Ingaende_ek", "VP_Prognos"}


def _ta_bort_kolumner(blad: Any, namn: str, valfria: set[str]) -> None:
    """Valfria kolumner står sist, så en äldre tabell är samma tabell utan dem."""
    tabell = blad.tables[namn]
    rubriker = [kolumn.name for kolumn in tabell.tableColumns]
    kvar = [rubrik for rubrik in rubriker if rubrik not in valfria]
    assert rubriker[: len(kvar)] == kvar
    for rad in blad.iter_rows(min_row=4, min_col=len(kvar) + 1, max_col=len(rubriker)):
        for cell in rad:
            cell.value = None
    sista = tabell.ref.rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    tabell.ref = f"A4:{get_column_letter(len(kvar))}{sista}"
    tabell.tableColumns = tabell.tableColumns[: len(kvar)]
    if tabell.autoFilter:
        tabell.autoFilter.ref = tabell.ref


@pytest.fixture(scope="module")
def aldre(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exempelboken 2025 som den var: utan de valfria kolumnerna och tabellerna, planens uppgifter och bladet Märken.

    Alla rapporter delade ett beslutsdatum.
    """
    bok = demo_i(tmp_path_factory.mktemp("aldre"))
    oppnad = openpyxl.load_workbook(bok)
    for tab in TABELLER:
        if tab.valfri:
            del oppnad[tab.blad]
            continue
        valfria = {kolumn.namn for kolumn in tab.kolumner if kolumn.valfri}
        if valfria:
            _ta_bort_kolumner(oppnad[tab.blad], tab.namn, valfria)
    del oppnad[MARKESBLAD]
    oppnad.defined_names["Beslutsdatum"] = DefinedName(
        "Beslutsdatum", attr_text=oppnad.defined_names["Beslutsdatum_AR"].attr_text
    )
    for uppgift in GRUNDDATA:
        if uppgift.rapport:
            del oppnad.defined_names[uppgift.namn]
        if uppgift.namn.startswith("VP_") and uppgift.namn not in FANNS:
            del oppnad.defined_names[uppgift.namn]
    oppnad.save(bok)
    return bok


def test_boken_lases_utan_anmarkning(aldre: Path) -> None:
    last = las_bok(Bok(aldre.read_bytes()))
    assert last.problem == ()
    assert last.bokslut is not None
    assert all(rad.hela_perioden is None for rad in last.bokslut.budget)


def test_rapporterna_delar_ett_beslutsdatum_tills_boken_ar_uppgraderad(
    aldre: Path, uppgraderad: tuple[Path, Uppgradering]
) -> None:
    fore, efter = ([*las_grunddata(Bok(vag.read_bytes())).platser] for vag in (aldre, uppgraderad[0]))
    assert [namn for namn in fore if namn.startswith("Beslutsdatum")] == ["Beslutsdatum"]
    assert [namn for namn in efter if namn.startswith("Beslutsdatum")] == [
        "Beslutsdatum",
        *(f"Beslutsdatum_{rapport}" for rapport in ("AR", "HR", "VP")),
    ]


def test_arsredovisningen_byggs_som_forut(aldre: Path, tmp_path: Path) -> None:
    bygge = bygg(ARSREDOVISNING, aldre, tmp_path / "ut.xlsx", tid=TID)
    assert ("Årets resultat", "-1\u00a0451\u00a0400,00", "1\u00a0602\u00a0800,00") in bygge.sammanfattning


def test_en_tabell_fylls_i_de_kolumner_som_finns(aldre: Path) -> None:
    fore = las_bok(Bok(aldre.read_bytes())).bokslut
    assert fore is not None
    efter = las_bok(fylld(Bok(aldre.read_bytes()), {"Budget": rader("Budget", fore.budget[:9])})).bokslut
    assert efter is not None
    assert efter.budget == fore.budget[:9]


def test_nasta_ars_bok_gors_av_den(aldre: Path, tmp_path: Path) -> None:
    ny = nytt_ar(aldre, tmp_path / "ny.xlsx", tid=TID)
    assert las_bok(Bok(ny.bok.read_bytes())).bokslut is not None


def test_en_plan_i_en_aldre_bok_sager_vilka_uppgifter_som_saknas(aldre: Path, tmp_path: Path) -> None:
    with pytest.raises(Indatafel) as fel:
        bygg(VERKSAMHETSPLAN, aldre, tmp_path / "ut.xlsx", tid=TID)
    assert {ett.kod for ett in fel.value.problem} == {"namn-saknas", "varde-saknas"}
    assert any("VP_Period" in ett.text for ett in fel.value.problem)


@pytest.fixture(scope="module")
def uppgraderad(aldre: Path) -> tuple[Path, Uppgradering]:
    ut = aldre.with_name("uppgraderad.xlsx")
    return ut, uppgradera(aldre, ut, tid=TID)


def test_en_uppgraderad_bok_har_varje_blad_tabell_kolumn_och_cell(uppgraderad: tuple[Path, Uppgradering]) -> None:
    ut, gjort = uppgraderad
    bok = Bok(ut.read_bytes())
    for tab in TABELLER:
        form = bok.tabell(tab.namn)
        assert form is not None
        assert {kolumn.namn for kolumn in tab.kolumner} <= form.kolumner.keys()
    assert {uppgift.namn for uppgift in GRUNDDATA} <= bok.bokens_namn.keys()
    assert las_bok(bok).problem == ()
    assert brister(ut.read_bytes()) == []
    assert gjort.lamnat == ()
    assert "Kolumnen Delning i tabellen Importlogg." in gjort.tillagt
    assert any(mening.startswith("Bladet Verksamhetstal") for mening in gjort.tillagt)
    assert any("Planens första år slutar" in mening for mening in gjort.tillagt)


def test_bladet_marken_har_bokens_varden_och_inte_en_tom_boks(uppgraderad: tuple[Path, Uppgradering]) -> None:
    ut, gjort = uppgraderad
    assert f"Bladet {MARKESBLAD}." in gjort.tillagt
    visat = {rad[0]: rad[2] for rad in Bok(ut.read_bytes()).rader(MARKESBLAD)}
    assert visat["{{ Forbund }}"] == "Samordningsförbund Gävleborg"
    assert visat["{{ AR_Period }}"] == date(2025, 12, 31)
    assert not visat["{{ Beslutsdatum }}"]


def test_allt_annat_i_den_uppgraderade_boken_ar_byte_for_byte(
    aldre: Path, uppgraderad: tuple[Path, Uppgradering]
) -> None:
    fore, efter = (Paket.oppna(vag.read_bytes()) for vag in (aldre, uppgraderad[0]))
    utokade = {"Grunddata", *(tab.blad for tab in TABELLER if any(kolumn.valfri for kolumn in tab.kolumner))}
    ororda = {ett.del_ for ett in innehall.blad(fore) if ett.namn not in utokade}
    assert {namn for namn in ororda if fore.las(namn) != efter.las(namn)} == set()
    assert set(fore.namn()) - set(efter.namn()) <= {"xl/calcChain.xml"}


def test_den_uppgraderade_boken_ger_samma_siffror(
    aldre: Path, uppgraderad: tuple[Path, Uppgradering], tmp_path: Path
) -> None:
    fore, efter = (bygg(ARSREDOVISNING, vag, tmp_path / vag.name, tid=TID) for vag in (aldre, uppgraderad[0]))
    assert efter.sammanfattning == fore.sammanfattning
    assert _tryckt(tmp_path / uppgraderad[0].name) == _tryckt(tmp_path / aldre.name)


def _tryckt(vag: Path) -> dict[str, list[list[object]]]:
    """Tabellbladens värden; Poster och Kontroller säger också vad boken har att pröva med."""
    bok = Bok(vag.read_bytes())
    tabellblad = (
        namn for namn in bok.bladnamn if namn.startswith("ÅR ") and not namn.endswith(("Kontroller", "Poster"))
    )
    return {namn: [[*rad] for rad in bok.rader(namn)] for namn in tabellblad}


def test_en_bok_som_inget_saknar_skrivs_inte(uppgraderad: tuple[Path, Uppgradering], tmp_path: Path) -> None:
    ut = tmp_path / "igen.xlsx"
    assert uppgradera(uppgraderad[0], ut, tid=TID).tillagt == ()
    assert not ut.exists()


def test_det_som_star_till_hoger_om_tabellen_ar_kvar_och_sags(aldre: Path, tmp_path: Path) -> None:
    oppnad = openpyxl.load_workbook(aldre)
    oppnad["Importlogg"]["M5"] = "min anteckning"
    oppnad.save(bok := tmp_path / "bok.xlsx")
    gjort = uppgradera(bok, tid=TID)
    assert [mening[:62] for mening in gjort.lamnat] == [
        "Tabellen Importlogg kan inte få kolumnen Delning: M5 på bladet"
    ]
    assert openpyxl.load_workbook(bok)["Importlogg"]["M5"].value == "min anteckning"


def test_ett_eget_blad_med_det_nya_bladets_namn_stoppar(aldre: Path, tmp_path: Path) -> None:
    oppnad = openpyxl.load_workbook(aldre)
    oppnad.create_sheet("Verksamhetstal")
    oppnad.save(bok := tmp_path / "bok.xlsx")
    fore = bok.read_bytes()
    with pytest.raises(Avbrott, match="redan ett blad som heter Verksamhetstal"):
        uppgradera(bok, tid=TID)
    assert bok.read_bytes() == fore


def test_kommandot_sager_vad_som_lades_till(aldre: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ut = tmp_path / "ny.xlsx"
    assert cli.main(["uppgradera", str(aldre), "-o", str(ut)]) == 0
    assert "Kolumnen Delning i tabellen Importlogg." in capsys.readouterr().out
    assert cli.main(["uppgradera", str(ut)]) == 0
    assert "har allt som en ny bok har" in capsys.readouterr().out
