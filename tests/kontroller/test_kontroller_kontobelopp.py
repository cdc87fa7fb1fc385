"""Vad en siffra lägger ihop, läst ur bokens rader: huvudboken, objekten och budgeten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finsam_xl.figurer.underlag import underlag
from finsam_xl.kontroller.kontobelopp import Rapportbelopp
from finsam_xl.layout.expr import Figure, call, number
from finsam_xl.layout.terms import TermsOf
from finsam_xl.rapporter.slag import ARSREDOVISNING, innehall
from tests.exemplet import exemplet

if TYPE_CHECKING:
    from decimal import Decimal

    from finsam_xl.layout.expr import Expr

UNDERLAG = underlag(exemplet(), "AR")
POSTER = {post.ident: post for grupp in innehall(ARSREDOVISNING, UNDERLAG).poster.values() for post in grupp}


def summan(uttryck: Expr) -> Decimal | None:
    return Rapportbelopp(UNDERLAG).summan(TermsOf(POSTER).terms(uttryck))


@pytest.mark.parametrize(
    ("ident", "kr"),
    [
        ("RR_arets_resultat", -1_451_400),
        ("RR_intakter", 18_920_000),
        ("NOT1_ovriga", 0),
        ("DB_stat", 9_460_000),
        ("DB_insatsmedel", -18_012_000),
    ],
)
def test_summan_ar_bokens_rader(ident: str, kr: int) -> None:
    assert summan(Figure(ident)) == kr


def test_perioden_och_jamforelsen_ar_var_sitt_ar() -> None:
    forra = sum(-rad.belopp for rad in exemplet().saldon if rad.rad == "RR_intakter" and rad.period.year == 2024)
    assert summan(Figure("RR_intakter", period=False)) == forra


def test_det_som_inte_ar_en_summa_ar_okant() -> None:
    assert summan(Figure("NT_soliditet")) is None
    assert summan(call("MAX", Figure("RR_intakter"), number(0))) is None
