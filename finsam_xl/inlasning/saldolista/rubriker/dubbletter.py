"""En kolumn av varje slag, när flera säger samma sak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista.kolumner import BELOPPSROLLER, Kolumnplan, Listkolumn, Roll
from finsam_xl.inlasning.saldolista.ord import ar_bland, ordlistan, rubrikord

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


__all__ = ["kolumnslaget", "med_valda", "utan_dubbletter"]


def utan_dubbletter(plan: Kolumnplan, nyckel: Callable[[Listkolumn], object]) -> Kolumnplan:
    """En kolumn av varje slag: av två saldon det för den senaste dagen, annars det som tydligast är utgående.

    Av andra gäller den första. De som inte gäller läses inte.
    """
    valda: dict[object, Listkolumn] = {}
    for ett in plan.kolumner:
        forut = valda.get(nyckel(ett))
        if forut is None or _galler_fore(ett, forut):
            valda[nyckel(ett)] = ett
    return med_valda(plan, valda.values())


def med_valda(plan: Kolumnplan, valda: Iterable[Listkolumn]) -> Kolumnplan:
    """Planen med bara kolumnerna *valda*; de andra läses inte."""
    kvar = tuple(sorted(valda, key=lambda ett: ett.kol))
    lasta = {ett.kol for ett in kvar}
    bort = [ett for ett in (*plan.kolumner, *plan.andra) if ett.kol not in lasta]
    olasta = {kol: rubrik for kol, rubrik in plan.olasta.items() if kol not in lasta}
    olasta |= {ett.kol: ett.rubrik for ett in bort}
    andra = tuple(ett for ett in bort if ett.roll in BELOPPSROLLER)
    return Kolumnplan(plan.rad, kvar, dict(sorted(olasta.items())), andra)


def _galler_fore(ett: Listkolumn, andra: Listkolumn) -> bool:
    if ett.roll not in {Roll.UB, Roll.IB}:
        return False
    ena_dagen, andra_dagen = (f"{e.dag or e.manad or ''}" for e in (ett, andra))
    if ena_dagen and andra_dagen:
        return ena_dagen > andra_dagen
    if ett.roll is Roll.IB:
        return (ett.ar or 0) > (andra.ar or 0)
    tydligast = ordlistan()["roller"]["ub"]
    return _rang(ett, tydligast) < _rang(andra, tydligast)


def kolumnslaget(ett: Listkolumn) -> object:
    """Det som skiljer kolumnen från de andra på bladet; två med samma säger samma sak."""
    if ett.roll is Roll.OBJEKTBELOPP:
        return (ett.roll, ett.objekt, ett.ar, ett.fore)
    if ett.roll in {Roll.OBJEKT, Roll.OBJEKTNAMN}:
        return (ett.roll, ett.dimension)
    if ett.roll is Roll.MANADSBELOPP:
        return (ett.roll, ett.ar, ett.fore, ett.manad)
    if ett.roll is Roll.RORELSE:
        return (ett.roll, ett.sida, ett.ar, ett.fore, ett.manad)
    if ett.roll is Roll.UB:
        return (ett.roll, ett.sida, ett.ar, ett.fore)
    return (ett.roll, ett.sida, ett.fore) if ett.roll in BELOPPSROLLER else ett.roll


def _rang(ett: Listkolumn, monster: Sequence[str]) -> int:
    ord_ = rubrikord(ett.rubrik).ord
    return next((plats for plats, ett_ in enumerate(monster) if ar_bland(ord_, [ett_])), len(monster))
