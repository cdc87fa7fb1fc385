"""Text utifrån som blir en cell förblir text, och ett negativt belopp förblir ett belopp."""

from __future__ import annotations

import pytest

from finsam_xl.formelskydd import skyddad


@pytest.mark.parametrize("text", ["=1+1", "+46", "-2+3+cmd|' /C calc'!A0", "-", "@SUMMA(A1)", "\t=1", "-1 -2", "-A1"])
def test_det_som_borjar_som_en_formel_skyddas(text: str) -> None:
    assert skyddad(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "Ung framåt", "-1 234,50", "-1\u00a0234 tkr", "-12,5 %", "−5"])
def test_annat_star_som_det_ar(text: str) -> None:
    assert skyddad(text) == text
