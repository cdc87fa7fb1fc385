"""Kvot: ett tal i förhållande till ett annat, som andel (0,63 är 63 %).

Alla nyckeltal är kvoter. Saknas nämnare finns inget nyckeltal: i Excel divisionsfel, här ZeroDivisionError.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

__all__ = ["kvot"]


def kvot(taljare: Decimal, namnare: Decimal) -> Decimal:
    """Täljaren delad med nämnaren, oavrundad; tecknen är talens egna.

    Raises:
        ZeroDivisionError: nämnaren är 0 (Excels #DIVISION/0!).

    """
    if namnare == 0:
        raise ZeroDivisionError("Nämnaren är 0, så andelen är inte bestämd. Fyll i beloppet som andelen räknas på.")
    return taljare / namnare
