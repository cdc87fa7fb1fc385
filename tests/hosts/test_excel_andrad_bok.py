"""En öppen bok som ändras medan en fråga väntar: knappen stannar och säger det, och det ändrade står kvar."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.exempel import bokforing
from finsam_xl.hosts.excel import importera_sie, kontrollera
from finsam_xl.hosts.excel.oforandrad import ar_oforandrad
from tests import redigering
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.innehall import dubbelns
from tests.exemplet import importerat
from tests.infogning import infoga_kolumn, infoga_rad

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings

    from finsam_xl.arbetsbok.andra.cellvarde import Cellvarde

SAGT = "Boken har ändrats sedan den lästes. Kör igen.\n\nProgrammet har inte skrivit något i den."


def _skriver(bok: xlwings.Book) -> None:
    ark: Any = {ett.title: ett for ett in bok.impl.arken()}["Saldo"]
    ark["C5"].value = "Kassan"


def _andrad(fil: Path, knapp: Callable[[xlwings.Book], object]) -> Dubbelapp:
    """Knappen trycks, och medan den frågar skriver någon i Saldo."""
    app = Dubbelapp()
    bok = oppna(app, fil)
    efter: list[dict[str, dict[str, Any]]] = []

    def medan() -> None:
        _skriver(bok)
        efter[:] = [dubbelns(bok)]

    app.medan = medan
    knapp(bok)
    assert [dubbelns(bok)] == efter
    return app


def test_en_inlasning_skriver_inte_over_det_som_skrivits_medan_fragan_vantade(tmp_path: Path) -> None:
    siefil = tmp_path / "huvudbok.se"
    siefil.write_bytes(bokforing())

    def knapp(bok: xlwings.Book) -> None:
        importera_sie(f"{siefil}\n".encode("utf-16-be").hex(), bok=bok)

    app = _andrad(importerat(tmp_path / "bok.xlsx"), knapp)
    assert app.rutor[-1] == SAGT


def test_en_rattning_gors_inte_i_en_annan_bok_an_den_som_fragan_gallde(tmp_path: Path) -> None:
    fil = importerat(tmp_path / "bok.xlsx")
    fil.write_bytes(redigering.skriv(fil.read_bytes(), "Budget", {"E5": "2 600 000"}))
    app = _andrad(fil, lambda bok: kontrollera(bok=bok))
    assert "blir 2" in app.rutor[0]
    assert app.rutor[-1] == SAGT


def _i_excels_ord(data: bytes, vem: str = "ekonomitjänsten") -> bytes:
    """Samma bok, sparad av ett annat program: andra byte, andra stilnummer, inga räknade värden."""
    fil = BytesIO()
    bok = openpyxl.load_workbook(BytesIO(data))
    bok.properties.lastModifiedBy = vem
    bok.save(fil)
    return fil.getvalue()


@pytest.fixture(scope="module")
def last(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Boken som den lästes, med en kommentar."""
    data = importerat(tmp_path_factory.mktemp("last") / "bok.xlsx").read_bytes()
    return _i_excels_ord(redigering.kommentera(data, "Saldo", "C5", "utredd"))


def test_en_bok_som_bara_sparats_om_ar_oforandrad(last: bytes) -> None:
    nu = _i_excels_ord(last, "kansliet")
    assert nu != last
    assert ar_oforandrad(Bok(last), Bok(nu))


_SKRIVET: dict[str, dict[str, Cellvarde]] = {"Grunddata": {"B5": "Samordningsförbundet"}, "Saldo": {"H5": 12}}


@pytest.mark.parametrize(
    "andra",
    [
        *(lambda data, blad=blad: redigering.skriv(data, blad, _SKRIVET[blad]) for blad in _SKRIVET),
        lambda data: redigering.skriv_formel(data, "Saldo", "M3", "1+1"),
        lambda data: redigering.kommentera(data, "Saldo", "C6", "utredd"),
        lambda data: redigering.farga(data, "Saldo", "H5"),
        lambda data: redigering.sortera(data, "Saldo", "Belopp"),
        lambda data: redigering.med_namn(data, "Min_kassa", "Saldo!$H$7"),
        lambda data: redigering.nytt_blad(data, "Mitt blad"),
        lambda data: infoga_rad(data, "Saldo", 6),
        lambda data: infoga_kolumn(data, "Saldo", 1),
    ],
    ids=["cell", "belopp", "formel", "kommentar", "färg", "sortering", "namn", "blad", "rad", "kolumn"],
)
def test_det_som_nagon_gor_i_boken_syns(andra: Callable[[bytes], bytes], last: bytes) -> None:
    assert not ar_oforandrad(Bok(last), Bok(andra(last)))
