"""Headings that a table of ours has in older workbooks, and what the same column is called now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["nutida"]

_FORNA: Final[Mapping[tuple[str, str], str]] = {("Insatser", "Memorad"): "Visas efter summan"}
"""By the table and the old heading. The old heading stands in the workbook as long as its owner lets it."""


def nutida(tabell: str, rubriker: Sequence[str]) -> tuple[str, ...]:
    """The headings as they are called now; one whose new name the table has besides is a column of its owner's."""
    nya = [_FORNA.get((tabell, rubrik), rubrik) for rubrik in rubriker]
    return tuple(gammal if ny in rubriker else ny for ny, gammal in zip(nya, rubriker, strict=True))
