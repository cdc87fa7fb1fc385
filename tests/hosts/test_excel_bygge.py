"""Knappen Bygg årsredovisning i en öppen bok: samma blad som i filläge, och allt eller inget."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from finsam_xl.arbete.bygg.filbygge import bygg
from finsam_xl.arbete.bygg.rapportbygge import byggd
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.arbetsbok.ympa.flikordning import Flikflytt
from finsam_xl.hosts.excel import bygg_arsredovisning
from finsam_xl.hosts.excel.kopia import bokens_data
from finsam_xl.hosts.excel.placera import placera
from finsam_xl.hosts.excel.plan import planera
from finsam_xl.rapporter.slag import ARSREDOVISNING
from tests.byggda import byggd as byggd_bok
from tests.byggda import importerat_och_byggt
from tests.exceldubbel import Dubbelapp, Excelfel, oppna
from tests.exceldubbel.granser import HOGST
from tests.exceldubbel.innehall import dubbelns, innehall
from tests.exemplet import TID, importerat
from tests.redigering import med_val

if TYPE_CHECKING:
    import xlwings

    from finsam_xl.hosts.excel.plan import Byggplan

_MINNE = "_finsam"


@pytest.fixture(params=["xlsx", "xlsm"])
def fil(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Exemplets bok med inläst SIE-fil, med och utan makron."""
    return importerat(tmp_path / f"bok.{request.param}")


@pytest.fixture
def byggd_fil(fil: Path) -> Path:
    """Samma bok med årsredovisningen byggd."""
    return importerat_och_byggt(fil)


def _jamfor(levande: dict[str, Any], filens: dict[str, Any]) -> None:
    """Bladens minne skiljer i bytenas hash: den är filens."""
    for blad, vantat in filens.items():
        if blad != _MINNE:
            assert levande[blad] == vantat, blad
    avtryck = [
        {plats: cell[0] for plats, cell in allt[_MINNE]["celler"].items() if not plats.startswith("C")}
        for allt in (levande, filens)
    ]
    assert avtryck[0] == avtryck[1]
    assert levande[_MINNE]["lage"] != "visible"


def test_den_oppna_boken_far_samma_blad_namn_och_format_som_filen(fil: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, fil)
    bygg_arsredovisning(bok=bok)
    assert "16 blad byggda" in app.rutor[-1]
    assert app.rutor[-1].count("FEL") == 0
    _jamfor(dubbelns(bok), innehall(importerat_och_byggt(fil).read_bytes()))


def test_ett_nytt_bygge_skriver_over_bara_det_som_andrats(byggd_fil: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, byggd_fil)
    bok.impl.arbetsbok["Grunddata"]["C5"] = "Samordningsförbund Gästrikland"
    mot_rapporten = bok.impl.arbetsbok.create_sheet("Mitt blad", 0)
    mot_rapporten["A1"] = "='ÅR Resultaträkning'!C7"
    mot_rapporten["A2"] = "='ÅR Diagram'!B6"  # bladet byts helt, med sina diagram
    data = _sparad(bok)
    app.raknare.slag.clear()
    bygg_arsredovisning(bok=bok)
    assert app.raknare.slag["formler"] < len(bok.impl.arken())
    byggd_fil.write_bytes(data)
    bygg(ARSREDOVISNING, byggd_fil)
    _jamfor(dubbelns(bok), innehall(byggd_fil.read_bytes()))
    assert [mot_rapporten[cell].value for cell in ("A1", "A2")] == ["='ÅR Resultaträkning'!C7", "='ÅR Diagram'!B6"]
    assert not [ark.title for ark in bok.impl.arken() if "undan" in ark.title]


def _sparad(bok: xlwings.Book) -> bytes:
    return bokens_data(bok).data


