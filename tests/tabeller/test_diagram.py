"""Bladet Diagram: talen är tabellernas egna, många insatser blir få staplar, och det som inte går att rita sägs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.layout.chart import Drawn
from finsam_xl.layout.expr import Figure, figures
from finsam_xl.layout.table import Line
from finsam_xl.layout.value import Value
from finsam_xl.modell import Dimension, Version
from finsam_xl.tabeller.diagram.blad import arets, halvarets, planens
from tests.exemplet import exemplet, grunddata, halvaret
from tests.planexemplet import planen

if TYPE_CHECKING:
    from finsam_xl.layout.table import Row, Sheet, Table
    from finsam_xl.modell import Bokslut, Insats


def _blad(bokslut: Bokslut) -> Sheet:
    return arets(underlag(bokslut, "AR"))


def _tabell(bokslut: Bokslut, ident: str) -> Table:
    return next(ett for ett in _blad(bokslut).tables if ett.ident == ident)


def _siffror(rad: Row, kolumn: str) -> list[str]:
    cell = rad.cells[kolumn]
    return [ett.ident for ett in figures(cell.expr)] if isinstance(cell, Value) else []


def test_varje_rapport_har_sina_diagram_under_sina_tabeller() -> None:
    for blad, antal in (
        (_blad(exemplet()), 5),
        (halvarets(underlag(halvaret(), "HR")), 4),
        (planens(underlag(planen(), "VP")), 3),
    ):
        assert len(blad.charts) == len(blad.tables) == antal
        for tabell, diagram in zip(blad.tables, blad.charts, strict=True):
            assert diagram.table == tabell.ident
            assert diagram.beneath
            assert diagram.rows == tuple(rad.ident for rad in tabell.rows)
            assert len(set(diagram.rows)) == len(diagram.rows)
            assert diagram.columns == tuple(kolumn.ident for kolumn in tabell.columns)


def test_aren_ar_staende_och_resten_liggande() -> None:
    slagen = {ett.table: ett.drawn for ett in _blad(exemplet()).charts}
    assert slagen.pop("DIA_FO") is Drawn.COLUMNS
    assert set(slagen.values()) == {Drawn.BARS}


def test_kostnader_ritas_positiva_hur_tabellen_an_visar_dem() -> None:
    """Insatsmedel är negativa i Poster: vänds de i tabellen vänds de inte en gång till."""
    for tecken in ("negativa", "positiva"):
        tabell = _tabell(grunddata(exemplet(), AR_Tecken_drift=tecken), "DIA_DR")
        insatsmedel = next(rad for rad in tabell.rows if "insatsmedel" in rad.ident)
        staten = next(rad for rad in tabell.rows if "stat" in rad.ident)
        kostnad, intakt = insatsmedel.cells["utfall"], staten.cells["utfall"]
        assert isinstance(kostnad, Value)
        assert isinstance(intakt, Value)
        assert kostnad.expr == -Figure("DR_insatsmedel", True)
        assert intakt.expr == Figure("DR_stat", True)


def test_forbundets_etiketter_foljer_med() -> None:
    bokslut = replace(exemplet(), etiketter={("DR", "insatsmedel"): "Våra insatser"})
    assert "Våra insatser" in [rad.label for rad in _tabell(bokslut, "DIA_DR").rows]


def _med_insatser(antal: int) -> Bokslut:
    bokslut = exemplet()
    mall: Insats = bokslut.samverkansinsatser[0]
    rad = next(ett for ett in bokslut.objektsaldon if ett.dimension is Dimension.INSATS and ett.id)
    nya = tuple(
        replace(mall, id=f"ny_{nr}", namn=f"Insats {nr} " + "x" * 70, ordning=nr, plats_deltagare=nr, kvinnor=nr, man=1)
        for nr in range(1, antal + 1)
    )
    egna = tuple(replace(rad, id=ett.id, belopp=Decimal(1000 * nr)) for nr, ett in enumerate(nya, start=1))
    andra = tuple(ett for ett in bokslut.objektsaldon if ett.dimension is not Dimension.INSATS)
    budget = tuple(ett for ett in bokslut.budget if not ett.insats)
    return replace(bokslut, insatser=nya, objektsaldon=(*andra, *egna), budget=budget)


def test_manga_insatser_blir_de_dyraste_och_en_stapel_for_resten() -> None:
    tabell = _tabell(_med_insatser(104), "DIA_SI")
    assert len(tabell.rows) == 20
    assert [rad.ident for rad in tabell.rows][:3] == ["IN_ny_104", "IN_ny_103", "IN_ny_102"]
    resten = tabell.rows[-1]
    assert resten.label == "Övriga insatser (85)"
    visade = {ett for rad in tabell.rows[:-1] for ett in _siffror(rad, "utfall")}
    assert len(visade) == 19
    assert visade.isdisjoint(_siffror(resten, "utfall"))
    assert len(visade | {*_siffror(resten, "utfall")}) == 104


def test_manga_deltagartal_blir_de_storsta_och_resten() -> None:
    tabell = _tabell(_med_insatser(104), "DIA_DT")
    assert len(tabell.rows) == 16
    assert len(_siffror(tabell.rows[-1], "kvinnor")) == 89
    assert all(isinstance(rad, Line) for rad in tabell.rows)


def test_en_ensam_insats_ar_en_stapel() -> None:
    assert [rad.ident for rad in _tabell(_med_insatser(1), "DIA_SI").rows] == ["IN_ny_1"]


def _utan_data(ident: str) -> Bokslut:
    bokslut = exemplet()
    match ident:
        case "DIA_FO":
            utan_fg = tuple(ett for ett in bokslut.saldon if ett.period.year == 2025)
            return replace(bokslut, historik=(), saldon=tuple(replace(ett, ib=Decimal(0)) for ett in utan_fg))
        case "DIA_DR":
            return replace(bokslut, budget=tuple(ett for ett in bokslut.budget if ett.version != Version.PROGNOS))
        case "DIA_NOT1":
            return replace(bokslut, saldon=())
        case "DIA_SI":
            return replace(bokslut, objektsaldon=())
        case _:
            return replace(bokslut, insatser=tuple(replace(ett, kvinnor=None, man=None) for ett in bokslut.insatser))


@pytest.mark.parametrize("ident", ["DIA_FO", "DIA_DR", "DIA_NOT1", "DIA_SI", "DIA_DT"])
def test_ett_diagram_utan_tal_ritas_inte_och_det_sags(ident: str) -> None:
    blad = _blad(_utan_data(ident))
    assert ident not in {ett.table for ett in blad.charts}
    tabell = next(ett for ett in blad.tables if ett.ident == ident)
    assert tabell.rows == ()
    assert str(tabell.notes[0]).startswith("Diagrammet ritas inte: ")


def test_ett_ar_utan_historik_mellan_andra_star_kvar() -> None:
    bokslut = exemplet()
    utan = tuple(ett for ett in bokslut.historik if ett.period != date(2022, 12, 31))
    assert [rad.label for rad in _tabell(replace(bokslut, historik=utan), "DIA_FO").rows] == [
        f"År {ar}" for ar in range(2021, 2026)
    ]
    utan_de_forsta = tuple(ett for ett in bokslut.historik if ett.period.year > 2022)
    assert [rad.label for rad in _tabell(replace(bokslut, historik=utan_de_forsta), "DIA_FO").rows] == [
        f"År {ar}" for ar in range(2023, 2026)
    ]
