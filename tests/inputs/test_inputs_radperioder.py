"""Datum på rader: vilka dagar en rad får ha, tabell för tabell, och vilka som döljer ett belopp."""

from __future__ import annotations

from datetime import date

import pytest

from finsam_xl.inputs.celler import las_cell
from finsam_xl.inputs.grunddata import Grunddata
from finsam_xl.inputs.indatacell import Indatacell
from finsam_xl.inputs.prova.radperioder import prova_perioder
from finsam_xl.inputs.schema import Typ
from finsam_xl.inputs.tabeller import Tabellrad
from finsam_xl.modell import Problem

AR = date(2025, 12, 31)
BOKEN = {
    "AR_Period": AR,
    "AR_Period_fg": date(2024, 12, 31),
    "HR_Period": date(2025, 6, 30),
    "HR_Period_fg": date(2024, 6, 30),
    "HR_Balansdag_fg": date(2024, 12, 31),
    "HR_Helar": AR,
    "VP_Period": date(2026, 12, 31),
    "VP_Period_fg": AR,
}


def sagt(tabell: str, dag: date, belopp: int | None = 1, grunddata: dict[str, date] = BOKEN) -> list[str]:
    """Koderna om en rad med den perioden."""
    varden = {"Period": dag, "Belopp": belopp}
    rad = Tabellrad(tabell, 5, varden, {"Period": 1, "Belopp": 5})
    blad = Grunddata(grunddata, {namn: f"Grunddata!B{nr}" for nr, namn in enumerate(grunddata, start=5)}, ())
    return [ett.kod for ett in prova_perioder(blad, {tabell: [rad]})]


@pytest.mark.parametrize(
    ("tabell", "dag"),
    [
        *(("Saldo", dag) for dag in BOKEN.values() if dag.year < 2026),
        *(("Objektsaldo", dag) for dag in BOKEN.values() if dag.year < 2026),
        *(("Budget", date(ar, 12, 31)) for ar in range(2024, 2029)),
        *(("Historik", date(ar, 12, 31)) for ar in range(2016, 2026)),
    ],
)
def test_periodernas_dagar_ar_ratt(tabell: str, dag: date) -> None:
    assert sagt(tabell, dag) == []


@pytest.mark.parametrize(
    ("tabell", "dag"),
    [
        ("Budget", date(2023, 12, 31)),
        ("Budget", date(2029, 12, 31)),
        ("Saldo", date(2023, 12, 31)),
        ("Saldo", date(2024, 8, 31)),
        ("Objektsaldo", date(2023, 6, 30)),
    ],
)
def test_ett_annat_ars_dag_far_sta_kvar_och_sags(tabell: str, dag: date) -> None:
    assert sagt(tabell, dag) == ["period-okand"]


@pytest.mark.parametrize(
    ("tabell", "dag"),
    [
        *((tabell, date(2025, 12, 1)) for tabell in ("Saldo", "Objektsaldo", "Budget", "Historik")),
        ("Budget", date(2025, 6, 30)),
        ("Budget", date(2052, 12, 31)),
        ("Historik", date(2023, 6, 30)),
        ("Saldo", date(2052, 12, 31)),
    ],
)
def test_en_dag_som_ingen_rapport_har_doljer_beloppet(tabell: str, dag: date) -> None:
    assert sagt(tabell, dag) == ["period-utan-rapport"]


@pytest.mark.parametrize(
    ("dag", "artal"), [(date(1905, 7, 17), "2025"), (date(1909, 7, 18), "2025"), (date(2924, 9, 1), "")]
)
def test_ett_artal_i_en_datumcell_sags(dag: date, artal: str) -> None:
    svar = las_cell(dag, Indatacell("Budget!A6", "Period", Typ.DATUM))
    assert isinstance(svar, Problem)
    assert (svar.kod, f"talet {artal} i en datumcell" in svar.text) == ("orimligt-datum", bool(artal))


def test_en_rad_utan_belopp_doljer_inget() -> None:
    assert sagt("Budget", date(2025, 12, 1), None) == ["period-okand"]
    assert sagt("Budget", date(2025, 12, 1), 0) == ["period-okand"]


def test_cellerna_raknas_upp() -> None:
    rader = [Tabellrad("Budget", nr, {"Period": date(2025, 12, 1), "Belopp": 1}, {"Period": 1}) for nr in range(5, 15)]
    (ett,) = prova_perioder(Grunddata(BOKEN, dict.fromkeys(BOKEN, ""), ()), {"Budget": rader})
    assert (ett.plats, "(också A6, A7, A8, A9, A10 med flera)" in ett.text) == ("Budget!A5", True)


@pytest.mark.parametrize(
    ("namn", "dag", "kod"),
    [
        ("AR_Period", date(2025, 12, 30), "ingen-periods-slut"),
        ("HR_Period", date(2025, 6, 1), "ingen-periods-slut"),
        ("VP_Period_fg", date(2025, 1, 1), "ingen-periods-slut"),
        ("Beslutsdatum", date(2025, 11, 20), None),
        ("AR_Period_fg", date(2024, 2, 29), None),
    ],
)
def test_dagarna_i_grunddata(namn: str, dag: date, kod: str | None) -> None:
    grunddata = Grunddata({**BOKEN, namn: dag}, dict.fromkeys((*BOKEN, namn), "Grunddata!B5"), ())
    koder = {ett.kod for ett in prova_perioder(grunddata, {})} - {"perioder-omvanda"}
    assert koder == ({kod} if kod else set())


def test_en_bok_utan_perioder_har_inga_fel_dagar() -> None:
    assert sagt("Budget", date(2025, 6, 30), grunddata={}) == []


def test_bara_planen_har_historik_och_budget_vid_sina_arsskiften() -> None:
    planen = {"VP_Period": date(2026, 12, 31), "VP_Period_fg": AR}
    assert sagt("Historik", date(2020, 12, 31), grunddata=planen) == []
    assert sagt("Historik", date(2020, 6, 30), grunddata=planen) == ["period-utan-rapport"]
    assert sagt("Budget", date(2028, 12, 31), grunddata=planen) == []