def test_ett_blad_som_nagon_har_andrat_behalls_och_egna_formler_laser_det_nya(byggd_fil: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, byggd_fil)
    noter: Any = bok.impl.arbetsbok["ÅR Noter"]
    noter["H5"] = "Se protokoll 2026-02-10"
    bok.impl.arbetsbok.create_sheet("Mitt blad", 0)["A1"] = "='ÅR Noter'!C7"
    data = _sparad(bok)
    bygg_arsredovisning(bok=bok)
    byggd_fil.write_bytes(data)
    filens = bygg(ARSREDOVISNING, byggd_fil)
    behallet = filens.bevarade["ÅR Noter"]
    _jamfor(dubbelns(bok), innehall(byggd_fil.read_bytes()))
    assert bok.impl.arbetsbok[behallet]["H5"].value == "Se protokoll 2026-02-10"
    assert bok.impl.arbetsbok["Mitt blad"]["A1"].value == "='ÅR Noter'!C7"
    assert behallet in app.rutor[-1]


def test_en_text_som_borjar_som_en_formel_ar_en_text_ocksa_i_excel(tmp_path: Path) -> None:
    fil = importerat(tmp_path / "bok.xlsx")
    app = Dubbelapp()
    bok = oppna(app, fil)
    etiketter: Any = bok.impl.arbetsbok["Etiketter"]
    rad = int(etiketter.tables["Etiketter"].ref.split(":")[0][1:]) + 1
    for kolumn, text in enumerate(("RR", "RR_intakter", "=HYPERLINK(1)"), start=1):
        etiketter.cell(rad, kolumn).value = text
        etiketter.cell(rad, kolumn).data_type = "s"
    bygg_arsredovisning(bok=bok)
    celler = [cell for rader in bok.impl.arbetsbok["ÅR Resultaträkning"].iter_rows() for cell in rader]
    assert [cell.data_type for cell in celler if cell.value == "=HYPERLINK(1)"] == ["s"]


def test_excel_far_tillbaka_sitt_lage_ocksa_nar_nagot_gar_fel(fil: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, fil)
    app.calculation = "manual"
    fore, markerat = app.lage(), app.markerat
    bok.sheets["Budget"].activate()
    app.raknare.fall_vid = app.raknare.antal + 150
    bygg_arsredovisning(bok=bok)
    assert "boken är som den var" in app.rutor[-1]
    assert "finsam.log" in app.rutor[-1]
    assert app.lage() == fore
    assert bok.sheets.active.name == "Budget"
    assert app.markerat is not None
    assert markerat is not None
    assert app.markerat.address == markerat.address
    assert any("bygger" in str(text) for text in app.statusrader)


def test_fel_i_indata_blir_en_ruta_och_inget_annat(fil: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, fil)
    budget: Any = bok.impl.arbetsbok["Budget"]
    rad = int(budget.tables["Budget"].ref.split(":")[0][1:]) + 1
    budget.cell(rad, 5).value = "tolv tusen"
    fore = dubbelns(bok)
    bygg_arsredovisning(bok=bok)
    assert len(app.rutor) == 1
    assert f"Budget!E{rad}" in app.rutor[0]
    assert "Inget har ändrats i boken" in app.rutor[0]
    assert dubbelns(bok) == fore


def test_flikarna_far_den_valda_ordningen_och_en_utelamnad_tabell_tas_bort(tmp_path: Path) -> None:
    fil = Path(shutil.copy(byggd_bok("gavleborg-2025", ".xlsm"), tmp_path))
    fil.write_bytes(med_val(fil.read_bytes(), {}, {"KF": {"Ordning": 1}, "DT": {"Tas med": "nej"}}))
    app = Dubbelapp()
    app.display_alerts = False
    bok = oppna(app, fil)
    data = _sparad(bok)
    i_fil = byggd(Bok(data), ARSREDOVISNING, TID, lambda _: None)
    plan = planera(Bok(data), i_fil)
    placera(bok, plan, Bok(data))
    assert plan.bort == ("ÅR Deltagare",)
    assert [ett.namn for ett in plan.flyttar] == ["ÅR Kassaflödesanalys"]
    assert [ark.title for ark in bok.impl.arken()] == list(i_fil.ympning.bok.bladnamn)


