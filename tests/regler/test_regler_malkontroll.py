"""Målkontroll: måttet avgör bedömningen, och flera bedömningar blir en."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, avrunda
from finsam_xl.modell import Bedomning, Matt
from finsam_xl.regler.malkontroll import (
    Jamforelsegrund,
    Riktning,
    fran_svar,
    jamfor,
    malkontroll,
    poang,
    samlad_bedomning,
)

Fall = dict[str, Any]

andelar = st.decimals(0, 1, places=4)
bedomningar = st.lists(st.sampled_from(Bedomning), min_size=1, max_size=15)
svar = st.lists(st.integers(0, 500), min_size=4, max_size=6).filter(any)


def test_malkontroll(fall: Fall) -> None:
    assert malkontroll(fall["utfall"], fall["grans"], fall["riktning"]) == fall["bedomning"]


def test_malkontroll_galler_minst_om_inget_annat_sags() -> None:
    assert malkontroll(Decimal(1), Decimal(0)) is Bedomning.UPPFYLLD


def test_okand_riktning() -> None:
    with pytest.raises(ValueError, match=r"«lagom» finns inte. Skriv minst eller högst"):
        malkontroll(Decimal(1), Decimal(0), "lagom")


def test_fran_svar(fall: Fall) -> None:
    assert avrunda(100 * fran_svar(fall["antal"], Matt(fall["matt"])), KRONA) == fall["procent"]


def test_fran_svar_med_vet_ej(fall: Fall) -> None:
    assert avrunda(100 * fran_svar(fall["antal"], Matt(fall["matt"]), fall["vet_ej"]), KRONA) == fall["procent"]


def test_fran_svar_gar_inte(fall: Fall) -> None:
    with pytest.raises(ValueError, match=re.escape(fall["text"])):
        fran_svar(fall["antal"], Matt(fall["matt"]))


def test_negativt_antal_vet_ej() -> None:
    with pytest.raises(ValueError, match="negativt"):
        fran_svar([1, 1, 1, 1], Matt.POSITIVT, vet_ej=-1)


def test_utan_svar_finns_ingen_andel() -> None:
    with pytest.raises(ZeroDivisionError):
        fran_svar([0, 0, 0, 0], Matt.POSITIVT)


def test_jamfor(fall: Fall) -> None:
    matt, mot = Matt(fall["matt"]), Jamforelsegrund(fall["mot"])
    jamforelse = jamfor(fall["lokalt"], fall["jamforelsetal"], matt, mot)

    assert (jamforelse.matt, jamforelse.mot) == (matt, mot)
    assert (jamforelse.lokalt, jamforelse.jamforelsetal) == (fall["lokalt"], fall["jamforelsetal"])
    assert (jamforelse.procentenheter, jamforelse.bedomning) == (fall["procentenheter"], fall["bedomning"])


def test_jamfor_at_andra_hallet() -> None:
    fler_ar_samre = jamfor(
        Decimal("0.2"), Decimal("0.3"), Matt.POSITIVT, Jamforelsegrund.FORRA_ARET, riktning=Riktning.HOGST
    )

    assert fler_ar_samre.bedomning is Bedomning.UPPFYLLD


def test_samlad_bedomning(fall: Fall) -> None:
    assert samlad_bedomning([Bedomning(text) for text in fall["bedomningar"]]) == fall["samlad"]


def test_inga_bedomningar() -> None:
    with pytest.raises(ValueError, match="inga bedömningar att väga samman"):
        samlad_bedomning([])


def test_poangen_foljer_skalan() -> None:
    assert [poang(bedomning) for bedomning in Bedomning] == [3, 2, 1, 0]


@given(andelar, andelar)
def test_riktningarna_motsager_varandra_utom_pa_gransen(utfall: Decimal, grans: Decimal) -> None:
    minst = malkontroll(utfall, grans, Riktning.MINST)
    hogst = malkontroll(utfall, grans, Riktning.HOGST)

    assert (minst == hogst == Bedomning.UPPFYLLD) == (utfall == grans)
    assert Bedomning.UPPFYLLD in {minst, hogst}


@given(svar)
def test_klart_positivt_ar_aldrig_mer_an_positivt(antal: list[int]) -> None:
    klart, positivt = fran_svar(antal, Matt.KLART_POSITIVT), fran_svar(antal, Matt.POSITIVT)

    assert 0 <= klart <= positivt <= 1


@given(svar, st.integers(0, 100))
def test_vet_ej_kan_bara_sanka_andelen(antal: list[int], vet_ej: int) -> None:
    assert fran_svar(antal, Matt.POSITIVT, vet_ej) <= fran_svar(antal, Matt.POSITIVT)


@given(bedomningar)
def test_samlad_bedomning_ligger_mellan_samst_och_bast(bedomningar: list[Bedomning]) -> None:
    tal = [poang(bedomning) for bedomning in bedomningar]

    assert min(tal) <= poang(samlad_bedomning(bedomningar)) <= max(tal)


@given(bedomningar, st.randoms(use_true_random=False))
def test_ordningen_spelar_ingen_roll(bedomningar: list[Bedomning], slump: Any) -> None:
    omkastade = list(bedomningar)
    slump.shuffle(omkastade)

    assert samlad_bedomning(omkastade) is samlad_bedomning(bedomningar)


@given(bedomningar, st.integers(0, 14))
def test_en_battre_bedomning_gor_aldrig_det_samlade_samre(bedomningar: list[Bedomning], plats: int) -> None:
    battre = list(bedomningar)
    battre[plats % len(battre)] = Bedomning.UPPFYLLD

    assert poang(samlad_bedomning(battre)) >= poang(samlad_bedomning(bedomningar))


@given(bedomningar)
def test_uppfylld_kraver_att_alla_ar_det(bedomningar: list[Bedomning]) -> None:
    alla = set(bedomningar) == {Bedomning.UPPFYLLD}

    assert (samlad_bedomning(bedomningar) is Bedomning.UPPFYLLD) == alla
