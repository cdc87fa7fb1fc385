"""Dagen då styrelsen beslutade om en rapport, och rapportens diarienummer: vilken cell i Grunddata som gäller.

Varje rapport har sina egna. En äldre bok har ett enda beslutsdatum för alla, som gäller den rapport det kan gälla.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finsam_xl.figurer.beslutscell import GEMENSAMT_BESLUT, beslutscell, egen_cell
from finsam_xl.modell import Bladprefix

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["beslutsdag", "diarienummer", "fel_beslutsdag", "om_annan_rapport"]


def beslutsdag(prefix: str, grunddata: Mapping[str, object]) -> date | None:
    """Rapportens beslutsdatum, när det kan gälla den.

    En redovisning beslutas efter sin sista dag, och en plan innan dess första år är slut.
    """
    dag, period = grunddata.get(beslutscell(prefix, grunddata)), grunddata.get(f"{prefix}_Period")
    if not isinstance(dag, date):
        return None
    if not isinstance(period, date):
        return dag
    return dag if (dag <= period if prefix == Bladprefix.VP.name else dag > period) else None


def diarienummer(prefix: str, grunddata: Mapping[str, object]) -> str:
    """Rapportens diarienummer, annars förbundets."""
    return str(grunddata.get(egen_cell("Diarienummer", prefix, grunddata)) or grunddata.get("Diarienummer") or "")


def fel_beslutsdag(prefix: str, grunddata: Mapping[str, object]) -> str:
    """Vad som är fel med rapportens eget beslutsdatum, annars tomt."""
    return "" if beslutscell(prefix, grunddata) == GEMENSAMT_BESLUT else om_annan_rapport(prefix, grunddata)


def om_annan_rapport(prefix: str, grunddata: Mapping[str, object]) -> str:
    """Vad som sägs när beslutsdatum finns men inte kan gälla rapporten, annars tomt."""
    cell = beslutscell(prefix, grunddata)
    dag = grunddata.get(cell)
    if not isinstance(dag, date) or beslutsdag(prefix, grunddata) is not None:
        return ""
    period = grunddata[f"{prefix}_Period"]
    plan = prefix == Bladprefix.VP.name
    skalet = f"efter planens första år ({period})" if plan else f"inte efter rapportens sista dag ({period})"
    om = f"Beslutsdatum i Grunddata, {dag}, är {skalet}"
    if cell == GEMENSAMT_BESLUT:
        return f"{om} och gäller en annan rapport: den här är inte beslutad."
    return f"{om}: rapporten räknas inte som beslutad."