@pytest.fixture(scope="module")
def liten_plan(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, Byggplan]:
    """Ett ombygge med ett nytt, ett överskrivet och ett behållet blad, och några av namnen: alla slags steg."""
    bok = oppna(Dubbelapp(), importerat_och_byggt(tmp_path_factory.mktemp("steg") / "bok.xlsm"))
    bok.impl.arbetsbok["Grunddata"]["C5"] = "Samordningsförbund Gästrikland"
    bok.impl.arbetsbok["ÅR Noter"]["H5"] = "Se protokoll"
    bok.impl.arbetsbok["Start"]["H5"] = "='ÅR Noter'!C7"
    bok.impl.arbetsbok.remove(bok.impl.arbetsbok["ÅR Deltagare"])
    for namn in ("AR_DT_antal", "AR_RR_arets_resultat"):
        bok.impl.arbetsbok.defined_names.pop(namn, None)
    data = _sparad(bok)
    plan = planera(Bok(data), byggd(Bok(data), ARSREDOVISNING, TID, lambda _: None))
    namnen = {"ÅR Noter", "ÅR Deltagare", "ÅR Diagram", _MINNE}
    blad = tuple(ett for ett in plan.blad if ett.namn in namnen)
    assert {(ett.finns, bool(ett.behalls_som)) for ett in blad} == {(True, False), (False, True), (False, False)}
    for ark in bok.impl.arken():
        if ark.title not in {*namnen, "Start"}:
            bok.impl.arbetsbok.remove(ark)
    for namn in list(bok.impl.arbetsbok.defined_names)[12:]:
        del bok.impl.arbetsbok.defined_names[namn]
    assert [ett.namn for ett in plan.flyttar] == ["ÅR Deltagare"]
    flyttar = (Flikflytt("ÅR Deltagare", "ÅR Noter", ""),)
    return _sparad(bok), replace(plan, blad=blad, namn=plan.namn[:6], flyttar=flyttar)


def test_ett_fel_vid_vilket_steg_som_helst_lamnar_boken_som_den_var(
    liten_plan: tuple[bytes, Byggplan], tmp_path: Path
) -> None:
    """Varje slags anrop faller, första och sista gången det görs, och vart tredje däremellan."""
    data, plan = liten_plan
    fil = tmp_path / "bok.xlsm"
    fil.write_bytes(data)
    fore = innehall(data)
    hel = Dubbelapp()
    hel.display_alerts = False
    bok = oppna(hel, fil)
    oppnande = len(hel.raknare.foljd)
    placera(bok, plan, Bok(data))
    steg, fardig = list(enumerate(hel.raknare.foljd[oppnande:], start=1)), dubbelns(bok)
    assert len(steg) > 40
    assert fardig != fore
    forsta, sista = ({slag: nummer for nummer, slag in ordning} for ordning in (reversed(steg), steg))
    valda = sorted({*forsta.values(), *sista.values(), *range(1, len(steg) + 1, 3)})
    avbrutna = 0
    for nummer in valda:
        app = Dubbelapp()
        app.display_alerts = False
        bok = oppna(app, fil)
        app.raknare.fall_vid = app.raknare.antal + nummer
        try:
            placera(bok, plan, Bok(data))
        except Excelfel:
            avbrutna += 1
            assert dubbelns(bok) == fore, f"steg {nummer} av {len(steg)}"
        else:
            assert dubbelns(bok) == fardig, f"steg {nummer} av {len(steg)}"
    assert avbrutna > len(valda) * 0.6


def test_ett_bygge_kraver_fa_anrop_och_nasta_annu_farre(tmp_path: Path) -> None:
    app = Dubbelapp()
    bok = oppna(app, importerat(tmp_path / "bok.xlsm"))
    for hogst in HOGST:
        app.raknare.slag.clear()
        bygg_arsredovisning(bok=bok)
        assert app.raknare.antal <= hogst, app.raknare.slag
    assert "16 blad byggda" in app.rutor[-1]
