"""Dagen då styrelsen beslutade om en rapport: Grunddata har ett enda beslutsdatum, och boken flera rapporter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["beslutsdag", "om_annan_rapport"]


def beslutsdag(prefix: str, grunddata: Mapping[str, object]) -> date | None:
    """Beslutsdatum, när det kan gälla rapporten.

    En redovisning beslutas efter sin sista dag, och en plan innan dess första år är slut.
    """
    dag, period = grunddata.get("Beslutsdatum"), grunddata.get(f"{prefix}_Period")
    if not isinstance(dag, date):
        return None
    if not isinstance(period, date):
        return dag
    return dag if (dag <= period if prefix == Bladprefix.VP else dag > period) else None


def om_annan_rapport(prefix: str, grunddata: Mapping[str, object]) -> str:
    """Vad som sägs när beslutsdatum finns men inte kan gälla rapporten, annars tomt."""
    dag = grunddata.get("Beslutsdatum")
    if not isinstance(dag, date) or beslutsdag(prefix, grunddata) is not None:
        return ""
    period = grunddata[f"{prefix}_Period"]
    plan = prefix == Bladprefix.VP
    skalet = f"efter planens första år ({period})" if plan else f"inte efter rapportens sista dag ({period})"
    return f"Beslutsdatum i Grunddata, {dag}, är {skalet} och gäller en annan rapport: den här är inte beslutad."
