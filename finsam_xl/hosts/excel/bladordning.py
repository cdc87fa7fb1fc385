"""The tabs of an open workbook, moved to stand as those of the finished one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings

    from finsam_xl.arbetsbok.ympa.flikordning import Flikflytt
    from finsam_xl.hosts.excel.angra import Angra

__all__ = ["flytta_blad"]


def flytta_blad(bok: xlwings.Book, flyttar: Sequence[Flikflytt], angra: Angra) -> None:
    """Move the sheets, and remember where they stood."""
    for ett in flyttar:
        angra.med(partial(_flytta, bok, ett.namn, ett.stod_fore))
        _flytta(bok, ett.namn, ett.fore)


def _flytta(bok: xlwings.Book, namn: str, fore: str) -> None:
    impl: Any = bok.sheets[namn].impl
    if fore:
        impl.move(before=bok.sheets[fore].impl, after=None)
    else:
        impl.move(before=None, after=bok.sheets[-1].impl)
