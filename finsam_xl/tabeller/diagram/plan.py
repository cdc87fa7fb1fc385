"""Diagrammet av planens budget: intäkter, kostnader och resultat under de tre åren."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.figurer.perioder import PLANAR
from finsam_xl.layout.chart import Drawn
from finsam_xl.layout.expr import Figure
from finsam_xl.layout.table import Line
from finsam_xl.layout.value import amount
from finsam_xl.tabeller.diagram.staplar import staplar
from finsam_xl.tabeller.periodbelopp import vald_version

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["diagram"]


def diagram(underlag: Underlag) -> Diagram:
    """Tre staplar per år; kostnaderna positiva."""
    start, version = underlag.period.year, vald_version(underlag)
    budgeterade = {
        rad.period.year - start + 1 for rad in underlag.bokslut.budget if rad.belopp and rad.version == version
    }
    rader = [
        Line(
            f"DIA_BU_{nummer}",
            f"År {start + nummer - 1}",
            cells={
                "intakter": amount(Figure(f"BU_summa_intakter_{nummer}")),
                "kostnader": amount(-Figure(f"BU_summa_kostnader_{nummer}")),
                "resultat": amount(Figure(f"BU_resultat_{nummer}")),
            },
        )
        for nummer in PLANAR
        if nummer in budgeterade
    ]
    return staplar(
        "DIA_BU",
        "Budget under planens år",
        {"intakter": "Intäkter", "kostnader": "Kostnader", "resultat": "Resultat"},
        rader,
        f"Diagrammet ritas inte: Budget har inga belopp för planens år i versionen {version}.",
        slag=Drawn.COLUMNS,
        under="Kostnader visas positiva.",
    )
