"""Bladet Diagram i varje rapport: en tabell med talen och under den diagrammet, i den ordning rapporten har dem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Sheet, amounts
from finsam_xl.tabeller.arets import deltagare, driftredovisning, noter, samverkansinsatser
from finsam_xl.tabeller.diagram import deltagare as deltagardiagram
from finsam_xl.tabeller.diagram import drift, flerar, insatser, medlemmar, plan
from finsam_xl.tabeller.halvar import deltagare as halvarets_deltagare
from finsam_xl.tabeller.halvar import drift as halvarets_drift
from finsam_xl.tabeller.halvar import insatser as halvarets_insatser
from finsam_xl.tabeller.halvar import noter as halvarets_noter
from finsam_xl.tabeller.plan import beviljade_insatser, medlemsavgifter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finsam_xl.figurer.underlag import Underlag
    from finsam_xl.layout.table import Table
    from finsam_xl.tabeller.diagram.staplar import Diagram

__all__ = ["arets", "halvarets", "planens"]


def arets(underlag: Underlag) -> Sheet:
    """Årsredovisningens diagram."""
    return _blad(
        "ÅR Diagram",
        flerar.diagram(underlag),
        drift.diagram(underlag, driftredovisning.tabell(underlag)),
        medlemmar.intakter(underlag, _not1(noter.tabeller(underlag))),
        insatser.kostnader(underlag, samverkansinsatser.tabell(underlag)),
        deltagardiagram.diagram(underlag, deltagare.tabell(underlag)),
    )


def halvarets(underlag: Underlag) -> Sheet:
    """Halvårsredovisningens diagram."""
    return _blad(
        "HR Diagram",
        drift.diagram(underlag, halvarets_drift.tabell(underlag)),
        medlemmar.intakter(underlag, _not1(halvarets_noter.tabeller(underlag))),
        insatser.kostnader(underlag, halvarets_insatser.tabell(underlag)),
        deltagardiagram.diagram(underlag, halvarets_deltagare.tabell(underlag)),
    )


def planens(underlag: Underlag) -> Sheet:
    """Verksamhetsplanens diagram."""
    return _blad(
        "VP Diagram",
        plan.diagram(underlag),
        medlemmar.avgifter(underlag, medlemsavgifter.tabell(underlag)),
        insatser.beviljade(underlag, beviljade_insatser.tabell(underlag)),
    )


def _blad(namn: str, *alla: Diagram) -> Sheet:
    tabeller = tuple(ett.tabell for ett in alla)
    ritade = tuple(ett.diagram for ett in alla if ett.diagram is not None)
    return Sheet(namn, "Diagram", tabeller, unit=any(map(amounts, tabeller)), fit=False, charts=ritade)


def _not1(tabeller: Iterable[Table]) -> Table | None:
    return next((ett for ett in tabeller if ett.ident == "NOT1"), None)
