"""En bok som gjordes innan verksamhetsplanen fanns läses, fylls, byggs och rullas som förut."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.gemensamt.fel import Indatafel
from finsam_xl.arbete.gemensamt.fyllning import fylld
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.schema import TABELLER
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.rapporter.slag import ARSREDOVISNING, VERKSAMHETSPLAN
from tests.byggda import demo_i
from tests.exemplet import TID

if TYPE_CHECKING:
    from pathlib import Path

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
    """Exempelboken 2025 som den var: utan de valfria kolumnerna och tabellerna, och planens uppgifter."""
    bok = demo_i(tmp_path_factory.mktemp("aldre"))
    oppnad = openpyxl.load_workbook(bok)
    for tab in TABELLER:
        if tab.valfri:
            del oppnad[tab.blad]
            continue
        valfria = {kolumn.namn for kolumn in tab.kolumner if kolumn.valfri}
        if valfria:
            _ta_bort_kolumner(oppnad[tab.blad], tab.namn, valfria)
    for uppgift in GRUNDDATA:
        if uppgift.namn.startswith("VP_") and uppgift.namn not in FANNS:
            del oppnad.defined_names[uppgift.namn]
    oppnad.save(bok)
    return bok


def test_boken_lases_utan_anmarkning(aldre: Path) -> None:
    last = las_bok(Bok(aldre.read_bytes()))
    assert last.problem == ()
    assert last.bokslut is not None
    assert all(rad.hela_perioden is None for rad in last.bokslut.budget)


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
