"""Enheterna som ett belopp kan skrivas i, i ett märke och i rapportens tabeller."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["KR_PER_ENHET", "vanliga_decimaler"]

_MILJON: Final = Decimal(1_000_000)
KR_PER_ENHET: Final[Mapping[str, Decimal]] = {"kr": Decimal(1), "tkr": Decimal(1_000), "mnkr": _MILJON, "mkr": _MILJON}
"""Kronor per enhet, efter enhetens ord."""


def vanliga_decimaler(per_enhet: Decimal) -> int:
    """Decimalerna när ingen har valt dem: en i miljoner kronor, annars inga."""
    return int(per_enhet == _MILJON)
