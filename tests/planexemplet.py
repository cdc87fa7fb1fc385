"""Exemplet Gävleborg 2022–2024: verksamhetsplanens bok, och vad planen räknar fram."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from finsam_xl.arbete.bygg.skiss import skissa
from finsam_xl.arbetsbok.bok import Bok
from finsam_xl.inputs import las_bok
from finsam_xl.rapporter.placerad import bygg
from finsam_xl.rapporter.slag import VERKSAMHETSPLAN
from tests.exemplet import TID, kontrollerna, skapad

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finsam_xl.arbete.bygg.kontrollresultat import Kontrollresultat
    from finsam_xl.arbete.bygg.skiss import Skiss
    from finsam_xl.modell import Bokslut

EXEMPEL = "gavleborg-plan-2022"


@cache
def planen() -> Bokslut:
    """Exempelboken."""
    bokslut = las_bok(Bok(skapad(EXEMPEL).read_bytes())).bokslut
    assert bokslut is not None
    return bokslut


def planskiss(bokslut: Bokslut) -> Skiss:
    """Hela verksamhetsplanen för *bokslut*, uträknad."""
    return skissa(bygg(VERKSAMHETSPLAN, bokslut, TID), bokslut, TID)


@cache
def exempelplan() -> Skiss:
    """Exemplets verksamhetsplan, uträknad en gång."""
    return planskiss(planen())


@cache
def planens_kontroller() -> Mapping[str, Kontrollresultat]:
    """Exemplets kontroller, uträknade en gång."""
    return kontrollerna(exempelplan())


def reagerar(bokslut: Bokslut) -> dict[str, str]:
    """De kontroller som säger något annat än om exemplet: «FEL 5000», skillnaden i kr eller antal."""
    som_vanligt = planens_kontroller()
    return {
        ident: f"{ny.utfall} {ny.skillnad.normalize():f}"
        for ident, ny in kontrollerna(planskiss(bokslut)).items()
        if (ny.utfall, ny.skillnad) != (som_vanligt[ident].utfall, som_vanligt[ident].skillnad)
    }


def med_budget(bokslut: Bokslut, **andrat: object) -> Bokslut:
    """*bokslut* där första budgetraden för insatsmedel har andra uppgifter."""
    rader = list(bokslut.budget)
    plats = next(nr for nr, rad in enumerate(rader) if rad.post == "insatsmedel")
    rader[plats] = replace(rader[plats], **andrat)  # type: ignore[arg-type]
    return replace(bokslut, budget=tuple(rader))
