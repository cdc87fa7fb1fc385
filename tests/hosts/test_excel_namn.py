"""Namnen i en öppen bok sätts många i ett anrop, av bokens eget makro; utan det ett i taget, och allt eller inget."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import xlsxwriter  # type: ignore[import-untyped]  # has no types of its own

from finsam_xl.book.vba.modul import Modul
from finsam_xl.book.vba.moduler import NAMN
from finsam_xl.book.vba.projekt import projekt
from finsam_xl.hosts.excel.angra import Angra
from finsam_xl.hosts.excel.namn import satt_namn
from finsam_xl.hosts.excel.plan import Namnbyte
from tests.exceldubbel import Dubbelapp, Excelfel, oppna

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings

FORE = {"Min_kassa": "Saldo!$A$1", "AR_RR_1": "'ÅR RR'!$C$1", "AR_borta": "'ÅR RR'!$C$2"}
BYTEN = (
    Namnbyte("AR_RR_1", "'ÅR RR'!$C$9", FORE["AR_RR_1"]),
    Namnbyte("AR_RR_2", "'ÅR RR'!$C$10", ""),
    Namnbyte("AR_borta", "", FORE["AR_borta"]),
    *(Namnbyte(f"AR_ny_{nr}", f"'ÅR RR'!$D${nr}", "") for nr in range(1, 30)),
)
EFTER = {"Min_kassa": FORE["Min_kassa"], **{ett.namn: ett.nytt for ett in BYTEN if ett.nytt}}


@pytest.fixture(scope="module", params=[NAMN, "FinsamMakron"], ids=["bokens makro", "en äldre bok"])
def fil(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """En bok med ett VBA-projekt, med makrot för namn eller från tiden före det."""
    mapp = tmp_path_factory.mktemp("namn")
    (mapp / "projekt.bin").write_bytes(projekt([Modul(request.param, "Option Explicit\n")]))
    with xlsxwriter.Workbook(str(mapp / "år '25.xlsm")) as bok:
        bok.add_vba_project(str(mapp / "projekt.bin"))
        for blad in ("Saldo", "ÅR RR"):
            bok.add_worksheet(blad)
        for namn, text in FORE.items():
            bok.define_name(namn, f"={text}")
    return mapp / "år '25.xlsm"


def _namnen(bok: xlwings.Book) -> dict[str, str]:
    return {namn: ett.attr_text for namn, ett in bok.impl.arbetsbok.defined_names.items()}


def _satta(fil: Path, stall_till: Callable[[Dubbelapp], object] = lambda _: None) -> tuple[Dubbelapp, xlwings.Book]:
    """Boken med namnen satta; de tas sedan tillbaka på samma sätt, och då ska den vara som den var."""
    app, angra = Dubbelapp(), Angra()
    bok = oppna(app, fil)
    stall_till(app)
    satt_namn(bok, BYTEN, angra)
    efter = _namnen(bok)
    assert efter == EFTER
    angra.angra()
    assert _namnen(bok) == FORE
    satt_namn(bok, BYTEN, Angra())
    return app, bok


def test_namnen_satts_och_tas_tillbaka(fil: Path) -> None:
    app, bok = _satta(fil)
    assert _namnen(bok) == EFTER
    ett_i_taget = app.raknare.slag["namn"]
    assert (ett_i_taget == 0) is bok.impl.har_makro(f"{NAMN}.SattNamn")
    assert app.raknare.slag["makro"] == 3


@pytest.mark.parametrize("gjorda", [0, 1, 5])
def test_stannar_makrot_halvvags_satts_namnen_ett_i_taget(fil: Path, gjorda: int) -> None:
    _satta(fil, lambda app: setattr(app.raknare, "namn_till_avbrott", gjorda))


def test_en_formel_med_tabbtecken_gar_inte_i_listan(fil: Path) -> None:
    bok = oppna(Dubbelapp(), fil)
    satt_namn(bok, [Namnbyte("Delare", '"a\tb"', "")], Angra())
    assert _namnen(bok)["Delare"] == '"a\tb"'


def test_en_lang_lista_delas(fil: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finsam_xl.hosts.excel.namn._TECKEN", 120)
    app, bok = _satta(fil)
    assert app.raknare.slag["makro"] > 3 or not bok.impl.har_makro(f"{NAMN}.SattNamn")


def test_ett_fel_vid_vilket_anrop_som_helst_gar_att_ta_tillbaka(fil: Path) -> None:
    for nummer in range(1, 3 * len(BYTEN), 4):
        felande, angra = Dubbelapp(), Angra()
        bok = oppna(felande, fil)
        felande.raknare.namn_till_avbrott = 7
        felande.raknare.fall_vid = nummer
        try:
            satt_namn(bok, BYTEN, angra)
        except Excelfel:
            felande.raknare.namn_till_avbrott = -1
            angra.angra()
            assert _namnen(bok) == FORE, nummer
        else:
            assert _namnen(bok) == EFTER, nummer
