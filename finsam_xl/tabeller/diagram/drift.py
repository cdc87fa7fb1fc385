"""Diagrammet av budget och utfall: driftredovisningens rader, med kostnaderna positiva så att de går att jämföra."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.tabeller.arets.driftredovisning import ar_kostnad
from finsam_xl.tabeller.diagram.staplar import rader, staplar, vand

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Table
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["diagram"]


def diagram(underlag: Underlag, tabell: Table) -> Diagram:
    """Utfall och budget per rad i driftredovisningen *tabell*; utan budget finns inget att jämföra med."""
    version = underlag.rapportval("Budgetversion")
    negativa = underlag.rapportval("Tecken_drift") != "positiva"
    egna = (
        vand(rad) if negativa and ar_kostnad(underlag, rad.ident) else rad
        for rad in rader(underlag, tabell, {"utfall": "DR", "budget": "DB"})
    )
    helar = not underlag.har("Helar")
    return staplar(
        "DIA_DR",
        "Budget och utfall",
        {
            "utfall": "Utfall" if helar else f"Utfall till och med {underlag.period}",
            "budget": f"Budget enl. {version}" if helar else f"Helårsbudget enl. {version}",
        },
        egna if _har_budget(underlag, version) else (),
        f"Diagrammet ritas inte: Budget har inga belopp för perioden i versionen {version}.",
        under="Kostnader visas positiva.",
    )


def _har_budget(underlag: Underlag, version: str) -> bool:
    dagar = {underlag.period, underlag.bokslut.grunddata.get(f"{underlag.prefix}_Helar")}
    return any(
        rad.belopp and rad.version == version and (rad.period in dagar or rad.hela_perioden is not None)
        for rad in underlag.bokslut.budget
    )
