"""Benämningarnas kolumner: kontots, också utan rubrik, och objektets."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.kolumner import Listkolumn, Roll
from finsam_xl.inlasning.saldolista.rubriker.roller import under_rubriken

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finsam_xl.inlasning.saldolista.ark import Listark

__all__ = ["med_kontots_namn", "med_objektens_namn"]


def med_objektens_namn(kolumner: Sequence[Listkolumn]) -> list[Listkolumn]:
    """En andra benämning, efter objektets kolumn, är objektets namn."""
    klara: list[Listkolumn] = []
    for ett in kolumner:
        har_namn = any(fore.roll is Roll.BENAMNING for fore in klara)
        efter_objekt = bool(klara) and klara[-1].roll is Roll.OBJEKT
        if ett.roll is Roll.BENAMNING and efter_objekt and (har_namn or _namn_senare(kolumner, ett)):
            klara.append(replace(ett, roll=Roll.OBJEKTNAMN, dimension=klara[-1].dimension))
        else:
            klara.append(ett)
    return klara


def _namn_senare(kolumner: Sequence[Listkolumn], ett: Listkolumn) -> bool:
    """Om en senare kolumn är kontots benämning, så att den här kan vara objektets."""
    return any(andra.roll is Roll.BENAMNING for andra in kolumner if andra.kol > ett.kol)


def med_kontots_namn(
    ark: Listark, rad: int, kolumner: Sequence[Listkolumn], rubriker: Mapping[int, str]
) -> tuple[Listkolumn, ...]:
    """Kolumnen närmast efter kontot är dess benämning också utan rubrik, om där står texter."""
    konto = next(ett for ett in kolumner if ett.roll is Roll.KONTO)
    efter = konto.kol + 1
    if any(ett.roll is Roll.BENAMNING for ett in kolumner) or efter in rubriker:
        return tuple(kolumner)
    texter = [varde for varde in under_rubriken(ark, rad, efter) if isinstance(varde, str)]
    if not texter:
        return tuple(kolumner)
    return (*kolumner, Listkolumn(efter, "", Roll.BENAMNING))
