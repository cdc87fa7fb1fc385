"""Verksamheten i siffror: talen i sin enhet, ur konton eller ifyllda, och parternas del av årets tilldelning."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from finsam_xl.figurer.ident import namndel
from finsam_xl.modell import Bladprefix, Talenhet, Verksamhetstal
from finsam_xl.rapporter.slag import HALVARSREDOVISNING
from tests.exemplet import exemplet, halvaret, rad, skiss

BLAD = "ÅR Verksamhet"


def tal(enhet: Talenhet, varde: str | None = None, konton: str = "") -> Verksamhetstal:
    exakt_varde = None if varde is None else Decimal(varde)
    return Verksamhetstal(Bladprefix.AR, "talet", "Avsnittet", "Talet", enhet, exakt_varde, konton)


def visat(*talen: Verksamhetstal) -> dict[object, list[object]]:
    """Vad årsredovisningens blad visar per uppgift."""
    skissen = skiss(replace(exemplet(), verksamhetstal=talen))
    return {ett.uppgift: list(rad(skissen, BLAD, ett.uppgift)) for ett in talen}


def exakt(ett: Verksamhetstal) -> object:
    """Talet i Poster: pengar i kr."""
    return skiss(replace(exemplet(), verksamhetstal=(ett,))).namngiven("AR_VT_talet")


def saldo(konto: str) -> Decimal:
    bokslut = exemplet()
    return sum(
        (ett.belopp for ett in bokslut.saldon if ett.konto == konto and ett.period == bokslut.grunddata["AR_Period"]),
        Decimal(0),
    )


@pytest.mark.parametrize(
    ("enhet", "varde", "vantat"),
    [
        (Talenhet.ANTAL, "4", 4),
        (Talenhet.ANTAL, "0.75", 0.75),
        (Talenhet.PROCENT, "55", 55),
        (Talenhet.AR, "2018", 2018),
        (Talenhet.KR, "76627", 76627),
        (Talenhet.MKR, "13.3", 13.3),
        (Talenhet.TKR, "-23", -23),
        (Talenhet.ANTAL, "0", 0),
    ],
)
def test_ett_ifyllt_tal_visas_i_sin_enhet(enhet: Talenhet, varde: str, vantat: float) -> None:
    assert visat(tal(enhet, varde))["Talet"][:2] == [vantat, str(enhet)]


def test_ett_tal_som_inte_ar_ifyllt_ar_tomt() -> None:
    assert visat(tal(Talenhet.ANTAL))["Talet"][:2] == ["", "antal"]


def test_ett_tal_ur_konton_ar_deras_saldo_i_enheten() -> None:
    kronor = saldo("7210") + saldo("7510")
    assert kronor > 0
    i_tkr, i_mkr = (visat(tal(enhet, konton="7210; 7510;"))["Talet"][0] for enhet in (Talenhet.TKR, Talenhet.MKR))
    assert i_tkr == float((kronor / 1000).quantize(Decimal(1)))
    assert i_mkr == float((kronor / 1_000_000).quantize(Decimal("0.1")))
    assert exakt(tal(Talenhet.MKR, konton="7210; 7510")) == float(kronor)


def test_pengar_star_i_kronor_i_poster() -> None:
    assert exakt(tal(Talenhet.MKR, "13.3")) == pytest.approx(13_300_000)
    assert exakt(tal(Talenhet.PROCENT, "55")) == 55


def test_rader_i_samma_avsnitt_star_ihop_i_bladets_ordning() -> None:
    talen = tuple(
        Verksamhetstal(Bladprefix.AR, namndel(uppgift), avsnitt, uppgift, Talenhet.ANTAL, Decimal(1))
        for avsnitt, uppgift in (("Styrelse", "Möten"), ("Kansli", "Tjänster"), ("Styrelse", "Resor"))
    )
    skissen = skiss(replace(exemplet(), verksamhetstal=talen))
    assert [celler[0] for celler in skissen.varden[BLAD][4:]] == ["Styrelse", "Möten", "Resor", "Kansli", "Tjänster"]


def test_en_annan_rapports_tal_ger_inget_blad() -> None:
    annan = replace(tal(Talenhet.ANTAL, "4"), rapport=Bladprefix.VP)
    skissen = skiss(replace(exemplet(), verksamhetstal=(annan,)))
    assert BLAD not in [grid.name for grid in skissen.rapport.blad]


def test_halvaret_har_tilldelningen_ocksa_utan_egna_tal() -> None:
    skissen = skiss(replace(halvaret(), verksamhetstal=()), HALVARSREDOVISNING)
    assert rad(skissen, "HR Verksamhet", "Årets tilldelning")[:2] == [13319000, ""]
    assert rad(skissen, "HR Verksamhet", "Region Gävleborg")[:2] == [3329750, 0.25]


def test_utan_budget_ar_tilldelningen_och_andelen_tomma() -> None:
    """En budget som ingen har skrivit är ingen nolla."""
    skissen = skiss(replace(halvaret(), budget=()), HALVARSREDOVISNING)
    assert rad(skissen, "HR Verksamhet", "Kommunerna")[:2] == ["", ""]
