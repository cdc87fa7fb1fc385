"""Statens modell steg för steg, med de parametrar som följer med programmet."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import NOLL, ORE
from finsam_xl.regler.statlig_tilldelning import Parametrar, Tilldelningsunderlag, gallande, statlig_tilldelning
from finsam_xl.regler.trappa import Trappsteg, rimlig_niva

Fall = dict[str, Any]

FIL = tomllib.loads(
    (Path(__file__).parents[2] / "templates" / "parametrar.toml").read_text(encoding="utf-8"), parse_float=Decimal
)
PARAMETRAR = tuple(Parametrar(**rad) for rad in FIL["statlig_tilldelning"])
TRAPPA = tuple(Trappsteg(**rad) for rad in FIL["rimligt_eget_kapital"])
ENSAMT = Tilldelningsunderlag(
    ramanslag=Decimal(10_000_000),
    antal_forbund=1,
    forsorjningsmatt=Decimal(1),
    forsorjningsmatt_alla=Decimal(1),
    invanare=1,
    invanare_alla=1,
    eget_kapital=NOLL,
    rimlig_niva=NOLL,
)

belopp = st.decimals(0, 10**9, places=2)
forbund = st.lists(st.tuples(st.integers(1, 10**8), st.integers(1, 10**6)), min_size=1, max_size=80)


def test_statlig_tilldelning(fall: Fall) -> None:
    tilldelning = statlig_tilldelning(Tilldelningsunderlag(**fall["underlag"]), gallande(PARAMETRAR, int(fall["ar"])))

    for namn, vantat in fall["steg"].items():
        assert getattr(tilldelning, namn) == (None if vantat == "" else vantat), namn


def test_ramen_racker_inte_till_grundtilldelningen() -> None:
    with pytest.raises(ValueError, match="räcker inte till grundtilldelningen för 26 förbund"):
        statlig_tilldelning(replace(ENSAMT, antal_forbund=26), PARAMETRAR[1])


@pytest.mark.parametrize("saknas", [{"forsorjningsmatt_alla": NOLL}, {"invanare_alla": 0}])
def test_utan_statistik_finns_ingen_andel(saknas: dict[str, Any]) -> None:
    with pytest.raises(ZeroDivisionError):
        statlig_tilldelning(replace(ENSAMT, **saknas), PARAMETRAR[1])


@pytest.mark.parametrize(("ar", "antal"), [(2015, 0), (2016, 1), (2017, 1), (2018, 1), (2040, 1)])
def test_varje_ar_fran_2016_har_en_uppsattning_parametrar(ar: int, antal: int) -> None:
    if antal:
        assert gallande(PARAMETRAR, ar).grundtilldelning == 400_000
    else:
        with pytest.raises(ValueError, match="har 0 uppsättningar parametrar för 2015"):
            gallande(PARAMETRAR, ar)


def test_tva_uppsattningar_for_samma_ar() -> None:
    with pytest.raises(ValueError, match="har 2 uppsättningar parametrar för 2025"):
        gallande((*PARAMETRAR, PARAMETRAR[1]), 2025)


def test_sparren_gallde_bara_2016_och_2017() -> None:
    assert [gallande(PARAMETRAR, ar).sparr for ar in (2016, 2017, 2018)] == [Decimal("0.10"), Decimal("0.10"), None]


def test_varje_parameter_har_kalla() -> None:
    assert all([rad.kalla for rad in PARAMETRAR] + [steg.kalla for steg in TRAPPA])


def test_trappans_forval_ar_tjugo_procent_for_alla() -> None:
    assert rimlig_niva(Decimal(18_920_000), TRAPPA) == 3_784_000


@given(belopp, belopp, belopp, belopp)
def test_sparren_haller_minskningen_till_tio_procent(
    foregaende: Decimal, eget_kapital: Decimal, rimlig: Decimal, askat: Decimal
) -> None:
    underlag = replace(ENSAMT, foregaende=foregaende, eget_kapital=eget_kapital, rimlig_niva=rimlig, askat=askat)
    tilldelning = statlig_tilldelning(underlag, PARAMETRAR[0])

    assert tilldelning.beslut <= askat
    assert tilldelning.forslag >= tilldelning.modell
    if eget_kapital <= rimlig:
        assert tilldelning.forslag >= foregaende * Decimal("0.9") - ORE


@given(forbund, st.decimals(32_000_000, 10**9, places=2))
def test_alla_forbund_far_tillsammans_ramen(forbund: list[tuple[int, int]], ram: Decimal) -> None:
    behov, invanare = sum(matt for matt, _ in forbund), sum(antal for _, antal in forbund)
    modell = sum(
        statlig_tilldelning(
            replace(
                ENSAMT,
                ramanslag=ram,
                antal_forbund=len(forbund),
                forsorjningsmatt=Decimal(matt),
                forsorjningsmatt_alla=Decimal(behov),
                invanare=antal,
                invanare_alla=invanare,
            ),
            PARAMETRAR[1],
        ).modell
        for matt, antal in forbund
    )

    assert abs(modell - ram) <= len(forbund) * ORE


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_storre_behov_ger_aldrig_mindre(ett: int, annat: int) -> None:
    mindre, storre = (
        statlig_tilldelning(
            replace(ENSAMT, forsorjningsmatt=Decimal(matt), forsorjningsmatt_alla=Decimal(10**6)), PARAMETRAR[1]
        )
        for matt in sorted((ett, annat))
    )

    assert mindre.beslut <= storre.beslut
