"""Det som programmet kan göra åt ett fel, så som meddelandena säger det: ett ställe per handling."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.handlingar import Handling, gor

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["HANDLINGAR", "RATTA"]

RATTA = f" Programmet kan göra det: {gor(Handling.RATTA)}."
"""Meningen efter rådet i ett fel som programmet kan rätta."""
HANDLINGAR: Mapping[str, str] = {"skapa": gor(Handling.SKAPA), "ratta": RATTA}
"""Handlingarna efter namnet som meddelandena ger dem."""
