"""Tal som text i en mening, som räkneprogrammet skriver dem."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from finsam_xl.arbetsbok.skriva.calc import calculate
from finsam_xl.arbetsbok.skriva.page_head import PageText
from finsam_xl.arbetsbok.skriva.scratch_writer import NamedInput, scratch_workbook
from finsam_xl.belopp import svensk
from finsam_xl.book.stilark import stilark
from finsam_xl.figurer.i_ord import i_ord, utan_minusnoll
from finsam_xl.layout.expr import Context, Name, formula
from finsam_xl.layout.grid import Grid
from finsam_xl.layout.style import Style
from tests.exemplet import UTAN_KRYMPNING

if TYPE_CHECKING:
    from collections.abc import Callable

    from finsam_xl.layout.expr import Expr

GRANSER = [0, 1, 999, 1000, 1001, 999_999, 1_000_000, 1_000_001, 10_050_007, 999_999_999]


@given(tal=st.lists(st.integers(-999_999_999, 999_999_999), max_size=40), decimaler=st.integers(0, 2))
@settings(max_examples=5, deadline=None, phases=UTAN_KRYMPNING)
def test_ett_tal_i_ord_ar_skrivet_pa_svenska(tal: list[int], decimaler: int) -> None:
    """Talet är skrivet i sin sista siffra: 75 med en decimal är 7,5."""
    alla = [*GRANSER, *(-ett for ett in GRANSER), *tal]
    grid = Grid("Blad")
    for nr, _ in enumerate(alla, start=1):
        grid.put(nr, 1, Style.RAD, formula=formula(i_ord(Name(f"tal_nr_{nr}"), decimaler), Context("AR")))
    celler = [NamedInput(f"tal_nr_{nr}", ett) for nr, ett in enumerate(alla, start=1)]
    data = scratch_workbook([grid], {}, tables=[], cells=celler, page=PageText("", ""), styles=stilark)
    bok = CalamineWorkbook.from_filelike(BytesIO(calculate(data, datetime(2026, 3, 2, tzinfo=UTC))))
    skrivna = [str(rad[0]) for rad in bok.get_sheet_by_name("Blad").to_python(skip_empty_area=False)]
    assert skrivna[: len(alla)] == [svensk(Decimal(ett).scaleb(-decimaler), decimaler) for ett in alla]


@pytest.mark.parametrize("text", [i_ord, utan_minusnoll])
def test_en_vand_tom_summa_ar_noll_utan_minus(text: Callable[[Expr], Expr]) -> None:
    """Räknemotorn har en negativ nolla, som den skriver -0."""
    grid = Grid("Blad")
    grid.put(1, 1, Style.RAD, formula=formula(text(-Name("tom_summa")), Context("AR")))
    celler = [NamedInput("tom_summa", 0)]
    data = scratch_workbook([grid], {}, tables=[], cells=celler, page=PageText("", ""), styles=stilark)
    bok = CalamineWorkbook.from_filelike(BytesIO(calculate(data, datetime(2026, 3, 2, tzinfo=UTC))))
    assert bok.get_sheet_by_name("Blad").to_python(skip_empty_area=False)[0][0] == "0"
