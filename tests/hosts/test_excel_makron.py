"""Det runt omkring knapparna: kontrollera, versionen, loggen och rutornas text."""

from __future__ import annotations

import re
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import xlwings
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl import __version__
from finsam_xl.hosts.excel import kontrollera, prova_version, revisorspaket, spara_cell
from finsam_xl.hosts.excel.besked import problemtext
from finsam_xl.hosts.excel.block import formelblock
from finsam_xl.layout.expr import Dialect
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.style import Style
from finsam_xl.modell import Niva, Problem
from tests.byggda import importerat_och_byggt
from tests.exceldubbel import Dubbelapp, oppna
from tests.exceldubbel.innehall import dubbelns
from tests.exemplet import exempelskiss, importerat

if TYPE_CHECKING:
    from collections.abc import Mapping


def test_kontrollera_sager_hur_manga_som_haller_och_rors_boken_inte(tmp_path: Path, loggen: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsm"))
    fore = dubbelns(bok)
    kontrollera(bok=bok)
    assert re.match(r"Kontroller: \d\d håller, 5 notiser, 0 fel\.", app.rutor[0])
    assert "NOTIS  C15" in app.rutor[0]
    assert "Formelhälsa: inget att titta på." in app.rutor[0]
    assert dubbelns(bok) == fore
    assert "NOTIS C15" in loggen.read_text(encoding="utf-8")


def _med_fel_celler(fil: Path) -> Path:
    bok = openpyxl.load_workbook(fil)
    for plats, varde in (("E5", "2 600 000"), ("E6", "1.234"), ("A8", "2025-12-31"), ("B7", "kommuner ")):
        bok["Budget"][plats] = varde
    bok["Budget"]["E5"].number_format = "@"
    bok["Insatser"]["S6"] = "  "
    bok.save(fil)
    return fil


def test_knappen_fragar_och_rattar_det_som_gar_att_lasa_sakert(tmp_path: Path, loggen: Path) -> None:
    app = Dubbelapp(svar="yes")
    bok = oppna(app, _med_fel_celler(importerat(tmp_path / "bok.xlsx")))
    kontrollera(bok=bok)
    fraga, svar = app.rutor
    assert "4 celler står fel men går att läsa på ett enda sätt" in fraga
    assert "Budget!E5: «2 600 000» blir 2\u00a0600\u00a0000,00" in fraga
    assert "Budget!E6 Belopp «1.234»: kan betyda 1\u00a0234,00 eller 1,234" in fraga
    assert "1 att rätta" in svar
    ark = {ett.title: ett for ett in bok.impl.arken()}
    assert ark["Budget"]["E5"].value == 2_600_000
    assert ark["Budget"]["E5"].number_format == "#,##0.00"
    assert ark["Budget"]["E6"].value == "1.234"
    assert ark["Budget"]["A8"].value.isoformat()[:10] == "2025-12-31"
    assert ark["Budget"]["B7"].value == "kommuner"
    assert ark["Insatser"]["S6"].value is None
    assert [cell.value for cell in ark["Rättelser"]["B"]][4:] == ["Budget!E5", "Budget!B7", "Budget!A8", "Insatser!S6"]
    assert "«2 600 000» blev" in loggen.read_text(encoding="utf-8")


def test_den_som_svarar_nej_har_boken_som_den_var(tmp_path: Path) -> None:
    app = Dubbelapp(svar="no")
    bok = oppna(app, _med_fel_celler(importerat(tmp_path / "bok.xlsx")))
    fore = dubbelns(bok)
    kontrollera(bok=bok)
    assert dubbelns(bok) == fore
    assert "5 att rätta" in app.rutor[1]


def test_en_rattning_som_faller_pa_vagen_lamnar_boken_som_den_var(tmp_path: Path) -> None:
    fil = _med_fel_celler(importerat(tmp_path / "bok.xlsx"))
    app = Dubbelapp(svar="yes")
    bok = oppna(app, fil)
    fore = dubbelns(bok)
    kontrollera(bok=bok)
    stegen = app.raknare.antal
    fallna = 0
    for nummer in range(20, stegen, 29):
        app = Dubbelapp(svar="yes")
        bok = oppna(app, fil)
        app.raknare.fall_vid = app.raknare.antal + nummer
        kontrollera(bok=bok)
        if not any(ett.title == "Rättelser" for ett in bok.impl.arken()):
            fallna += 1
            assert dubbelns(bok) == fore, nummer
    assert fallna


def test_samma_version_ar_tyst_och_en_annan_forklaras(tmp_path: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsx"))
    assert prova_version(__version__, version("xlwings"), bok=bok)
    assert app.rutor == []
    assert not prova_version(__version__, "0.1.0", bok=bok)
    assert "xlwings 0.1.0" in app.rutor[0]
    assert "byggda tabeller räknas ändå, av formlerna utan Python" in app.rutor[0]
    assert prova_version("2001.1", version("xlwings"), bok=bok)
    assert "finsam-xl 2001.1" in app.rutor[1]
    assert prova_version("2001.1", version("xlwings"), forsta=False, bok=bok)
    assert len(app.rutor) == 2


def test_ett_oforutsett_fel_blir_en_ruta_pa_svenska_och_ett_spar_i_loggen(tmp_path: Path, loggen: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsx"))
    app.raknare.fall_vid = app.raknare.antal + 1
    kontrollera(bok=bok)
    assert "boken är som den var" in app.rutor[0]
    assert str(loggen) in app.rutor[0]
    assert "Traceback" not in app.rutor[0]
    assert "Traceback" in loggen.read_text(encoding="utf-8")


def test_manga_fel_ryms_i_rutan() -> None:
    fel = [
        Problem("fel_slag", Niva.FEL, f"Budget!E{nr}", "Beloppet är text. " * 8, "Skriv ett tal.") for nr in range(40)
    ]
    text = problemtext(fel, Path("finsam.log"))
    assert text.startswith("40 att rätta.")
    assert "... och 34 till" in text


def test_xlwings_betaldel_ar_av() -> None:
    assert not xlwings.__pro__


def _utlagda(grid: Grid, dialekt: Dialect) -> Mapping[tuple[int, int], str]:
    celler: dict[tuple[int, int], str] = {}
    for block in formelblock(grid, dialekt):
        rad, kolumn = _horn(block.plats)
        for nr, formler in enumerate(block.formler):
            for ko, formel in enumerate(formler):
                plats = (rad + nr, kolumn + ko)
                assert plats not in celler
                celler[plats] = formel
    return celler


def _horn(plats: str) -> tuple[int, int]:
    forsta = plats.split(":", maxsplit=1)[0]
    bokstaver = forsta.rstrip("0123456789")
    return int(forsta[len(bokstaver) :]), ord(bokstaver) - ord("A") + 1


@given(
    st.dictionaries(
        st.tuples(st.integers(1, 8), st.integers(1, 6)), st.sampled_from(["text", "formel", "tom"]), max_size=30
    )
)
def test_blocken_har_varje_formel_en_gang_och_ingen_text(rutor: dict[tuple[int, int], str]) -> None:
    grid = Grid("Prov")
    for (rad, kolumn), slag in rutor.items():
        grid.put(rad, kolumn, Style.RAD, text="x" if slag == "text" else "", formula="1+1" if slag == "formel" else "")
    utlagda = _utlagda(grid, Dialect.NATIVE)
    assert {plats for plats, formel in utlagda.items() if formel} == {
        plats for plats, slag in rutor.items() if slag == "formel"
    }
    assert all(rutor.get(plats) != "text" for plats in utlagda)


def test_varje_blad_i_rapporten_ryms_i_fa_block() -> None:
    block = {grid.name: len(formelblock(grid, Dialect.NATIVE)) for grid in exempelskiss().rapport.blad}
    assert max(block.values()) <= 10, block


def test_spara_cell_visar_sparet_pa_ett_eget_blad(tmp_path: Path) -> None:
    fil = importerat_och_byggt(tmp_path / "bok.xlsm")
    app = Dubbelapp()
    bok = oppna(app, fil)
    for _ in range(2):
        spara_cell("ÅR Resultaträkning!C7".encode("utf-16-be").hex(), bok=bok)
    spar = [ark for ark in bok.impl.arken() if ark.title.startswith("Spår ")]
    assert [ark.title for ark in spar] == ["Spår ÅR Resultaträkning C7"]
    assert bok.sheets.active.name == spar[0].title
    assert any(str(rad[3].value).startswith("='Saldo'!") for rad in spar[0].iter_rows())


def test_spara_cell_sager_nar_cellen_inte_gar_att_folja(tmp_path: Path) -> None:
    app = Dubbelapp()
    spara_cell("Inget blad!A1".encode("utf-16-be").hex(), bok=oppna(app, importerat(tmp_path / "bok.xlsx")))
    assert "går inte att spåra" in app.rutor[0]


def test_revisorspaketet_laggs_i_en_ny_mapp_bredvid_boken(tmp_path: Path) -> None:
    fil = importerat_och_byggt(tmp_path / "bok.xlsm")
    app = Dubbelapp()
    bok = oppna(app, fil)
    revisorspaket(bok=bok)
    mapp = tmp_path / "bok-revisor-2026-03-02"
    assert str(mapp) in app.rutor[0]
    assert {"MANIFEST.txt", "bok-revisor.xlsx"} <= {ett.name for ett in mapp.iterdir()}
    revisorspaket(bok=bok)
    assert "finns redan" in app.rutor[1]
