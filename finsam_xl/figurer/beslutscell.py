"""Vilken cell i Grunddata som har rapportens beslutsdatum eller diarienummer: dess egen, eller den som alla delar."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["GEMENSAMT_BESLUT", "beslutscell", "egen_cell"]

GEMENSAMT_BESLUT: Final = "Beslutsdatum"
"""Det enda beslutsdatum som en äldre bok har; en ny bok har ett för varje rapport."""
_REDOVISNINGAR: Final = (Bladprefix.AR.name, Bladprefix.HR.name)


def beslutscell(prefix: str, grunddata: Mapping[str, object]) -> str:
    """Namnet på cellen som rapportens beslutsdatum står i: dess egen, annars den som alla delar i en äldre bok."""
    egen = egen_cell(GEMENSAMT_BESLUT, prefix, grunddata)
    return GEMENSAMT_BESLUT if grunddata.get(egen) is None and GEMENSAMT_BESLUT in grunddata else egen


def egen_cell(vad: str, prefix: str, grunddata: Mapping[str, object]) -> str:
    """Namnet på rapportens egen cell; bilagorna beslutas med den redovisning vars period de har."""
    period = grunddata.get(f"{prefix}_Period")
    if prefix == Bladprefix.BI.name and period is not None:
        prefix = next((ett for ett in _REDOVISNINGAR if grunddata.get(f"{ett}_Period") == period), prefix)
    return f"{vad}_{prefix}"
