"""En bok som räknar sina dagar från 1904, som på äldre Mac: samma dagar i varje sparat värde."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.rapportbygge import byggd as byggd_i
from finsam_xl.arbete.importera.filimport import importera_sie
from finsam_xl.arbete.nytt_ar.nyttar import nytt_ar
from finsam_xl.arbete.skapa.nybok import skapa_bok
from finsam_xl.arbetsbok.andra.cellvarde import dag_noll
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.opc.paket import Paket
from finsam_xl.exempel import bokforing
from finsam_xl.hosts.excel.plan import fyllnadsplan, planera
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.avlast import avlast
from tests.exemplet import TID
from tests.redigering import som_1904

if TYPE_CHECKING:
    from pathlib import Path


def _byggd(mapp: Path, *, fran_1904: bool) -> Path:
    """Exemplet, inläst och byggt."""
    vag = skapa_bok(mapp / "bok.xlsx", exempel="gavleborg-2025", tid=TID)
    if fran_1904:
        vag.write_bytes(som_1904(vag.read_bytes()))
    fil = vag.with_name("fil.se")
    fil.write_bytes(bokforing())
    importera_sie(vag, [fil], fraga=lambda _: False, tid=TID)
    bygg(ARSREDOVISNING, vag, tid=TID)
    return vag


@pytest.fixture(scope="module")
def bok(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exemplet i en bok från 1904."""
    return _byggd(tmp_path_factory.mktemp("mac"), fran_1904=True)


@pytest.fixture(scope="module")
def vanlig(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Exemplet i en bok från 1900."""
    return _byggd(tmp_path_factory.mktemp("vanlig"), fran_1904=False)


def varden(bok: Path) -> dict[str, dict[str, object]]:
    """Varje cells sparade värde, dagar som dagar."""
    return {
        ark.title: {cell.coordinate: cell.value for rad in ark.iter_rows() for cell in rad if cell.value is not None}
        for ark in avlast(bok, varden=True).worksheets
        if ark.title.startswith(("ÅR", "Saldo", "Grunddata", "Start", "Budget"))
    }


def test_varje_sparat_varde_ar_detsamma_som_i_en_vanlig_bok(bok: Path, vanlig: Path) -> None:
    egna = varden(bok)
    assert egna == varden(vanlig)
    assert str(egna["ÅR Poster"]["C4"]) == "2025-12-31 00:00:00"


def test_ett_nytt_bygge_andrar_inget(bok: Path) -> None:
    fore = bok.read_bytes()
    bygg(ARSREDOVISNING, bok, tid=TID)
    assert bok.read_bytes() == fore


def test_nytt_ar_haller_dagarna(bok: Path, vanlig: Path, tmp_path: Path) -> None:
    ny = nytt_ar(vanlig, tmp_path / "vanlig.xlsx", tid=TID)
    assert varden(nytt_ar(bok, tmp_path / "mac.xlsx", tid=TID).bok) == varden(ny.bok)


def test_det_som_klistras_in_i_en_oppen_bok_raknar_som_den(bok: Path) -> None:
    data = bok.read_bytes()
    planer = (
        fyllnadsplan(Bok(data), Bok(data), {"Saldo": ()}),
        planera(Bok(data), byggd_i(Bok(data), ARSREDOVISNING, TID, lambda _: None)),
    )
    for plan in planer:
        assert dag_noll(Paket.oppna(plan.ark)) == date(1904, 1, 1)
