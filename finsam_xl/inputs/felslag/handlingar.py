"""Det som programmet kan göra åt ett fel, så som meddelandena säger det: ett ställe per handling."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HANDLINGAR", "RATTA"]

RATTA = " Programmet kan göra det: knappen Kontrollera, eller finsam kontrollera BOK --rätta."
"""Meningen efter rådet i ett fel som programmet kan rätta."""
HANDLINGAR: Mapping[str, str] = {"skapa": "finsam skapa", "ratta": RATTA}
"""Handlingarna efter namnet som meddelandena ger dem."""
