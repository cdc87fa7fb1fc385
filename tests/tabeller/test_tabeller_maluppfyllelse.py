"""Måluppfyllelsen i arbetsboken mot regeln i Python: poäng, sammanvägning, avsteg och insatser."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from finsam_xl.modell import Bedomning, Indikator, Matt
from finsam_xl.regler.malkontroll import malkontroll, poang, samlad_bedomning
from tests.exemplet import UTAN_KRYMPNING, exempelskiss, exemplet, grunddata, rad, siffror, skiss

if TYPE_CHECKING:
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

BLAD = "ÅR Måluppfyllelse"
BEDOMNING = st.sampled_from(Bedomning)
FA = settings(max_examples=3, deadline=None, phases=UTAN_KRYMPNING, suppress_health_check=list(HealthCheck))


def _mal(nr: int, bedomningar: list[Bedomning | None], avsteg: Bedomning | None = None) -> tuple[Indikator, ...]:
    """Ett mål med egna bedömningar; None är en indikator som ingen bedömt."""
    huvud = Indikator(str(nr), "", f"Målet {nr}", bedomning=avsteg, utfallstext="Skälet" if avsteg else "")
    under = (
        Indikator(str(nr), f"{nr}.{plats}", "Indikator", matt=Matt.EGEN_BEDOMNING, bedomning=bedomning)
        for plats, bedomning in enumerate(bedomningar, start=1)
    )
    return (huvud, *under)


def _med_mal(*malen: tuple[Indikator, ...]) -> Bokslut:
    return replace(exemplet(), mal=tuple(rad for malet in malen for rad in malet))


def _samlad(skissen: Skiss, nr: int) -> object:
    return skissen.namngiven(f"AR_MA_{nr}_samlad_poang")


@FA
@given(malen=st.lists(st.lists(st.one_of(BEDOMNING, st.none()), max_size=6), min_size=40, max_size=60))
def test_samlad_bedomning_ar_regelns(malen: list[list[Bedomning | None]]) -> None:
    uttraknat = siffror(_med_mal(*(_mal(nr, bedomningar) for nr, bedomningar in enumerate(malen, start=1))))
    for nr, bedomningar in enumerate(malen, start=1):
        gjorda = [bedomning for bedomning in bedomningar if bedomning is not None]
        assert _samlad(uttraknat, nr) == (poang(samlad_bedomning(gjorda)) if gjorda else "–")


@FA
@given(malen=st.lists(st.tuples(st.lists(BEDOMNING, max_size=3), BEDOMNING), min_size=20, max_size=30))
def test_ett_avsteg_galler_fore_indikatorerna(malen: list[tuple[list[Bedomning], Bedomning]]) -> None:
    uttraknat = siffror(_med_mal(*(_mal(nr, [*under], avsteg) for nr, (under, avsteg) in enumerate(malen, start=1))))
    assert [_samlad(uttraknat, nr) for nr, _ in enumerate(malen, start=1)] == [poang(avsteg) for _, avsteg in malen]


@settings(FA, max_examples=8)
@given(bedomningar=st.lists(st.one_of(BEDOMNING, st.none()), min_size=6, max_size=6))
def test_insatsernas_bedomning_vags_som_regelns(bedomningar: list[Bedomning | None]) -> None:
    kvar = iter(bedomningar)
    insatser = tuple(
        replace(insats, bedomning=next(kvar)) if insats.plats_malbedomning is not None else insats
        for insats in exemplet().insatser
    )
    gjorda = [bedomning for bedomning in bedomningar if bedomning is not None]
    vantat = poang(samlad_bedomning(gjorda)) if gjorda else "–"
    assert siffror(replace(exemplet(), insatser=insatser)).namngiven("AR_MA_insatser_poang") == vantat


@FA
@given(tal=st.lists(st.tuples(st.integers(0, 1000), st.integers(0, 1000), st.booleans()), min_size=30, max_size=50))
def test_en_enkatindikator_bedoms_ur_sina_tal(tal: list[tuple[int, int, bool]]) -> None:
    rader = [
        Indikator(
            "1",
            f"1.{nr}",
            "Fråga",
            matt=Matt.POSITIVT,
            lokalt=Decimal(lokalt) / 1000,
            jamforelse=Decimal(mot) / 1000,
            riktning="högst" if hogst else "minst",
        )
        for nr, (lokalt, mot, hogst) in enumerate(tal)
    ]
    uttraknat = siffror(_med_mal((Indikator("1", "", "Målet"), *rader)))
    for nr, rad_ in enumerate(rader):
        assert rad_.lokalt is not None
        assert rad_.jamforelse is not None
        vantat = poang(malkontroll(rad_.lokalt, rad_.jamforelse, rad_.riktning))
        assert uttraknat.namngiven(f"AR_MA_1_{nr}_poang") == vantat


@pytest.mark.parametrize("bedomning", list(Bedomning))
def test_bedomningen_trycks_med_skalans_ord(bedomning: Bedomning) -> None:
    uttraknad = skiss(_med_mal(_mal(1, [bedomning])))
    assert rad(uttraknad, BLAD, "1.1 Indikator")[-1] == bedomning.value
    assert rad(uttraknad, BLAD, "Mål 1. Målet 1")[0] == ""
    samlad = [varden for varden in uttraknad.varden[BLAD] if varden[0] == "Mål 1. Målet 1"][-1]
    assert samlad[1] == bedomning.value


def test_det_som_ingen_bedomt_trycks_som_ej_bedomd() -> None:
    uttraknad = skiss(_med_mal(_mal(1, [None]), _mal(2, [])))
    assert rad(uttraknad, BLAD, "1.1 Indikator")[-1] == "Ej bedömd"
    assert [varden[1] for varden in uttraknad.varden[BLAD][-2:]] == ["Ej bedömd", "Ej bedömd"]


def test_ett_avsteg_trycks_med_sitt_skal() -> None:
    uttraknad = skiss(_med_mal(_mal(1, [Bedomning.UPPFYLLD], Bedomning.DELVIS)))
    assert uttraknad.varden[BLAD][-1][1:3] == ["Avsteg: Skälet", "Delvis uppfylld"]


def test_utan_bedomda_insatser_finns_ingen_sadan_tabell() -> None:
    utan = replace(
        exemplet(), insatser=tuple(replace(insats, plats_malbedomning=None) for insats in exemplet().insatser)
    )
    assert "Insatsernas måluppfyllelse" not in [varden[0] for varden in skiss(utan).varden[BLAD]]


def test_en_listad_insats_utan_bedomning_trycks_som_ej_bedomd() -> None:
    utan = replace(
        exemplet(),
        insatser=tuple(
            replace(insats, bedomning=None) if insats.id == "safe" else insats for insats in exemplet().insatser
        ),
    )
    uttraknad = skiss(utan)
    assert rad(uttraknad, BLAD, "SAFE – samverkan för etablering")[2] == "Ej bedömd"
    assert rad(exempelskiss(), BLAD, "Ungdomsboozt")[2] == "Uppfylld till övervägande del"


def _om_eget_kapital(bokslut: Bokslut) -> str:
    (text,) = (
        str(varden[1]) for varden in skiss(bokslut).varden[BLAD] if str(varden[0]).startswith("3.1 Det egna kapitalet")
    )
    return text.replace("\u00a0", " ")


def test_eget_kapital_mot_malet_sags_i_ord_i_rapportens_enhet() -> None:
    slut = "Utgående eget kapital är 7 502 tkr, det vill säga 40 %."
    assert _om_eget_kapital(exemplet()) == f"20 % av 18 920 är 3 784 tkr. {slut}"
    assert _om_eget_kapital(grunddata(exemplet(), AR_Enhetsord="kr")) == (
        "20 % av 18 920 000 är 3 784 000 kr. Utgående eget kapital är 7 502 200 kr, det vill säga 40 %."
    )


def test_eget_kapital_mot_malet_utan_intakter_har_ingen_andel() -> None:
    utan = grunddata(replace(exemplet(), budget=()), EK_Bas="budgeterade intäkter")
    assert _om_eget_kapital(utan) == "20 % av 0 är 0 tkr. Utgående eget kapital är 7 502 tkr, det vill säga –."
