"""Bladen i en fil som är saldolistor, med sina kolumner, rader och sin tid, och felen i dem."""

from __future__ import annotations

import re
from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING

from finsam_xl.inlasning.saldolista import slag
from finsam_xl.inlasning.saldolista.bladdelar import bladets_listor
from finsam_xl.inlasning.saldolista.kolumner import MED_BELOPP, Roll
from finsam_xl.inlasning.saldolista.kolumnval import vald_plan
from finsam_xl.inlasning.saldolista.kontolangd import med_hela_konton
from finsam_xl.inlasning.saldolista.kontorubriker import med_kontokolumn
from finsam_xl.inlasning.saldolista.poster import INGAENDE_MANAD, Listsida, arets_kolumner, arsnumret
from finsam_xl.inlasning.saldolista.radceller import ett_belopp
from finsam_xl.inlasning.saldolista.rader import las_rader
from finsam_xl.inlasning.saldolista.radslag import kontot_i
from finsam_xl.inlasning.saldolista.rubriker.rubrikrad import kolumnplan
from finsam_xl.inlasning.saldolista.rubriker.tecken import med_tecken
from finsam_xl.inlasning.saldolista.tid.tiden import tiden, ur_dagen
from finsam_xl.sie.lexer import visa

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from finsam_xl.inlasning.saldolista.ark import Listark
    from finsam_xl.inlasning.saldolista.bokstod import Bokstod
    from finsam_xl.inlasning.saldolista.kolumner import Kolumnplan
    from finsam_xl.inlasning.saldolista.rader import Lista
    from finsam_xl.inlasning.saldolista.tid.tiden import Listtid
    from finsam_xl.sie import Diagnos

__all__ = ["listsidor"]

_BORJAN = 20
"""Så många rader av ett blad som inte är en lista kan säga att beloppen är i tusental."""
_TUSENTAL = re.compile(
    r"(?<!\w)(?:tkr|kkr|mkr|mnkr|tusental(?: kronor)?|tusen(?: kr| kronor)?|1 ?000[- ]?tal|000 kr)(?!\w)", re.IGNORECASE
)


def listsidor(ark: Sequence[Listark], filnamn: str, stod: Bokstod) -> tuple[list[Listsida], list[Diagnos], list[str]]:
    """Bladen som är saldolistor, felen i dem, och bladen som inte är det."""
    sidor: list[Listsida] = []
    fel: list[Diagnos] = []
    utan: list[str] = []
    avrundade: list[Diagnos] = []
    tomma: list[Diagnos] = []
    for bladet in sorted((lista for ett in ark for lista in bladets_listor(ett)), key=lambda ett: ett.dolt):
        if bladet.dolt and (sidor or fel):
            utan.append(f"{bladet.namn} (dolt)")
            continue
        ett, plan = _med_plan(bladet, stod)
        if plan is None:
            utan += [ett.namn] if ett.rader else []
            avrundade += _avrundat(ett, _BORJAN)
            continue
        fel += _konton_ovanfor(ett, plan)
        lista = las_rader(ett, plan)
        med_hela_konton(ett, plan, lista)
        tid = _tiden(ett, plan, filnamn, stod, _sist(lista))
        fel += lista.fel
        fel += _avrundat(ett, plan.rad)
        if tid is None:
            rubriken = ett.plats(plan.rad, plan.kolumner[0].kol)
            fel.append(slag.fyndet(slag.AR_SAKNAS, rubriken, "Inget i listan säger vilket år den gäller."))
        elif utanfor := [*_utanfor(ett, lista, tid), *_senare_manader(ett, plan, lista, tid)]:
            fel += utanfor
        elif lista.rader:
            arets, oklart = vald_plan(ett, arets_kolumner(plan, tid), lista.rader, tid)
            fel += oklart
            sidor.append(Listsida(ett, arets, lista, tid))
        elif not lista.fel:
            utan.append(ett.namn)
            tomma += _utan_konton(ett, plan, lista)
    return sidor, fel or ([] if sidor else avrundade or tomma), utan


def _med_plan(bladet: Listark, stod: Bokstod) -> tuple[Listark, Kolumnplan | None]:
    """Bladet och dess kolumner, med en kolumn för kontot när kontona är rubriker över sina bokningar."""
    plan = kolumnplan(bladet, stod.objekt)
    if plan is None and (ordnat := med_kontokolumn(bladet)) is not None:
        bladet, plan = ordnat, kolumnplan(ordnat, stod.objekt)
    return med_tecken(bladet, plan) if plan is not None else (bladet, None)


