"""Raderna som en ny bok har i tabellerna om rapporternas form: lagens, så som programmet trycker dem utan dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.falt import rader
from finsam_xl.uppstallning.erbjudna import ERBJUDNA_NOTER, rader_med_hanvisningar
from finsam_xl.uppstallning.lagens import LAGENS_NOTER, LAGENS_RADER

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.inputs.falt import Cellvarde

__all__ = ["nya_rader", "standardrader"]


def standardrader() -> Mapping[str, tuple[tuple[Cellvarde, ...], ...]]:
    """Raderna per tabell; en bok med dem är den bok som saknar tabellen."""
    return {"Rapportrader": rader("Rapportrader", LAGENS_RADER), "Noter": rader("Noter", LAGENS_NOTER)}


def nya_rader() -> Mapping[str, tuple[tuple[Cellvarde, ...], ...]]:
    """Raderna per tabell i en bok för ett nytt förbund: också lagens andra noter, och hänvisningarna till dem."""
    noter = rader("Noter", (*LAGENS_NOTER, *ERBJUDNA_NOTER))
    return {"Rapportrader": rader("Rapportrader", rader_med_hanvisningar()), "Noter": noter}
