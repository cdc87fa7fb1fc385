"""Bladen i en fil som är saldolistor, med sina kolumner, rader och sin tid, och felen i dem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.kontorubriker import med_kontokolumn
from finsam_xl.inlasning.saldolista.poster import Listsida, arets_kolumner
from finsam_xl.inlasning.saldolista.rader import las_rader
from finsam_xl.inlasning.saldolista.rubriker.rubrikrad import kolumnplan
from finsam_xl.inlasning.saldolista.tiden import tiden, ur_dagen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.inlasning.saldolista.rader import Lista
    from finsam_xl.inlasning.saldolista.tiden import Listtid
    from finsam_xl.sie import Diagnos

__all__ = ["listsidor"]

_TUSENTAL = re.compile(r"(?<!\w)(?:tkr|kkr|mkr|mnkr|tusental(?: kronor)?|000 kr)(?!\w)", re.IGNORECASE)


def listsidor(ark: Sequence[Listark], filnamn: str, stod: Bokstod) -> tuple[list[Listsida], list[Diagnos], list[str]]:
    """Bladen som är saldolistor, felen i dem, och bladen som inte är det."""
    sidor: list[Listsida] = []
    fel: list[Diagnos] = []
    utan: list[str] = []
    for bladet in ark:
        ett, plan = _med_plan(bladet, stod)
        if plan is None:
            utan += [ett.namn] if ett.rader else []
            continue
        lista = las_rader(ett, plan)
        tid = _tiden(ett, plan, filnamn, stod, _sist(lista))
        fel += lista.fel
        fel += _avrundat(ett, plan.rad)
        if tid is None:
            rubriken = ett.plats(plan.rad, plan.kolumner[0].kol)
            fel.append(slag.fyndet(slag.AR_SAKNAS, rubriken, "Inget i listan säger vilket år den gäller."))
        elif lista.rader:
            sidor.append(Listsida(ett, arets_kolumner(plan, tid), lista, tid))
        elif not lista.fel:
            utan.append(ett.namn)
    return sidor, fel, utan


def _med_plan(bladet: Listark, stod: Bokstod) -> tuple[Listark, Kolumnplan | None]:
    """Bladet och dess kolumner, med en kolumn för kontot när kontona är rubriker över sina bokningar."""
    plan = kolumnplan(bladet, stod.objekt)
    if plan is None and (ordnat := med_kontokolumn(bladet)) is not None:
        return ordnat, kolumnplan(ordnat, stod.objekt)
    return bladet, plan


def _sist(lista: Lista) -> str:
    """Den sista månaden som en rad säger, annars det sista året."""
    manader = [rad.manad for rad in lista.rader if len(rad.manad) > len("MM")]
    return max(manader, default="") or str(max((rad.ar for rad in lista.rader if rad.ar), default=""))


def _tiden(ark: Listark, plan: Kolumnplan, filnamn: str, stod: Bokstod, sist: str) -> Listtid | None:
    if stod.dag is not None:
        return ur_dagen(stod.dag, "det som angavs")
    funnen = tiden(ark, plan, filnamn, sist)
    if funnen is None and stod.period is not None:
        return ur_dagen(stod.period, "Grunddata, för listan säger det inte")
    return funnen


def _avrundat(ark: Listark, rubrikrad: int) -> Iterator[Diagnos]:
    for rad in (nr for nr in sorted(ark.rader) if nr <= rubrikrad):
        for kol in sorted(ark.rader[rad]):
            if _TUSENTAL.search(ark.text(rad, kol)):
                plats = ark.plats(rad, kol)
                yield slag.fyndet(slag.TKR, plats, f"{plats} säger att beloppen är i tusental: {ark.text(rad, kol)}.")
