"""Reglerna som gör verifikationer av publicerade årsbelopp, och vad de säger om data som inte går ihop."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import ORE
from finsam_xl.exempel.bokningar import arets_bokningar
from finsam_xl.exempel.delning import delbelopp, jamnt

if TYPE_CHECKING:
    from finsam_xl.exempel.exempeldata import Exempel, Postnyckel

HYRA = ("not 2 kostnader", "Lokalhyra")
OVRIGA = ("not 2 kostnader", "Övriga kostnader")
INSATSMEDEL = ("not 2 kostnader", "Insatsmedel")
SEMESTER = ("not 4 skulder", "Upplupna semesterlöner")


@given(st.integers(-(10**12), 10**12), st.integers(1, 366))
def test_jamna_delar_summerar_och_skiljer_hogst_ett_ore(ore: int, antal: int) -> None:
    delar = jamnt(ore * ORE, antal)
    assert len(delar) == antal
    assert sum(delar) == ore * ORE
    assert max(delar) - min(delar) <= ORE


def test_orena_som_blir_over_kommer_forst() -> None:
    assert jamnt(Decimal(100), 3) == (Decimal("33.34"), Decimal("33.33"), Decimal("33.33"))


def med_belopp(exempel: Exempel, post: Postnyckel, kronor: int) -> Exempel:
    return replace(exempel, belopp={**exempel.belopp, post: {2025: Decimal(kronor), 2024: Decimal(kronor)}})


def test_raden_utan_egen_del_far_resten(exempel: Exempel) -> None:
    rader = [rad for rad in exempel.resultatrader if rad.post == OVRIGA]
    delar = {rad.konto: belopp for rad, belopp in delbelopp(rader, exempel.belopp, 2025)}
    assert sum(delar.values()) == exempel.belopp[OVRIGA][2025]
    storre = med_belopp(exempel, OVRIGA, int(exempel.belopp[OVRIGA][2025]) + 500)
    andrade = {rad.konto: belopp for rad, belopp in delbelopp(rader, storre.belopp, 2025)}
    assert {konto for konto, belopp in andrade.items() if belopp != delar[konto]} == {"6540"}


@pytest.mark.parametrize(("post", "kronor"), [(INSATSMEDEL, 16_808_001), (INSATSMEDEL, 1), (OVRIGA, 1)])
def test_delar_som_inte_ar_posten_godtas_inte(exempel: Exempel, post: Postnyckel, kronor: int) -> None:
    with pytest.raises(ValueError, match=f"{post[1]} 2025: delarna skiljer sig"):
        arets_bokningar(med_belopp(exempel, post, kronor), 2025)


def test_tva_rader_kan_inte_bada_fa_resten(exempel: Exempel) -> None:
    hyra = next(rad for rad in exempel.resultatrader if rad.post == HYRA)
    with pytest.raises(ValueError, match="lämna en rad tom"):
        list(delbelopp((hyra, hyra), exempel.belopp, 2025))


def test_en_skuld_storre_an_kostnaden_den_kommer_ur_godtas_inte(exempel: Exempel) -> None:
    with pytest.raises(ValueError, match="Upplupna semesterlöner: 1,00 kr ryms inte"):
        arets_bokningar(med_belopp(exempel, SEMESTER, 132_001), 2024)


def test_ett_belopp_utan_manad_godtas_inte(exempel: Exempel) -> None:
    utan = tuple(replace(rad, manader={2025: ()}) if rad.post == HYRA else rad for rad in exempel.resultatrader)
    with pytest.raises(ValueError, match=r"Lokalhyra 2025: .* ingen månad"):
        arets_bokningar(replace(exempel, resultatrader=utan), 2025)


def test_en_insatsagares_skuld_ar_dess_senaste_rekvisitioner(exempel: Exempel) -> None:
    """Hofors har en insats, Trygg ung: skulden är en del av decembers rekvisition, resten är betald."""
    hofors = next(rad for rad in exempel.balansrader if rad.motpart == "hofors")
    skuld = [bokning for bokning in arets_bokningar(exempel, 2025) if bokning.objekt == hofors.objekt]
    nya = [bokning for bokning in skuld if bokning.konto == hofors.konto and bokning.belopp < 0]
    assert [(bokning.text, -bokning.belopp) for bokning in nya] == [
        ("Rekvisition Trygg ung, december", exempel.belopp[hofors.post][2025])
    ]


def test_forutbetald_hyra_blir_arets_forsta_hyror(exempel: Exempel) -> None:
    forbrukad = [b for b in arets_bokningar(exempel, 2025) if b.konto == "1710" and b.belopp < 0]
    assert [bokning.datum.month for bokning in forbrukad] == [1, 2, 3, 4]
    assert (
        -sum(bokning.belopp for bokning in forbrukad)
        == exempel.belopp["not 3 fordringar", "Förutbetalda kostnader"][2024]
    )
