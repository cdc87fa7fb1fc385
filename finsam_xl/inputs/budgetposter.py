"""Posterna som ett belopp i Budget kan ha: driftredovisningens, och de egna radernas i den."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inputs.schema import BUDGETPOSTER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.modell import Rapportrad

__all__ = ["budgetposter"]


def budgetposter(egna: Iterable[Rapportrad]) -> tuple[str, ...]:
    """Posterna när *egna* är förbundets egna rader; en egen rads post är dess id utan DR_."""
    return (*BUDGETPOSTER, *(rad.id.removeprefix("DR_") for rad in egna if rad.tabell == "DR"))
