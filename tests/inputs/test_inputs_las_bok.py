"""Läsningen av en hel bok: det fyllda exemplet, en tom bok, och en bok som en person har möblerat om."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from formualizer import recalculate_xlsx_bytes
from openpyxl import load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.table import TableColumn

from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.book.skapa import skapa
from finsam_xl.inputs import las_bok, rader
from finsam_xl.inputs.frames import OlasligBokError, las_frames
from finsam_xl.inputs.schema import TABELLER, tabell
from finsam_xl.modell import (
    Bokslut,
    Dimension,
    Importrad,
    Insats,
    Kalla,
    Niva,
    Objektsaldorad,
    Part,
    Saldorad,
    Version,
)

if TYPE_CHECKING:
    from openpyxl import Workbook

AR = date(2025, 12, 31)


def _sparad(bok: Workbook) -> bytes:
    minne = io.BytesIO()
    bok.save(minne)
    return bytes(recalculate_xlsx_bytes(minne.getvalue())["bytes"])


@pytest.fixture(scope="module")
def bokslut(exempelbok: bytes) -> Bokslut:
    inlast = las_bok(Bok(exempelbok))
    assert inlast.problem == ()
    assert inlast.bokslut is not None
    return inlast.bokslut


def test_en_tom_bok_saknar_bara_det_som_kravs() -> None:
    inlast = las_bok(Bok(skapa(tid=datetime(2026, 3, 2, tzinfo=UTC))))
    assert inlast.bokslut is None
    assert [(ett.kod, ett.plats) for ett in inlast.problem] == [
        ("varde-saknas", "Grunddata!B5"),
        ("varde-saknas", "Grunddata!B10"),
        ("varde-saknas", "Medlemmar!B6"),
    ]


def test_grunddata_har_sina_slag(bokslut: Bokslut) -> None:
    assert bokslut.grunddata["AR_Period"] == AR
    assert bokslut.grunddata["EK_Mal"] == Decimal("0.2")
    assert bokslut.grunddata["AR_Anstallda"] == 2
    assert bokslut.grunddata["Diarienummer"] is None


def test_raderna_blir_frusna_varden(bokslut: Bokslut) -> None:
    gavle = next(medlem for medlem in bokslut.medlemmar if medlem.id == "gavle")
    assert (gavle.part, gavle.andel, gavle.beslutad) == (Part.KOMMUN, Decimal("36.6"), Decimal(1726000))
    safe = next(insats for insats in bokslut.insatser if insats.id == "safe")
    assert (safe.kvinnor, safe.man, safe.memo) == (21, None, False)
    assert next(insats for insats in bokslut.insatser if insats.memo).id == "valfardsguiden"
    assert {rad.version for rad in bokslut.budget} == {Version.VERKSAMHETSPLAN, Version.PROGNOS}


def test_tom_budget_ar_ingen_budgetrad(exempelbok: bytes, bokslut: Bokslut) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    bok["Budget"]["E5"] = None
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.bokslut is not None
    assert len(inlast.bokslut.budget) == len(bokslut.budget) - 1


def test_tabeller_och_celler_hittas_dar_de_star(exempelbok: bytes, bokslut: Bokslut) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    bok["Styrelse"].title = "Styrelsen 2025"
    bok["Grunddata"].move_range("B5", rows=160)
    bok.defined_names["Forbund"] = DefinedName("Forbund", attr_text="'Grunddata'!$B$165")
    bok["Historik"].insert_rows(1, 3)
    bok["Historik"].tables["Historik"].ref = "A7:D29"
    bok["Historik"].tables["Historik"].autoFilter.ref = "A7:D29"
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.problem == ()
    assert inlast.bokslut == bokslut


def test_egna_kolumner_och_ordning_i_en_tabell_stor_inte(exempelbok: bytes, bokslut: Bokslut) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    blad = bok["Budget"]
    for rad in range(4, 43):
        blad.cell(rad, 4).value, blad.cell(rad, 2).value = blad.cell(rad, 2).value, blad.cell(rad, 4).value
    kolumner = blad.tables["Budget"].tableColumns
    kolumner[1].name, kolumner[3].name = kolumner[3].name, kolumner[1].name
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.bokslut is not None
    assert inlast.bokslut.budget == bokslut.budget


def test_saldon_far_rad_not_och_drift_ur_kontoplan(exempelbok: bytes) -> None:
    saldo = Saldorad(AR, "39871", "Bollnäs", "gammal", "gammal", "", Decimal(0), Decimal("-460000.25"), 12)
    bok = load_workbook(io.BytesIO(exempelbok))
    for kol, varde in enumerate(rader("Saldo", [saldo])[0], start=1):
        bok["Saldo"].cell(5, kol).value = varde
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.bokslut is not None
    rr = replace(saldo, rad="RR_intakter", not_="NOT1_medlemmar", drift="DR_kommuner")
    assert inlast.bokslut.saldon == (rr,)


@pytest.mark.parametrize("namn", ["Medlemmar", "Kontoplan", "Budget", "Insatser", "Mal", "Historik", "Styrelse"])
def test_varden_blir_rader_och_rader_varden(namn: str, exempelbok: bytes, bokslut: Bokslut) -> None:
    """Skrivs de lästa värdena tillbaka står exakt samma sak i bladet."""
    tab = tabell(namn)
    varden = getattr(bokslut, tab.falt)
    bok = load_workbook(io.BytesIO(exempelbok))
    for nr, rad in enumerate(rader(namn, varden), start=5):
        for kol, kolumn in enumerate(tab.kolumner, start=1):
            if kolumn.falt:
                bok[tab.blad].cell(nr, kol).value = rad[kol - 1]
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.bokslut is not None
    assert getattr(inlast.bokslut, tab.falt) == varden


def test_fyllda_rader_har_kolumnernas_ordning() -> None:
    objekt = Objektsaldorad(
        AR, "2890", Dimension.MOTPART, "204", "gavle", "Gävle kommun", "BR_skulder", "NOT4_motparter", "", Part.KOMMUN,
        Decimal(-676000), Decimal(-432000), Kalla.OBJEKT, 88,
    )  # fmt: skip
    assert rader("Objektsaldo", [objekt]) == (
        (
            AR, 2890, "motpart", "204", "gavle", "Gävle kommun", "BR_skulder", "NOT4_motparter", None, "kommun",
            -676000.0, -432000.0, "objekt", 88,
        ),
    )  # fmt: skip
    logg = Importrad("2026-03-02 12:00", "=bok.se", "ab", "P", "4E", AR, 60, Decimal(0), Decimal("0.5"), Decimal(1))
    assert rader("Importlogg", [logg])[0][:6] == ("2026-03-02 12:00", "=bok.se", "ab", "P", "4E", AR)
    assert rader("Insatser", [Insats("a", "A", memo=True)])[0][16] == "ja"
    assert rader("Saldo", [Saldorad(AR, "0123", "", "", "", "", Decimal(0), Decimal(0))])[0][1] == "0123"


def test_frames_har_tabellernas_rubriker_och_exakta_belopp(exempelbok: bytes) -> None:
    frames = las_frames(Bok(exempelbok))
    assert set(frames) == {tab.namn for tab in TABELLER}
    budget = frames["Budget"]
    assert list(budget.columns) == [kolumn.namn for kolumn in tabell("Budget").kolumner]
    prognos = budget[(budget["Version"] == "prognos") & (budget["Post"] == "insatsmedel")]
    assert prognos["Belopp"].sum() == Decimal(18012000)
    assert str(budget["Period"].dtype).startswith("datetime64")


def test_frames_av_en_olaslig_fil_sager_varfor() -> None:
    with pytest.raises(OlasligBokError, match=r"ingen Excel-arbetsbok"):
        las_frames(Bok(b"hej"))


def test_ett_objekt_maste_hora_till_nagon_i_ratt_tabell(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    blad = bok["Objektsaldo"]
    for nr, (dimension, id_) in enumerate([("insats", "dans"), ("motpart", "dans"), ("insats", None)], start=5):
        rad = (AR, 4600, dimension, str(nr), id_, "Benämning", None, None, None, None, 0, 100, "manuell", None)
        for kol, varde in enumerate(rad, start=1):
            blad.cell(nr, kol).value = varde
    blad.tables["Objektsaldo"].ref = blad.tables["Objektsaldo"].autoFilter.ref = "A4:N7"
    inlast = las_bok(Bok(_sparad(bok)))
    assert [(ett.kod, ett.plats) for ett in inlast.problem] == [("okand-hanvisning", "Objektsaldo!E6")]


def test_utan_grunddata_alls_ar_det_bladet_som_saknas(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    del bok["Grunddata"]
    for namn in list(bok.defined_names):
        del bok.defined_names[namn]
    assert [(ett.kod, ett.plats) for ett in las_bok(Bok(_sparad(bok))).problem] == [("grunddata-saknas", "Grunddata")]


def test_en_tabell_utan_rubrikrad_saknar_alla_kolumner(exempelbok: bytes) -> None:
    bok = load_workbook(io.BytesIO(exempelbok))
    bok["Styrelse"].tables["Styrelse"].headerRowCount = 0
    minne = io.BytesIO()
    bok.save(minne)
    koder = [ett.kod for ett in las_bok(Bok(minne.getvalue())).problem]
    assert koder.count("kolumn-saknas") == len(tabell("Styrelse").kolumner)


def test_problem_har_text_och_atgard_pa_svenska(exempelbok: bytes) -> None:
    inlast = las_bok(Bok(exempelbok[:-30]))
    assert [(ett.kod, ett.niva) for ett in inlast.problem] == [("skadad", Niva.FEL)]


def test_en_rad_som_bara_har_en_egen_formel_ar_tom(exempelbok: bytes) -> None:
    """En egen kolumn räknar också på raden som en inläsning lämnat tom."""
    bok = load_workbook(io.BytesIO(exempelbok))
    blad: Any = bok["Saldo"]
    (tabell_,) = blad.tables.values()
    blad["K4"], blad["K5"] = "Dubbelt", "=H5*2"
    tabell_.ref = tabell_.autoFilter.ref = "A4:K5"
    tabell_.tableColumns.append(TableColumn(id=11, name="Dubbelt"))
    inlast = las_bok(Bok(_sparad(bok)))
    assert inlast.problem == ()
    assert inlast.bokslut is not None
    assert inlast.bokslut.saldon == ()
