"""Kvot: andelen som den trycks, och inget svar utan nämnare."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from finsam_xl.belopp import KRONA, NOLL, avrunda
from finsam_xl.regler.kvot import kvot

Fall = dict[str, Any]


def test_kvot_i_procent(fall: Fall) -> None:
    assert avrunda(100 * kvot(fall["taljare"], fall["namnare"]), KRONA) == fall["procent"]


@pytest.mark.parametrize("taljare", [Decimal(1), NOLL])
def test_utan_namnare_ar_det_divisionsfel_ocksa_for_noll(taljare: Decimal) -> None:
    with pytest.raises(ZeroDivisionError, match="Nämnaren är 0"):
        kvot(taljare, NOLL)
