"""Fördelning: delarna blir alltid beloppet, och varje steg går att följa."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import KRONA, NOLL, TUSEN, avrunda
from finsam_xl.inputs.uppgifter import GRUNDDATA
from finsam_xl.parametrar import statens_modell
from finsam_xl.regler.fordelning import (
    fordela,
    nyckel_forsorjningsmatt,
    nyckel_invanare,
    nyckel_vagd,
    steg,
)

Fall = dict[str, Any]
MILJONDEL = Decimal("0.000001")

enheter = st.sampled_from([KRONA, TUSEN])
antal_enheter = st.integers(0, 10**9).map(Decimal)
andel = st.decimals(0, 10**6, places=3) | st.integers(0, 200_000).map(Decimal)
nycklar = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=4), andel, min_size=1, max_size=40).filter(
    lambda nyckel: any(nyckel.values())
)


def test_fordela(fall: Fall) -> None:
    assert fordela(fall["belopp"], fall["andelar"], fall["enhet"]) == fall["delar"]


def test_tryckt_mot_regel(fall: Fall) -> None:
    beraknat = fordela(fall["belopp"], fall["andelar"])

    assert {kommun: fall["tryckt"][kommun] - beraknat[kommun] for kommun in beraknat} == fall["skillnad"]
    assert sum(fall["tryckt"].values()) == fall["belopp"] == sum(beraknat.values())


def test_avrundning_var_for_sig(fall: Fall) -> None:
    delar = steg(fall["belopp"], fall["andelar"])

    assert sum(avrunda(medlem.exakt, KRONA) for medlem in delar) == fall["summa_av_avrundade"]
    assert sum(medlem.beraknad for medlem in delar) == fall["belopp"]


def test_steg(fall: Fall) -> None:
    medlemmar = steg(fall["belopp"], fall["andelar"], fall["enhet"])

    for falt in ("id", "exakt", "golv", "rest", "rang", "beraknad"):
        assert [getattr(medlem, falt) for medlem in medlemmar] == fall[falt], falt
    assert [medlem.andel for medlem in medlemmar] == list(fall["andelar"].values())


def test_fordela_gar_inte(fall: Fall) -> None:
    with pytest.raises(ValueError, match=re.escape(fall["text"])):
        fordela(fall["belopp"], fall["andelar"], fall["enhet"])


def test_vagd_nyckel(fall: Fall) -> None:
    assert nyckel_vagd(fall["invanare"], fall["forsorjningsmatt"], fall["vikt"]) == fall["andelar"]


def test_vagd_nyckel_gar_inte(fall: Fall) -> None:
    with pytest.raises(ValueError, match=re.escape(fall["text"])):
        nyckel_vagd(fall["invanare"], fall["forsorjningsmatt"], fall["vikt"])


def test_vagd_nyckel_vager_som_staten_om_inget_annat_sags() -> None:
    """Statens vikt är beslutad och står i parametrar.toml; Grunddatas förval är den som gäller."""
    (gallande,) = (rad for rad in statens_modell() if rad.till_ar is None)
    (forvald,) = (uppgift.forval for uppgift in GRUNDDATA if uppgift.namn == "FD_Vikt")
    assert Decimal(str(forvald)) == gallande.vikt_forsorjningsmatt
    matt = {"a": Decimal(40), "b": Decimal(60)}
    assert nyckel_vagd({"a": 300, "b": 700}, matt, gallande.vikt_forsorjningsmatt)["a"] == Decimal("0.375")


def test_nyckel_ar_medlemmarnas_egna_tal() -> None:
    assert nyckel_invanare({"gavle": 102_904}) == {"gavle": Decimal(102_904)}
    assert nyckel_forsorjningsmatt({"gavle": Decimal("1234.5")}) == {"gavle": Decimal("1234.5")}


@given(antal_enheter, nycklar, enheter)
def test_delarna_ar_tillsammans_beloppet(antal: Decimal, andelar: dict[str, Decimal], enhet: Decimal) -> None:
    delar = fordela(antal * enhet, andelar, enhet)

    assert sum(delar.values()) == antal * enhet
    assert all(del_ % enhet == 0 for del_ in delar.values())


@given(antal_enheter, nycklar, enheter)
def test_varje_del_ligger_inom_en_enhet_fran_den_exakta(
    antal: Decimal, andelar: dict[str, Decimal], enhet: Decimal
) -> None:
    for medlem in steg(antal * enhet, andelar, enhet):
        assert 0 <= medlem.beraknad / enhet - medlem.golv <= 1
        assert abs(medlem.beraknad / enhet - medlem.exakt) < 1


@given(antal_enheter, nycklar)
def test_utan_andel_ingen_del(antal: Decimal, andelar: dict[str, Decimal]) -> None:
    assert all(medlem.beraknad == 0 for medlem in steg(antal, andelar) if medlem.andel == 0)


@given(antal_enheter, nycklar)
def test_storre_andel_far_aldrig_mindre(antal: Decimal, andelar: dict[str, Decimal]) -> None:
    efter_andel = sorted(steg(antal, andelar), key=lambda medlem: medlem.andel)

    for mindre, storre in pairwise(efter_andel):
        if mindre.andel < storre.andel:
            assert mindre.beraknad <= storre.beraknad


@given(antal_enheter, nycklar, st.randoms(use_true_random=False))
def test_ordningen_spelar_roll_bara_mellan_lika_andelar(
    antal: Decimal, andelar: dict[str, Decimal], slump: Any
) -> None:
    omkastade = list(andelar)
    slump.shuffle(omkastade)
    nya = fordela(antal, {medlem: andelar[medlem] for medlem in omkastade})

    for medlem, del_ in fordela(antal, andelar).items():
        if list(andelar.values()).count(andelar[medlem]) == 1:
            assert nya[medlem] == del_


@given(antal_enheter, nycklar)
def test_lika_andelar_skiljer_hogst_en_enhet_och_den_forsta_gar_fore(
    antal: Decimal, andelar: dict[str, Decimal]
) -> None:
    medlemmar = steg(antal, andelar)

    for forst, sedan in ((a, b) for i, a in enumerate(medlemmar) for b in medlemmar[i + 1 :] if a.andel == b.andel):
        assert 0 <= forst.beraknad - sedan.beraknad <= 1


@given(antal_enheter, nycklar)
def test_enheterna_som_blev_over_gick_till_dem_som_star_forst_i_kon(
    antal: Decimal, andelar: dict[str, Decimal]
) -> None:
    ko = sorted(steg(antal, andelar), key=lambda medlem: medlem.rang)
    fick = [medlem.beraknad > medlem.golv for medlem in ko]

    assert [medlem.rang for medlem in ko] == list(range(1, len(ko) + 1))
    assert fick == sorted(fick, reverse=True)
    assert [medlem.rest for medlem in ko] == sorted((medlem.rest for medlem in ko), reverse=True)


@given(antal_enheter, nycklar)
def test_stegen_hanger_ihop(antal: Decimal, andelar: dict[str, Decimal]) -> None:
    for medlem in steg(antal, andelar):
        assert medlem.golv + medlem.rest == medlem.exakt == avrunda(medlem.exakt, MILJONDEL)
        assert 0 <= medlem.rest < 1


@given(
    st.dictionaries(st.text("abcd", min_size=1, max_size=3), st.tuples(st.integers(1, 10**6), st.integers(1, 10**9)))
)
def test_vagda_andelar_ar_tillsammans_ett(underlag: dict[str, tuple[int, int]]) -> None:
    if underlag:
        invanare = {medlem: personer for medlem, (personer, _) in underlag.items()}
        behov = {medlem: Decimal(matt) for medlem, (_, matt) in underlag.items()}
        andelar = nyckel_vagd(invanare, behov, Decimal("0.75"))

        assert abs(sum(andelar.values(), NOLL) - 1) <= len(underlag) * Decimal("1E-12")
