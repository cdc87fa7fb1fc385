"""Kontrollbladet: levande formler, en summering, och var varje siffra trycks."""

from __future__ import annotations

import pytest

from finsam_xl.kontroller import Utfall
from finsam_xl.kontroller.blad import FORSTA_RAD, KOLUMNER
from finsam_xl.kontroller.register import tillhorande
from tests.andringar import bokfor
from tests.exemplet import exempelskiss, exemplet, siffror

BLAD = exempelskiss().rapport.kontrollblad


def _rader() -> list[list[object]]:
    antal = len(exempelskiss().rapport.kontroller)
    return [
        [exempelskiss().cell(BLAD, rad, kolumn) for kolumn in range(1, len(KOLUMNER) + 1)]
        for rad in range(FORSTA_RAD, FORSTA_RAD + antal)
    ]


def test_bladet_har_en_rad_per_kontroll_i_ordning() -> None:
    """Sist kontrollen som byggs av rapportens egna tabeller."""
    *rader, summorna = _rader()
    assert [rad[0] for rad in rader] == [ett.id for ett in tillhorande("AR")]
    assert [rad[1] for rad in rader] == [ett.titel for ett in tillhorande("AR")]
    assert summorna[0] == "F59"
    assert all(rad[KOLUMNER.index("Vad det betyder")] and rad[KOLUMNER.index("Källa")] for rad in _rader())


def test_summeringen_ar_antalet_av_varje_utfall() -> None:
    utfall = [rad[2] for rad in _rader()]
    for ett in Utfall:
        assert exempelskiss().namngiven(f"AR_KONTROLL_{ett.name.lower()}") == utfall.count(ett.value)


def test_summeringen_foljer_med_nar_nagot_brister() -> None:
    fore = exempelskiss().namngiven("AR_KONTROLL_fel")
    assert fore == 0
    assert siffror(bokfor(exemplet(), {"6530": 5000})).namngiven("AR_KONTROLL_fel") == 5


@pytest.mark.parametrize(
    ("ident", "celler"),
    [
        ("C06", {"ÅR Balansräkning!C9", "ÅR Balansräkning!C15"}),
        ("F08", set()),
        ("C33", {"ÅR Driftredovisning!B10", "ÅR Driftredovisning!C10"}),
    ],
)
def test_kontrollen_namner_de_tryckta_celler_den_ror(ident: str, celler: set[str]) -> None:
    (rad,) = (rad for rad in exempelskiss().rapport.kontroller if rad.kontroll.id == ident)
    assert celler <= set(rad.celler)
    assert bool(rad.celler) is bool(celler)


def test_en_kontroll_utan_jamforelse_har_tom_cell() -> None:
    per_id = {rad[0]: rad for rad in _rader()}
    assert per_id["C14"][4] is None
    assert per_id["C06"][4] == 0
    assert per_id["C38"][3] is None
