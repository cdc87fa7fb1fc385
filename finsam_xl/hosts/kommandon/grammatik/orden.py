"""The reports, and the versions of the budget, as one types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["BUDGETVERSIONER", "RAPPORTER", "kommandoord"]

BUDGETVERSIONER = ("verksamhetsplan", "reviderad", "prognos")
"""The versions of Budget as one types them: the names of modell.Version, which help must not wait for."""
RAPPORTER: Mapping[str, str] = {
    "arsredovisning": "AR",
    "årsredovisning": "AR",
    "halvarsredovisning": "HR",
    "halvårsredovisning": "HR",
    "verksamhetsplan": "VP",
    "bilagor": "BI",
}
"""The reports as one types them, and the prefix by which rapporter.slag.RAPPORTSLAG knows them."""


def kommandoord(prefix: str) -> str:
    """The report with *prefix* as one types it, with its Swedish letters."""
    return [ordet for ordet, ett in RAPPORTER.items() if ett == prefix][-1]
