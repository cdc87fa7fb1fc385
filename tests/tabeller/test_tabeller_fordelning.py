"""Fördelningens formler i arbetsboken mot regeln i Python, på sista decimalen."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_xl.belopp import avrunda
from finsam_xl.modell import Medlem, Part, Version
from finsam_xl.regler.fordelning import nyckel_forsorjningsmatt, nyckel_invanare, nyckel_vagd, steg
from tests.exemplet import UTAN_KRYMPNING, exempelskiss, exemplet, grunddata, kontrollerna, rad, siffror, skiss

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

MILJONDEL = Decimal("0.000001")
EXCELS_SIFFROR = {"exakt", "rest"}
"""Excel räknar med femton siffror: för miljontals kronor kan den sjätte decimalen bli en annan, men aldrig beloppet."""
FALT = ("exakt", "golv", "rest", "rang", "beraknad")
Kommun = tuple[Decimal, int, Decimal]


def _bokslut(kommuner: Sequence[Kommun], ram: int, **val: object) -> Bokslut:
    """Exemplet med andra kommuner (fast andel, invånare, försörjningsmått) och en annan ram (kr)."""
    medlemmar = tuple(
        Medlem(f"k{nr}", f"Kommun {nr}", Part.KOMMUN, andel=andel, invanare=folk, forsorjningsmatt=matt)
        for nr, (andel, folk, matt) in enumerate(kommuner)
    )
    ramen = next(rad for rad in exemplet().budget if (rad.post, rad.version) == ("kommuner", Version.VERKSAMHETSPLAN))
    andra = tuple(rad for rad in exemplet().budget if rad is not ramen)
    return grunddata(
        replace(exemplet(), medlemmar=medlemmar, budget=(*andra, replace(ramen, belopp=Decimal(ram)))), **val
    )


def _tal(skissen: Skiss, falt: str, medlem: str) -> Decimal:
    varde = skissen.namngiven(f"AR_FD_{falt}_{medlem}")
    assert isinstance(varde, (int, float))
    return Decimal(f"{varde:.15g}")


def _ska_vara_lika(bokslut: Bokslut, nyckel: Mapping[str, Decimal], ram: int, enhet: int) -> None:
    uttraknat = siffror(bokslut)
    for ett in steg(Decimal(ram), nyckel, Decimal(enhet)):
        for falt in FALT:
            slack = MILJONDEL if falt in EXCELS_SIFFROR else Decimal(0)
            assert abs(_tal(uttraknat, falt, ett.id) - getattr(ett, falt)) <= slack, (ett.id, falt)


_JAMNA = st.sampled_from([Decimal(tal) for tal in ("0", "1", "2", "2.5", "3.3", "5", "7.7", "10")])
_ANDELAR = st.lists(st.one_of(_JAMNA, st.decimals(0, 100, places=1)), min_size=25, max_size=45)
_RAMAR = st.integers(0, 60000)
_FA = settings(max_examples=4, deadline=None, phases=UTAN_KRYMPNING, suppress_health_check=list(HealthCheck))


@settings(_FA, max_examples=8)
@given(andelar=_ANDELAR.filter(any), ram=_RAMAR, i_tkr=st.booleans())
def test_fast_nyckel_delas_som_regeln_delar(andelar: list[Decimal], ram: int, i_tkr: bool) -> None:  # noqa: FBT001 - dras av hypothesis
    enhet = 1000 if i_tkr else 1
    bokslut = _bokslut([(andel, 0, Decimal(0)) for andel in andelar], ram * 1000, FD_Enhetsord="tkr" if i_tkr else "kr")
    nyckel = {f"k{nr}": andel for nr, andel in enumerate(andelar)}
    _ska_vara_lika(bokslut, nyckel, ram * 1000, enhet)


_FOLK = st.lists(st.tuples(st.integers(1, 120000), st.decimals(1, 999999, places=1)), min_size=20, max_size=40)


@_FA
@given(kommuner=_FOLK, ram=_RAMAR)
def test_nyckel_av_invanare_delas_som_regeln_delar(kommuner: list[tuple[int, Decimal]], ram: int) -> None:
    rader = [(Decimal(0), folk, matt) for folk, matt in kommuner]
    nyckel = nyckel_invanare({f"k{nr}": folk for nr, (folk, _) in enumerate(kommuner)})
    _ska_vara_lika(_bokslut(rader, ram * 1000, FD_Nyckel="invånare"), nyckel, ram * 1000, 1000)


@_FA
@given(kommuner=_FOLK, ram=_RAMAR)
def test_nyckel_av_forsorjningsmatt_delas_som_regeln_delar(kommuner: list[tuple[int, Decimal]], ram: int) -> None:
    rader = [(Decimal(0), folk, matt) for folk, matt in kommuner]
    nyckel = nyckel_forsorjningsmatt({f"k{nr}": matt for nr, (_, matt) in enumerate(kommuner)})
    _ska_vara_lika(_bokslut(rader, ram * 1000, FD_Nyckel="försörjningsmått"), nyckel, ram * 1000, 1000)


@_FA
@given(kommuner=_FOLK, ram=_RAMAR, vikt=st.sampled_from(["0", "0.5", "0.75", "1"]))
def test_vagd_nyckel_delas_som_regeln_delar(kommuner: list[tuple[int, Decimal]], ram: int, vikt: str) -> None:
    rader = [(Decimal(0), folk, matt) for folk, matt in kommuner]
    nyckel = nyckel_vagd(
        {f"k{nr}": folk for nr, (folk, _) in enumerate(kommuner)},
        {f"k{nr}": matt for nr, (_, matt) in enumerate(kommuner)},
        Decimal(vikt),
    )
    bokslut = _bokslut(rader, ram * 1000, FD_Nyckel="vägd", FD_Vikt=Decimal(vikt))
    _ska_vara_lika(bokslut, nyckel, ram * 1000, 1000)


def test_lika_rest_gar_till_den_med_storst_nyckel_och_sedan_i_medlemmarnas_ordning() -> None:
    andelar = [Decimal(tal) for tal in ("1", "3", "3", "1")]
    uttraknat = siffror(_bokslut([(andel, 0, Decimal(0)) for andel in andelar], 4000))
    assert [_tal(uttraknat, "rest", f"k{nr}") for nr in range(4)] == [Decimal("0.5")] * 4
    assert [_tal(uttraknat, "rang", f"k{nr}") for nr in range(4)] == [3, 1, 2, 4]
    assert [_tal(uttraknat, "beraknad", f"k{nr}") for nr in range(4)] == [0, 2000, 2000, 0]


def test_utan_nyckel_far_ingen_nagot() -> None:
    uttraknat = siffror(_bokslut([(Decimal(0), 0, Decimal(0))] * 3, 3000))
    assert [_tal(uttraknat, "exakt", f"k{nr}") for nr in range(3)] == [0, 0, 0]
    assert [_tal(uttraknat, "beraknad", f"k{nr}") for nr in range(3)] == [0, 0, 0]
    assert uttraknat.namngiven("AR_FD_andel_k0") == "–"


def test_vagd_nyckel_utan_matt_ger_ingen_nagot() -> None:
    uttraknat = siffror(_bokslut([(Decimal(1), 0, Decimal(0))] * 3, 3000, FD_Nyckel="vägd", FD_Vikt=Decimal("0.75")))
    assert [_tal(uttraknat, "exakt", f"k{nr}") for nr in range(3)] == [0, 0, 0]
    assert [_tal(uttraknat, "beraknad", f"k{nr}") for nr in range(3)] == [0, 0, 0]


def test_vagd_nyckel_med_bara_det_ena_mattet_sags_av_kontrollen() -> None:
    """Utan försörjningsmått väger invånarna sin fjärdedel; nyckeln är inte ett, och kontrollen säger det."""
    bokslut = _bokslut([(Decimal(1), 100, Decimal(0))] * 2, 4000, FD_Nyckel="vägd", FD_Vikt=Decimal("0.75"))
    assert kontrollerna(siffror(bokslut))["C36"].utfall == "FEL"


def test_exemplet_visar_stegen_bredvid_varandra() -> None:
    nyckel = {medlem.id: medlem.andel for medlem in exemplet().medlemmar if medlem.andel is not None}
    for ett in steg(Decimal(4730000), nyckel, Decimal(1000)):
        namn = next(medlem.namn for medlem in exemplet().medlemmar if medlem.id == ett.id)
        tryckt = rad(exempelskiss(), "ÅR Fördelning", namn)
        assert tryckt[:7] == [
            float(ett.andel),
            float(avrunda(ett.andel / 100, Decimal("0.01"))),
            float(ett.exakt),
            float(ett.golv),
            float(ett.rest),
            ett.rang,
            float(ett.beraknad / 1000),
        ]


def test_summan_av_nyckeln_ar_hundra_pa_sista_decimalen() -> None:
    """Tio andelar med en decimal blir i datorns tal 99,99999999999999 om summan inte avrundas."""
    assert exempelskiss().namngiven("AR_FD_summa_nyckel") == 100


@pytest.mark.parametrize(
    ("val", "text"),
    [
        ({}, "Nyckel: fast andel, nyckelår 2019. Fördelas i hela tkr"),
        ({"FD_Nyckel": "invånare", "FD_Enhetsord": "kr"}, "Nyckel: invånare, nyckelår 2019. Fördelas i hela kr"),
    ],
)
def test_texten_ovanfor_sager_vilken_nyckel_som_galler(val: dict[str, object], text: str) -> None:
    bokslut = grunddata(exemplet(), **val)
    if val:
        bokslut = replace(bokslut, medlemmar=tuple(replace(medlem, invanare=10) for medlem in bokslut.medlemmar))
    assert str(skiss(bokslut).varden["ÅR Fördelning"][3][0]).startswith(text)