def _konton_ovanfor(ark: Listark, plan: Kolumnplan) -> Iterator[Diagnos]:
    """Felet om ett konto med belopp står ovanför rubrikerna, där inget läses."""
    kontokol = plan.med(Roll.KONTO)[0].kol
    for rad in (nr for nr in sorted(ark.rader) if nr < plan.rad):
        celler = ark.rader[rad]
        belopp = (celler.get(ett.kol) for ett in plan.med(*MED_BELOPP))
        if kontot_i(celler.get(kontokol))[0] and any(isinstance(ett_belopp(v, ","), Decimal) for v in belopp if v):
            plats = ark.plats(rad, kontokol)
            text = f"{plats} är ett konto med belopp ovanför rubrikerna, som står på rad {plan.rad}."
            yield slag.fyndet(slag.INGEN_LISTA, plats, text, rad)
            return


def _utan_konton(ark: Listark, plan: Kolumnplan, lista: Lista) -> Iterator[Diagnos]:
    """Felet i ett blad som har en saldolistas rubriker men inget konto under dem: vad som står i stället."""
    kontokol = plan.med(Roll.KONTO)[0].kol
    for rad in lista.hoppade:
        if text := ark.text(rad, kontokol):
            plats = ark.plats(rad, kontokol)
            yield slag.fyndet(slag.KONTO, plats, f"Ingen rad har ett konto. I {plats} står «{visa(text)}».", rad)
            return


def _sist(lista: Lista) -> str:
    """Den sista månaden det år som flest rader säger, annars det sista året."""
    manader = [rad.manad for rad in lista.rader if len(rad.manad) > len("MM")]
    flest = Counter(manad[:4] for manad in manader).most_common(1)
    i_aret = [manad for manad in manader if flest and manad.startswith(flest[0][0])]
    return max(i_aret, default="") or str(max((rad.ar for rad in lista.rader if rad.ar), default=""))


def _utanfor(ark: Listark, lista: Lista, tid: Listtid) -> Iterator[Diagnos]:
    """Rader vars egen dag eller månad inte ligger i det som listan gäller."""
    for rad in lista.rader:
        ett_annat_ar = rad.ar is not None and rad.ar != tid.dag.year
        if len(rad.tid) <= len("MM") or rad.tid.endswith(INGAENDE_MANAD) or ett_annat_ar:
            continue
        start, slut = (f"{dag:%Y%m%d}"[: len(rad.tid)] for dag in (tid.ar.start, tid.dag))
        if not start <= rad.tid <= slut:
            plats = ark.plats(rad.rad, rad.tidkol)
            galler = f"{tid.ar.start} till {tid.dag}, som listan gäller (ur {visa(tid.kalla)})"
            text = f"{plats}: {visa(ark.text(rad.rad, rad.tidkol))} ligger inte i {galler}."
            yield slag.fyndet(slag.TID, plats, text, rad.rad)


def _tiden(ark: Listark, plan: Kolumnplan, filnamn: str, stod: Bokstod, sist: str) -> Listtid | None:
    if stod.dag is not None:
        return ur_dagen(stod.dag, "det som angavs")
    funnen = tiden(ark, plan, filnamn, sist)
    if funnen is None and stod.period is not None:
        return ur_dagen(stod.period, "Grunddata, för listan säger det inte")
    return funnen


def _senare_manader(ark: Listark, plan: Kolumnplan, lista: Lista, tid: Listtid) -> Iterator[Diagnos]:
    """Månadernas kolumner med belopp efter den dag som listan gäller till."""
    for ett in plan.med(Roll.MANADSBELOPP):
        arets = arsnumret(ett, tid) == 0 and min(ett.manad[-2:], "12") > f"{tid.dag:%m}"
        if arets and tid.ar.slut.year == tid.dag.year and any(rad.belopp.get(ett.kol) for rad in lista.rader):
            plats = ark.plats(plan.rad, ett.kol)
            text = f"{plats}: «{ett.rubrik}» har belopp efter {tid.dag}, som listan gäller till (ur {visa(tid.kalla)})."
            yield slag.fyndet(slag.TID, plats, text)


def _avrundat(ark: Listark, rubrikrad: int) -> Iterator[Diagnos]:
    for rad in (nr for nr in sorted(ark.rader) if nr <= rubrikrad):
        for kol in sorted(ark.rader[rad]):
            if _TUSENTAL.search(ark.text(rad, kol)):
                plats = ark.plats(rad, kol)
                yield slag.fyndet(slag.TKR, plats, f"{plats} säger att beloppen är i tusental: {ark.text(rad, kol)}.")
