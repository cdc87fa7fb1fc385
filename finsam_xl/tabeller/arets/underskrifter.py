"""Underskrifter: en rad att skriva på för varje ordinarie plats i styrelsen, aldrig med namn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.layout.table import Line, Table
from finsam_xl.tabeller.kolumner import text

if TYPE_CHECKING:
    from finsam_xl.figurer.underlag import Underlag

__all__ = ["tabell"]

_LINJE = "\n" + "_" * 36


def tabell(underlag: Underlag) -> Table:
    """Samtliga sittande ledamöter skriver under årsredovisningen."""
    ordinarie = (plats for plats in underlag.bokslut.styrelse if plats.grupp == "ordinarie")
    platser = {f"US_{nummer}": plats for nummer, plats in enumerate(ordinarie, start=1)}
    return Table(
        "US",
        "Underskrifter",
        (
            text("organisation", "Organisation", lambda rad: platser[rad.ident].organisation, 30),
            text("underskrift", "Underskrift", lambda _: _LINJE, 40),
        ),
        tuple(Line(ident, plats.roll.capitalize()) for ident, plats in platser.items()),
        label="Roll",
        label_width=20,
    )
