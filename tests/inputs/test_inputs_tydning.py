"""Vad en text kan betyda som tal eller dag: en läsning är säker, två är ingen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finsam_xl.belopp import svensk
from finsam_xl.inputs import tydning


@pytest.mark.parametrize(
    ("text", "talen"),
    [
        ("2 600 000", ["2600000"]),
        ("2\u00a0600\u202f000", ["2600000"]),
        (" 2600000 ", ["2600000"]),
        ("1.234,50", ["1234.50"]),
        ("1,234.50", ["1234.50"]),
        ("1.234.567", ["1234567"]),
        ("1 234,5", ["1234.5"]),
        ("1234.567", ["1234.567"]),
        ("0,234", ["0.234"]),
        ("-1 449", ["-1449"]),
        ("\u2212 1 449,00", ["-1449.00"]),
        ("+5", ["5"]),
        ("2 600 000 kr", ["2600000"]),
        ("100:-", ["100"]),
        ("1.234", ["1234", "1.234"]),
        ("1,234", ["1234", "1.234"]),
        ("-1.234", ["-1234", "-1.234"]),
        ("1 234,567", ["1234.567", "1234567"]),
        ("12 34", []),
        ("(1 449)", []),
        ("1449-", []),
        ("5 tkr", []),
        ("1e5", []),
        ("40 %", []),
        ("1234567890123456", []),
        ("٣", []),
        ("ettusen", []),
        ("", []),
    ],
)
def test_talen_som_en_text_kan_betyda(text: str, talen: list[str]) -> None:
    assert tydning.tal(text) == tuple(map(Decimal, talen))


@pytest.mark.parametrize(
    ("text", "dagarna"),
    [
        ("2025-12-31", [(2025, 12, 31)]),
        ("2025/1/5", [(2025, 1, 5)]),
        ("20251231", [(2025, 12, 31)]),
        ("31.12.2025", [(2025, 12, 31)]),
        ("31/12 2025", [(2025, 12, 31)]),
        ("den 31 december 2025", [(2025, 12, 31)]),
        ("1 maj 2025", [(2025, 5, 1)]),
        ("2025-12-31 00:00:00", [(2025, 12, 31)]),
        ("5/5/2025", [(2025, 5, 5)]),
        ("03/04/2025", [(2025, 4, 3), (2025, 3, 4)]),
        ("03042025", [(2025, 4, 3), (2025, 3, 4)]),
        ("2025-12-31 12:00", []),
        ("25-12-31", []),
        ("2025-13-01", []),
        ("2025-02-30", []),
        ("9999-12-31", []),
        ("december 2025", []),
    ],
)
def test_dagarna_som_en_text_kan_betyda(text: str, dagarna: list[tuple[int, int, int]]) -> None:
    assert tydning.dagar(text) == tuple(date(*ett) for ett in dagarna)


def test_en_andel_med_och_utan_procenttecken() -> None:
    assert tydning.andel("40 %") == (Decimal("0.40"),)
    assert tydning.andel("0,4") == (Decimal("0.4"),)


@given(st.decimals(-(10**12), 10**12, places=2))
def test_ett_belopp_som_vi_sjalva_skriver_det_har_en_enda_lasning(belopp: Decimal) -> None:
    assert tydning.tal(svensk(belopp, 2)) == (belopp,)


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_en_dag_som_vi_sjalva_skriver_den_har_en_enda_lasning(dag: date) -> None:
    assert tydning.dagar(dag.isoformat()) == (dag,)


@given(st.text())
def test_ingen_text_far_lasningen_att_brista(text: str) -> None:
    assert len(tydning.tal(text)) <= 2
    assert len(tydning.dagar(text)) <= 3
    assert tydning.stada(tydning.stada(text)) == tydning.stada(text)


@pytest.mark.parametrize("kant", [" ", "\u00a0", "\t", "\n", "\r\n", "\u200b", "\ufeff", "\u2060", "\u3000", "\u00ad"])
def test_det_osynliga_i_kanten_stadas(kant: str) -> None:
    assert tydning.stada(f"{kant}Gävle {kant}") == "Gävle"
    assert tydning.stada(f"Gävle{kant}kommun") == f"Gävle{kant}kommun"
