"""En bok som bara finns i OneDrive eller SharePoint: varje knapp säger det, på alla system, och gör inget annat."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import openpyxl
import pytest

from finsam_xl.arbete.gemensamt.fel import Avbrott
from finsam_xl.hosts import excel
from finsam_xl.hosts.excel.bokplats import bokens_fil
from finsam_xl.hosts.excel.kopia import bokens_data
from tests.exceldubbel import Dubbelapp, oppna

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings

KNAPPAR = sorted(excel.MAKRON.keys() - {"prova_version"})
ADRESSER = (
    "https://d.docs.live.net/1234567890abcdef/Ekonomi/bok.xlsm",
    "https://kommunen-my.sharepoint.com/personal/en_person_kommunen_se/Documents/bok.xlsm",
    "https://kommunen.sharepoint.com/sites/Finsam/Delade%20dokument/bok.xlsm",
    "https://kommunen.sharepoint.com/teams/Finsam/Delade%20dokument/bok.xlsm",
)


@pytest.fixture(autouse=True)
def _hemma(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for namn in ("OneDrive", "OneDriveConsumer", "OneDriveCommercial"):
        monkeypatch.delenv(namn, raising=False)
    monkeypatch.setattr("xlwings.utils.get_url_to_mount", dict)  # Windows register finns inte på andra system
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.fixture
def bok(tmp_path: Path) -> xlwings.Book:
    """En tom bok, öppen i ersättaren för Excel."""
    fil = tmp_path / "bok.xlsx"
    openpyxl.Workbook().save(fil)
    return oppna(Dubbelapp(), fil)


@pytest.mark.parametrize("system", ["win32", "darwin"])
@pytest.mark.parametrize("knapp", KNAPPAR)
def test_varje_knapp_sager_att_boken_bara_finns_i_molnet(
    knapp: str, system: str, bok: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    bok.impl.adress = ADRESSER[KNAPPAR.index(knapp) % len(ADRESSER)]
    argument = ["00410021"] if knapp in {"importera_sie", "spara_cell"} else []
    getattr(excel, knapp)(*argument, bok=bok)
    (ruta,) = bok.app.impl.rutor
    assert ruta.startswith("bok.xlsx ligger i OneDrive eller SharePoint")
    assert ruta.endswith("Inget har ändrats i boken.")
    assert "Spara boken" not in ruta


@pytest.mark.parametrize("adress", ADRESSER)
def test_ingen_slags_adress_blir_ett_ovantat_fel(adress: str, bok: xlwings.Book) -> None:
    bok.impl.adress = adress
    with pytest.raises(Avbrott, match="Synkronisera mappen"):
        bokens_fil(bok)


def test_en_bok_i_en_synkroniserad_mapp_ar_filen_i_den(
    bok: xlwings.Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fil = tmp_path / "Moln" / "Ekonomi" / "bok.xlsm"
    fil.parent.mkdir(parents=True)
    fil.touch()
    monkeypatch.setenv("OneDriveConsumer", str(tmp_path / "Moln"))
    bok.impl.adress = "https://d.docs.live.net/fedcba0987654321/Ekonomi/bok.xlsm"
    assert bokens_fil(bok) == fil


def test_en_mapp_som_macos_inte_later_lasas_sags_var_den_slas_pa(
    bok: xlwings.Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Sparad:
        def get(self) -> bool:
            return True

    def nekad(_: Path) -> bytes:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(type(bok.impl), "saved", Sparad(), raising=False)
    monkeypatch.setattr("pathlib.Path.read_bytes", nekad)
    with pytest.raises(Avbrott, match="Filer och mappar, slå på mappen under Microsoft Excel"):
        bokens_data(bok)
